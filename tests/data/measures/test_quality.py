"""The checks of the mart, computed a second time in plain Python from the accepted reports."""

import statistics
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.measures.quality import CHECKS, FLOWS, STEADY, Thresholds, class_of
from data.measures.quality_judge import jumped, medians, outliers, over_time, spread_of
from data.publishing.publish import publish
from tests.data.marts import current_mart
from tests.data.small_country import DATES, rows_of

Values = list[float | None]
UNKNOWN = float("nan")
numbers = st.one_of(st.none(), st.integers(0, 500))


def column(values: Values) -> np.ndarray:
    return np.array([[UNKNOWN if value is None else value] for value in values], dtype=np.float32)


def slow_outlier(value: float | None, past: Values) -> dict[str, bool]:
    """What fails by the definition, with the standard library alone."""
    known = [number for number in past if number is not None]
    if value is None or len(known) < 6:
        return {}
    failed = {}
    deviation = statistics.stdev(known)
    if deviation > 0:
        z = abs(value - statistics.mean(known)) / deviation
        assume(min(abs(z - 2), abs(z - 3)) > 1e-9)
        failed |= {"outlier_extreme": z >= 3, "outlier_moderate": 2 <= z < 3}
    middle = statistics.median(known)
    spread = statistics.median([abs(number - middle) for number in known])
    if spread > 0:
        failed["outlier_robust"] = abs(0.6745 * (value - middle) / spread) > 3.5
    return failed


@given(value=numbers, past=st.lists(numbers, min_size=0, max_size=12))
def test_outliers_agree_with_the_standard_library(value: float | None, past: Values):
    grid = column(past).reshape(len(past), 1)
    with np.errstate(all="ignore"):
        found = outliers("visits", column([value])[0], grid, spread_of(grid), Thresholds())
        judged = {one.check: bool(one.failed[0]) for one in found if one.known[0]}
    assert judged == slow_outlier(value, past)


def test_a_median_passes_over_what_is_unknown():
    grid = np.array([[1, UNKNOWN], [5, UNKNOWN], [UNKNOWN, 4], [3, 8]], dtype=np.float32)
    assert medians(grid).tolist() == [3, 6]
    assert np.isnan(medians(np.full((3, 1), np.nan, dtype=np.float32))[0])


def test_small_counts_are_not_judged_over_time():
    past = column([9] * 12)
    assert not over_time("visits", column([90])[0], spread_of(past), Thresholds()).known[0]
    past = column([10] * 12)
    with np.errstate(all="ignore"):
        assert over_time("visits", column([14])[0], spread_of(past), Thresholds()).failed[0]
        assert not over_time("visits", column([13])[0], spread_of(past), Thresholds()).failed[0]


def test_a_jump_needs_the_snapshot_just_before():
    with np.errstate(all="ignore"):
        assert jumped("population", column([700])[0], column([500]), 0.33).failed[0]
        assert not jumped("population", column([600])[0], column([500]), 0.33).failed[0]
        assert not jumped("population", column([700])[0], column([500, None]), 0.33).known[0]


@pytest.mark.parametrize(
    ("share", "name"), [(0.9, "good"), (0.8999, "middle"), (0.75, "middle"), (0.7499, "low"), (None, "none")]
)
def test_ninety_per_cent_is_good_and_under_seventy_five_is_flagged(share: float | None, name: str):
    assert class_of(share) == name


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Fourteen months of six stations with known faults, published as an operator does it."""
    folder: Path = tmp_path_factory.mktemp("quality")
    landing = folder / "landing"
    for number, day in enumerate(MONTHS):
        for table, rows in month(number).items():
            path = landing / day.isoformat() / table / "a.parquet"
            path.parent.mkdir(parents=True)
            pl.DataFrame(rows).write_parquet(path)
    publish(landing, folder / "store")
    with current_mart(folder / "store") as connection:
        yield connection


def month_ends(count: int) -> list[date]:
    firsts = [date(2025 + (7 + n) // 12, (7 + n) % 12 + 1, 1) for n in range(count + 1)]
    return [first - timedelta(days=1) for first in firsts[1:]]


MONTHS = month_ends(14)
LAST = MONTHS[-1]
SMALL = rows_of(DATES[-1])["station"]


def month(number: int) -> dict[str, list[dict[str, Any]]]:
    """S0 is steady; at the last date S1 sends ten times its visits, S2 loses records, S3 has more insured
    than all visits, S4 more records than people, S5's people double.
    """
    last = number == len(MONTHS) - 1
    stations, reports = [], []
    for place in range(6):
        people = 4000 if place == 5 and last else 2000
        commune = SMALL[place]["commune_code"]
        stations.append(
            {"station_id": f"S{place}", "name": f"Trạm {place}", "site_kind": "station"}
            | {"commune_code": commune, "population": people, "platform_since": date(2024, 1, 1)}
        )
        visits = 100 + (number * 7 + place) % 9
        created = 1000 + 10 * number
        visits = 10 * visits if place == 1 and last else visits
        created = {2: 500, 4: 2500}.get(place, created) if last else created
        insured = visits + 5 if place == 3 and last else visits // 2
        reports.append(
            {"station_id": f"S{place}", "visits": visits, "visits_insured": insured}
            | {"records_created": created, "teleconsultations": place, "chatbot_sessions": None}
        )
    ledgers = [{"station_id": "S0", "ledger_id": "L01", "state": "parallel"}]
    return {"station": stations, "station_report": _complete(reports), "ledger_status": ledgers}


def _complete(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in reports if row["visits"]]


def test_every_planted_fault_is_found_and_nothing_else(mart: duckdb.DuckDBPyConnection):
    question = """SELECT station_id, "check"::VARCHAR, field::VARCHAR FROM quality_finding
        JOIN station USING (site) WHERE date = $day"""
    found = set(mart.sql(question, params={"day": LAST}).fetchall())
    both = {
        (check, field) for field in STEADY for check in ("outlier_extreme", "outlier_robust", "over_time")
    }
    assert {row[1:] for row in found if row[0] == "S1"} == both
    assert {row[1:] for row in found if row[0] == "S3"} == {
        ("outlier_extreme", "visits_insured"),
        ("outlier_robust", "visits_insured"),
        ("over_time", "visits_insured"),
        ("between", "visits_insured"),
    }
    assert {row for row in found if row[0] not in ("S1", "S3")} == {
        ("S2", "falling", "records_created"),
        ("S4", "over_population", "records_created"),
        ("S5", "register_jump", "population"),
    }


def test_findings_of_every_date_are_those_of_the_standard_library(mart: duckdb.DuckDBPyConnection):
    expected = set()
    past: dict[tuple[str, str], Values] = defaultdict(list)
    for number, day in enumerate(MONTHS):
        for row in month(number)["station_report"]:
            for field in FLOWS:
                held = past[row["station_id"], field]
                failed = slow_outlier(row.get(field), held[-12:])
                expected |= {(day, row["station_id"], field, check) for check in failed if failed[check]}
                held.append(row.get(field))
    question = """SELECT date, station_id, field::VARCHAR, "check"::VARCHAR FROM quality_finding
        JOIN station USING (site) WHERE starts_with("check"::VARCHAR, 'outlier')"""
    assert set(mart.sql(question).fetchall()) == expected
    assert expected


def test_what_failed_is_counted_among_what_was_judged(mart: duckdb.DuckDBPyConnection):
    for check in CHECKS:
        failed = mart.sql(f"SELECT sum({check.key}_failed), sum({check.key}_judged) FROM quality_site")
        counted, judged = failed.fetchall()[0]
        rows = mart.sql(
            'SELECT count(*) FROM quality_finding WHERE "check" = $check', params={"check": check.key}
        )
        assert rows.fetchall()[0][0] == counted
        assert counted <= judged
