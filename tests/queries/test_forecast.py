"""Forecasts as pages ask for them, against the mart's own rows read in plain Python."""

import math
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.scope import Reader, Scope
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from data.store.versions import open_store
from queries.counts import counts_by_date, counts_by_place
from queries.forecast import forecast_checks, forecast_crossings, forecast_of_place, forecast_scope


@pytest.fixture(scope="module")
def opened(crossing_store: Path) -> Snapshot:
    return Publication(crossing_store).snapshot()


@pytest.fixture(scope="module")
def rows(crossing_store: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The table as it was written; of a copy, because the mart itself is opened with other settings."""
    store = open_store(crossing_store)
    copy = shutil.copy(store.mart(store.current()), tmp_path_factory.mktemp("mart"))
    with duckdb.connect(str(copy), read_only=True) as connection:
        return connection.sql("SELECT * REPLACE (part::VARCHAR AS part) FROM forecast").pl().to_dicts()


def test_a_place_gets_its_own_rows_and_a_commune_its_provinces(opened: Snapshot, rows: list[dict]):
    code = next(row["code"] for row in rows if row["scheme"] == "34" and row["level"] == "province")
    own = [row for row in rows if (row["scheme"], row["level"], row["code"]) == ("34", "province", code)]
    found = forecast_of_place(opened, Scope("34", province=code))
    assert found.height == len(own)
    assert set(found["middle"]) == {row["middle"] for row in own}
    fine = Scope("34", region="X", province=code, commune="00001", zone=3, connection="fibre")
    assert forecast_scope(fine) == Scope("34", region="X", province=code)
    assert forecast_of_place(opened, fine).equals(found)
    country = forecast_of_place(opened, Scope("63"))
    assert country.select("part", "date", "middle").equals(
        forecast_of_place(opened, Scope("34")).select("part", "date", "middle")
    )


def test_the_forecast_starts_after_the_last_date_from_its_counts(opened: Snapshot):
    found = forecast_of_place(opened, Scope("34"))
    now = counts_by_date(opened, Scope("34")).row(-1, named=True)
    assert set(found["made_on"]) == {opened.date}
    assert set(found["stations"]) == {now["stations_paperless_base"]}
    assert found["date"].min() == date(2026, 11, 30)
    first = found.filter(part="deployment").row(0, named=True)
    assert first["middle"] == pytest.approx(now["stations_deployed"] / now["stations"], abs=0.03)


@pytest.mark.parametrize("per_mille", (5, 333, 900, 1000))
def test_provinces_reach_a_share_in_the_first_month_with_that_many_stations(
    opened: Snapshot, rows: list[dict], per_mille: int
):
    found = {
        row["code"]: row for row in forecast_crossings(opened, Scope("34"), per_mille).iter_rows(named=True)
    }
    mine = [r for r in rows if (r["scheme"], r["level"], r["part"]) == ("34", "province", "paperless")]
    assert set(found) == {row["code"] for row in mine}
    for code, row in found.items():
        months = sorted((r for r in mine if r["code"] == code), key=lambda r: r["date"])
        needed = math.ceil(round(per_mille * row["stations"] / 1000, 9))
        for name, side in (("early", "high"), ("reached", "middle"), ("late", "low")):
            there = [r["date"] for r in months if math.floor(r[side] * row["stations"] + 0.5) >= needed]
            assert row[name] == (there[0] if there else None)


def test_checks_are_of_the_place_and_of_every_province(opened: Snapshot):
    found = forecast_checks(opened, Scope("34"))
    assert set(found["months"]) == {6}  # 18 months of history: too short for the others
    listed = counts_by_place(opened, Scope("34"), "province")
    known = set(listed.filter(listed["stations_paperless_base"] > 0)["code"])
    assert set(found.filter(level="province")["code"]) <= known
    assert set(found["part"]) == {"paperless", "ledgers"}
    own = found.filter(level="country", part="paperless").row(0, named=True)
    counts = counts_by_date(opened, Scope("34"))
    now = counts.row(-1, named=True)
    then = counts.filter(date=own["made_on"]).row(0, named=True)
    assert own["came"] == pytest.approx(now["stations_paperless"] / now["stations_paperless_base"])
    assert own["last"] == pytest.approx(then["stations_paperless"] / then["stations_paperless_base"])


def test_a_reader_of_a_province_gets_no_other(opened: Snapshot, rows: list[dict]):
    code = next(row["code"] for row in rows if row["scheme"] == "34" and row["level"] == "province")
    reader = Reader("province", code)
    assert forecast_of_place(opened, Scope("34", reader=reader)).is_empty()
    assert forecast_of_place(opened, Scope("34", province=code, reader=reader)).height
    assert set(forecast_crossings(opened, Scope("34", reader=reader), 900)["code"]) == {code}
    checks = forecast_checks(opened, Scope("34", province=code, reader=reader))
    assert set(checks["code"]) <= {code}
