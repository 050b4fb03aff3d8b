"""Whole tables for other programs, against the laid rows and the loaders of pages."""

import polars as pl
import pytest

from data.measures.counts import COUNTS
from data.measures.metric import with_value
from data.measures.metrics import METRICS
from data.scope import REFORM, SCHEMES, Reader, Scope
from data.store.snapshot import Snapshot
from queries import tables
from queries.counts import counts_by_date
from queries.quality import findings
from queries.tables import TABLES
from tests.queries.laid_places import DATES, UNITS
from tests.queries.laid_rows import SITES
from tests.queries.obvious_places import snapshots_of
from tests.queries.scopes import OF_11, OF_31, counting, place

NATIONAL = Reader()


def whole(snapshot: Snapshot, name: str, reader: Reader = NATIONAL) -> pl.DataFrame:
    return pl.concat(TABLES[name].frames(snapshot, reader))


@pytest.mark.parametrize("reader", (NATIONAL, OF_11, OF_31), ids=lambda reader: reader.province)
@pytest.mark.parametrize("name", TABLES)
def test_every_frame_has_the_columns_that_the_table_declares(laid: Snapshot, name: str, reader: Reader):
    for frame in TABLES[name].frames(laid, reader):
        assert dict(frame.schema) == dict(TABLES[name].schema)


@pytest.mark.parametrize("reader", (NATIONAL, OF_11, OF_31), ids=lambda reader: reader.province)
@pytest.mark.parametrize("level", ("province", "commune"))
def test_places_are_the_sites_of_every_date_in_both_schemes(laid: Snapshot, level: str, reader: Reader):
    rows = whole(laid, f"counts_by_{level}", reader).filter(pl.col("stations") > 0)
    found = {row[:3]: row[3] for row in rows.select("date", "scheme", "code", "stations").iter_rows()}
    expected: dict[tuple, int] = {}
    for day in DATES:
        for scheme in SCHEMES:
            for site in counting(day, Scope(scheme)):
                key = (day, scheme, place(site, scheme, level))
                expected[key] = expected.get(key, 0) + 1
    assert found == expected
    assert rows["stations_estimated"].sum() > 0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("level", ("province", "commune"))
def test_places_add_up_to_the_country_of_every_date(laid: Snapshot, level: str, scheme: str):
    rows = whole(laid, f"counts_by_{level}").filter(scheme=scheme)
    summed = rows.group_by("date").agg(pl.col(*COUNTS).sum()).sort("date")
    assert summed.equals(counts_by_date(laid, Scope(scheme)))


def test_values_are_numerator_over_denominator(laid: Snapshot):
    counted, valued = whole(laid, "counts_by_commune"), whole(laid, "metrics_by_commune")
    for metric in METRICS:
        assert valued[metric.key].equals(with_value(counted, metric)["value"], check_names=False), metric.key
    assert valued["stations_with_doctor"].null_count() > 0


@pytest.mark.parametrize("reader", (NATIONAL, OF_11), ids=lambda reader: reader.province)
def test_the_register_is_that_of_the_last_date_without_telephones(laid: Snapshot, reader: Reader):
    rows = whole(laid, "stations", reader)
    last = {site: snapshots_of(site)[-1] for site in SITES}
    listed = {site for site, (day, _) in last.items() if day == DATES[-1]}
    if reader is NATIONAL:
        assert set(rows["station_id"]) == listed
        assert 0 < rows["counts"].sum() < rows.height
    else:
        assert set(rows["province34"]) == {"11"} and rows.height < len(listed)
    assert "phone" not in rows.columns
    total = counts_by_date(laid, Scope(reader=reader)).row(-1, named=True)
    assert {name: rows[name].sum() for name in COUNTS} == {name: total[name] for name in COUNTS}


def test_findings_are_those_of_every_date(laid: Snapshot):
    rows = whole(laid, "quality_findings").drop("scheme")
    expected = [
        findings(laid.on(day), Scope("34" if day >= REFORM else "63")).with_columns(date=day) for day in DATES
    ]
    assert rows.height and rows.equals(pl.concat(expected).select(rows.columns))


@pytest.mark.parametrize("reader", (NATIONAL, OF_11, OF_31), ids=lambda reader: reader.province)
def test_units_are_all_whoever_reads(laid: Snapshot, reader: Reader):
    keys = ("scheme", "level", "code", "name_vi", "province_code", "valid_to")
    expected = {tuple(unit[key] for key in keys) for unit in UNITS}
    found = whole(laid, "units", reader).select(*(key.removesuffix("_code") for key in keys))
    assert set(found.iter_rows()) == expected


def test_a_table_is_never_whole_in_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 4)
    made = []

    def rows(_snapshot: object, _reader: object):
        for number in range(7):
            made.append(number)
            yield pl.DataFrame({"a": [number] * 3})

    frames = tables.Table({"a": pl.Int64}, rows).frames(None, NATIONAL)
    assert next(frames)["a"].to_list() == [0] * 3 + [1] * 3
    assert made == [0, 1]
    assert sum(frame.height for frame in frames) == 15


def test_a_table_without_rows_is_its_heading():
    [frame] = tables.Table({"a": pl.Date}, lambda _snapshot, _reader: iter(())).frames(None, NATIONAL)
    assert frame.is_empty() and frame.columns == ["a"]
