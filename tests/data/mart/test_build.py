"""Units of both eras and what the snapshots before decide, on dates written by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from data.checks.check import check_date
from data.checks.landing import DatedFolder
from data.contract import LEDGER_IDS
from data.geography.points import load_points
from data.geography.units import Units, load_units
from data.mart.build import Judging, build_mart, build_station_period, snapshots
from data.measures.deadline import report_deadline
from data.settings import settings

MAY, JUNE, JULY = date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31)
MAY_2024 = date(2024, 5, 31)
AUGUST, SEPTEMBER, OCTOBER = date(2025, 8, 31), date(2025, 9, 30), date(2025, 10, 31)
Row = dict[str, Any]


class Country:
    """Rows by date; `mart` checks them and puts them together as the publisher does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[date, dict[str, list[Row]]] = {}

    def site(
        self, day: date, code: str, ledgers: str | None = None, reported: bool = False, **more: Any
    ) -> None:
        tables = self.rows.setdefault(day, {"station": [], "station_report": [], "ledger_status": []})
        given = {"station_id": "S1", "name": "Trạm", "site_kind": "station", "commune_code": code} | more
        tables["station"].append({"platform_since": date(2021, 1, 1), "opened_on": None} | given)
        if reported:
            tables["station_report"].append({"station_id": given["station_id"]})
        words = {"P": "paper_only", "B": "parallel", "E": "electronic_only", "N": "not_applicable"}
        for ledger, letter in zip(LEDGER_IDS, ledgers or "", strict=False):
            if letter != "-":
                row = {"station_id": given["station_id"], "ledger_id": ledger, "state": words[letter]}
                tables["ledger_status"].append(row)

    @contextmanager
    def mart(self) -> Iterator[duckdb.DuckDBPyConnection]:
        partitions = {day: self._partition(day, tables) for day, tables in self.rows.items()}
        out = self.folder / "mart.duckdb"
        build_mart(out, partitions, load_units(), Judging(settings().thresholds))
        with duckdb.connect(str(out), read_only=True) as connection:
            yield connection

    def column(self, name: str) -> list[Any]:
        """One column of station_period over the dates of site S1, oldest first."""
        with self.mart() as mart:
            question = "FROM station_period JOIN station USING (site) WHERE station_id = 'S1' ORDER BY date"
            return mart.sql(question).pl()[name].to_list()

    def _partition(self, day: date, tables: dict[str, list[Row]]) -> Path:
        landing, out = self.folder / "landing" / day.isoformat(), self.folder / "out" / day.isoformat()
        out.mkdir(parents=True)
        landing.mkdir(parents=True)
        for table, rows in tables.items():
            if rows:
                path = landing / table / "a.parquet"
                path.parent.mkdir()
                pl.DataFrame(
                    rows, infer_schema_length=None, schema_overrides={"opened_on": pl.Date}
                ).write_parquet(path)
        check_date(DatedFolder(day, landing), load_units().communes_on(day), out)
        build_station_period(out, day, report_deadline(day, 5, settings().swapped_days))
        return out


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path)


def split_commune(units: Units) -> tuple[str, list[str], str]:
    """A legacy commune that was split, its parts, and the default one."""
    old = units.succession.filter(~pl.col("whole"))["old_code"].sort()[0]
    parts = units.succession.filter(pl.col("old_code") == old)
    return old, parts["new_code"].sort().to_list(), parts.filter("default")["new_code"].item()


def whole_commune(units: Units) -> tuple[str, str]:
    pair = units.succession.filter("whole").sort("old_code").row(0, named=True)
    return pair["old_code"], pair["new_code"]


def point_of(scheme: str, code: str) -> tuple[float, float]:
    row = load_points().filter(scheme=scheme, code=code).row(0, named=True)
    return row["latitude"], row["longitude"]


def test_a_commune_that_went_over_whole_needs_no_estimate(country):
    old, new = whole_commune(load_units())
    country.site(JUNE, old)
    with country.mart() as mart:
        row = mart.sql("SELECT commune63, commune34, estimated63, estimated34 FROM station_period").fetchall()
    assert row == [(old, new, False, False)]


def test_the_sites_own_snapshot_nearest_to_the_reform_decides(country):
    old, parts, _ = split_commune(load_units())
    for part in parts:
        for day, code in ((MAY, old), (JUNE, old), (JULY, part), (AUGUST, parts[0])):
            country.site(day, code, station_id=f"S{part}")
    with country.mart() as mart:
        rows = mart.sql(
            "SELECT station_id, date, commune34, commune63, estimated34, estimated63 "
            "FROM station_period JOIN station USING (site)"
        ).fetchall()
    for station_id, day, commune34, commune63, estimated34, estimated63 in rows:
        assert commune63 == old
        assert commune34 == (parts[0] if day == AUGUST else station_id[1:])
        assert (estimated34, estimated63) == (False, False)


def test_a_split_commune_goes_to_the_nearest_part_and_says_that_it_is_an_estimate(country):
    old, parts, _ = split_commune(load_units())
    for part in parts:
        latitude, longitude = point_of("34", part)
        country.site(JUNE, old, station_id=f"S{part}", latitude=latitude, longitude=longitude)
    with country.mart() as mart:
        rows = mart.sql(
            "SELECT station_id, commune34, estimated34 FROM station_period JOIN station USING (site)"
        )
        assert all(row == (f"S{row[1]}", row[1], True) for row in rows.fetchall())


def test_a_split_commune_without_coordinates_goes_to_the_default_part(country):
    old, _, default = split_commune(load_units())
    country.site(JUNE, old)
    assert country.column("commune34") == [default]


def test_a_site_of_the_new_era_with_several_old_communes_is_an_estimate_within_its_province(country):
    units = load_units()
    sources = units.succession.group_by("new_code").len().filter(pl.col("len") > 3).sort("new_code")
    new = sources["new_code"][0]
    olds = units.succession.filter(pl.col("new_code") == new)["old_code"].sort().to_list()
    latitude, longitude = point_of("63", olds[2])
    country.site(JULY, new, latitude=latitude, longitude=longitude)
    with country.mart() as mart:
        row = mart.sql("SELECT commune63, estimated63, province_estimated63, estimated34 FROM station_period")
        assert row.fetchall() == [(olds[2], True, False, False)]


def test_a_commune_merged_before_the_list_was_made_counts_in_its_successor(country):
    units = load_units()
    pairs = units.succession.filter("whole").select(successor_code="old_code", new="new_code")
    merged = units.merged.filter(pl.col("valid_to") > MAY_2024).join(pairs, on="successor_code").sort("code")
    for sure in (True, False):
        for station, day in (("A", MAY_2024), ("B", MAY_2024), ("B", JULY)):
            code, heir, new = merged.filter(sure=sure).select("code", "successor_code", "new").row(0)
            country.site(day, code if day < JULY else new, station_id=f"{station}{sure}")
    with country.mart() as mart:
        rows = mart.sql(
            "SELECT station_id, commune63, commune34, estimated63, estimated34, province_estimated34 "
            "FROM station_period JOIN station USING (site) WHERE date < '2025-01-01'"
        ).fetchall()
    for station_id, *found in rows:
        sure = station_id.endswith("True")
        heir, new = merged.filter(sure=sure).select("successor_code", "new").row(0)
        assert found == [heir, new, not sure, not sure and station_id.startswith("A"), False], station_id
    assert len(rows) == 4


def test_every_commune_of_both_eras_is_placed_in_the_other(country):
    units = load_units()
    for day in (JUNE, JULY):
        for code in sorted(units.communes_on(day)):
            country.site(day, code, station_id=f"{day.month}-{code}")
    with country.mart() as mart:
        placed = mart.sql(
            "SELECT count(*), count(region63 || province63 || district63 || commune63), "
            "count(region34 || province34 || commune34), sum(province_estimated34::INT) FROM station_period"
        ).fetchall()
    assert placed == [(13_361, 13_361, 13_361, 0)]


def test_the_seven_reused_codes_and_the_renamed_one_name_the_right_provinces(country):
    reused = ("15", "24", "44", "52", "80", "82", "91", "46")
    units = load_units()
    names = {
        (row["scheme"], row["code"]): row["short_vi"]
        for row in units.table.filter(level="province").to_dicts()
    }
    for code in reused:
        commune = units.table.filter(scheme="63", level="commune", province_code=code)["code"].sort()[0]
        country.site(JUNE, commune, station_id=f"S{code}")
    with country.mart() as mart:
        rows = mart.sql(
            "SELECT station_id, province63, province34 FROM station_period JOIN station USING (site)"
        )
        found = {row[0][1:]: (names["63", row[1]], names["34", row[2]]) for row in rows.fetchall()}
    assert found == {
        "15": ("Yên Bái", "Lào Cai"),
        "24": ("Bắc Giang", "Bắc Ninh"),
        "44": ("Quảng Bình", "Quảng Trị"),
        "52": ("Bình Định", "Gia Lai"),
        "80": ("Long An", "Tây Ninh"),
        "82": ("Tiền Giang", "Đồng Tháp"),
        "91": ("Kiên Giang", "An Giang"),
        "46": (names["63", "46"], names["34", "46"]),
    }
    assert found["46"][0] != found["46"][1]


PAPERLESS, SLIPPED = "E" * 78, "B" + "E" * 77


def test_sustained_needs_every_snapshot_of_the_90_days(country):
    for day, ledgers in ((MAY, SLIPPED), (JUNE, PAPERLESS), (JULY, PAPERLESS), (AUGUST, PAPERLESS)):
        country.site(day, *commune(day), ledgers)
    # 31 May is 92 days before 31 August, so the 90 days hold June, July and August.
    with country.mart() as mart:
        rows = mart.sql("SELECT stations_sustained, stage FROM station_period ORDER BY date").fetchall()
    assert [row[0] for row in rows] == [0, 0, 0, 1]
    assert [row[1] for row in rows] == ["mostly_electronic", "paperless", "paperless", "sustained"]


def commune(day: date) -> tuple[str]:
    units = load_units()
    old, new = whole_commune(units)
    return (new,) if day >= JULY else (old,)


def test_a_snapshot_with_a_ledger_missing_makes_sustained_unknown(country):
    letters = (PAPERLESS, PAPERLESS, PAPERLESS, "-" + "E" * 77)
    for day, ledgers in zip((JUNE, JULY, AUGUST, SEPTEMBER), letters, strict=True):
        country.site(day, *commune(day), ledgers)
    assert country.column("stations_sustained_base") == [0, 0, 1, 0]


@pytest.mark.parametrize("days", [(JUNE,), (JUNE, OCTOBER), (JUNE, SEPTEMBER, OCTOBER)])
def test_what_was_not_observed_for_90_days_is_not_known_to_be_sustained(country, days):
    for day in days:
        country.site(day, *commune(day), PAPERLESS)
    with country.mart() as mart:
        found = mart.sql("SELECT DISTINCT stations_sustained, stations_sustained_base FROM station_period")
        assert found.fetchall() == [(0, 0)]


@pytest.mark.parametrize("days", [(JUNE,), (JUNE, SEPTEMBER, OCTOBER)])
def test_without_90_days_observed_nobody_is_known_not_to_be_sustained_either(country, days):
    for day in days:
        country.site(day, *commune(day), SLIPPED)
    assert country.column("stations_sustained_base") == [0] * len(days)


def test_a_site_without_a_single_ledger_is_on_no_stage(country):
    nothing = "-" * 78
    country.site(JULY, *commune(JULY), nothing)
    country.site(JULY, *commune(JULY), "P" + nothing[1:], station_id="S2")
    country.site(AUGUST, *commune(AUGUST), nothing, platform_since=date(2030, 1, 1), reported=False)
    country.site(SEPTEMBER, *commune(SEPTEMBER), nothing, platform_since=None, reported=False)
    with country.mart() as mart:
        rows = mart.sql("SELECT stage, stage_unknown FROM station_period ORDER BY date, site").fetchall()
    assert rows == [("unknown", 1), ("deployed", 0), ("not_deployed", 0), ("unknown", 1)]


def test_not_applicable_alone_is_not_paperless(country):
    country.site(JULY, *commune(JULY), "N" * 78)
    assert country.column("paperless") == [False]


def test_a_site_is_back_to_paper_when_it_slips_or_reopens_three_ledgers(country):
    letters = (PAPERLESS, SLIPPED, "PP" + "E" * 76, "PPPPP" + "E" * 73, "PPPPP" + "E" * 73)
    for day, ledgers in zip((JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER), letters, strict=True):
        country.site(day, *commune(day), ledgers)
    assert country.column("stations_back_to_paper") == [0, 1, 0, 1, 0]


def test_a_hole_in_the_register_is_no_way_back(country):
    for day, ledgers in ((JUNE, PAPERLESS), (AUGUST, "P" * 78)):
        country.site(day, *commune(day), ledgers)
    country.site(JULY, *commune(JULY), station_id="S2")
    assert country.column("stations_back_to_paper") == [0, 0]


def test_silence_is_counted_from_the_last_report(country):
    for day, reported in ((MAY, False), (JUNE, True), (JULY, False), (AUGUST, False), (SEPTEMBER, True)):
        country.site(day, *commune(day), reported=reported)
    with country.mart() as mart:
        rows = mart.sql("SELECT periods_silent, last_report FROM station_period ORDER BY date").fetchall()
    assert rows == [(1, None), (0, JUNE), (1, JUNE), (2, JUNE), (0, SEPTEMBER)]


def test_an_empty_register_publishes_as_an_empty_date(country):
    country.rows[JUNE] = {"station": [], "station_report": [], "ledger_status": []}
    country.site(JULY, *commune(JULY), PAPERLESS)
    with country.mart() as mart:
        assert mart.sql("SELECT count(*) FROM snapshot").fetchall() == [(2,)]
        assert mart.sql("SELECT count(*) FROM station_period").fetchall() == [(1,)]


def test_periods_run_from_the_day_after_the_snapshot_before():
    rows = snapshots([date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 10)])
    assert rows["period_start"].to_list() == [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]
