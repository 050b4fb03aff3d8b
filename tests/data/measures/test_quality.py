"""The checks of the mart, computed a second time in plain Python from the accepted reports."""

import math
import random
import statistics
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pytest
import scipy.stats
from hypothesis import assume, given
from hypothesis import strategies as st

from data.measures.quality import CHECKS, MILLIONTHS, STEADY, Thresholds, class_of
from data.measures.quality_judge import (
    Expected,
    among_peers,
    expected_from,
    jumped,
    left_out,
    outlier,
    over_time,
)
from data.methods.outliers import chance_share
from data.publishing.publish import publish
from data.scope import REFORM
from tests.data.marts import current_mart
from tests.data.small_country import DATES, rows_of

Values = list[float | None]
UNKNOWN = float("nan")
numbers = st.one_of(st.none(), st.integers(0, 500))


def column(values: Values) -> np.ndarray:
    return np.array([[UNKNOWN if value is None else value] for value in values], dtype=np.float32)


def slow_outlier(value: float | None, before: float | None, changes: Values) -> bool | None:
    """What fails by the definition, with the standard library alone; None where it cannot be judged."""
    known = [change for change in changes if change is not None]
    if value is None or before is None or len(known) < 6:
        return None
    middle = statistics.median(known)
    spread = statistics.median([abs(change - middle) for change in known]) / 0.6745
    expected = math.log1p(before) + middle
    if not spread or math.expm1(expected) < 10:
        return None
    score = abs(math.log1p(value) - expected) / spread
    assume(abs(score - 3.5) > 1e-3 and abs(math.expm1(expected) - 10) > 1e-3 and spread > 1e-4)
    return score > 3.5


def judged_outlier(value: float | None, before: float | None, changes: Values) -> bool | None:
    grid = column(changes).reshape(len(changes), 1)
    with np.errstate(all="ignore"):
        expected = expected_from(np.log1p(column([before]))[0], grid)
        found = outlier("visits", column([value])[0], expected, Thresholds())
    return bool(found.failed[0]) if found.known[0] else None


@given(value=numbers, before=numbers, changes=st.lists(st.none() | st.floats(-1, 1), max_size=12))
def test_outliers_agree_with_the_standard_library(value: float | None, before: float | None, changes: Values):
    assert judged_outlier(value, before, changes) == slow_outlier(value, before, changes)


def expecting(value: float) -> Expected:
    return Expected(np.array([12]), np.log1p(np.array([value])), np.array([0.1]))


def test_small_counts_are_not_judged_over_time():
    with np.errstate(all="ignore"):
        assert not over_time("visits", column([90])[0], expecting(9), Thresholds()).known[0]
        assert over_time("visits", column([14])[0], expecting(10.01), Thresholds()).failed[0]
        assert not over_time("visits", column([13])[0], expecting(10.01), Thresholds()).failed[0]


def test_a_jump_needs_the_snapshot_just_before():
    with np.errstate(all="ignore"):
        assert jumped("population", column([700])[0], column([500]), 0.33).failed[0]
        assert not jumped("population", column([600])[0], column([500]), 0.33).failed[0]
        assert not jumped("population", column([700])[0], column([500, None]), 0.33).known[0]


def test_a_number_is_left_out_where_the_site_gave_it_before():
    past = np.array([[1, UNKNOWN, 3, 4], [UNKNOWN, UNKNOWN, 3, 4]], dtype=np.float32)
    value, reported = (
        np.array([UNKNOWN, UNKNOWN, 5, UNKNOWN], np.float32),
        np.array([True, True, True, False]),
    )
    found = left_out("visits", value, past, reported)
    assert found.known.tolist() == [True, False, True, False]
    assert found.failed.tolist() == [True, False, False, False]
    assert found.expected[0] == 1


def test_a_station_is_apart_from_its_peers_by_visits_a_person():
    """Eleven of one group, one of them five times as busy; three of another are too few to tell."""
    people = np.array([1000 + 100 * number for number in range(11)] + [1000] * 3, dtype=np.float32)
    visits = people * np.array([0.5 + number % 3 / 50 for number in range(10)] + [2.5] + [0.5, 0.5, 9])
    peers = np.array([0] * 11 + [1] * 3)
    now = {"visits": visits.astype(np.float32), "population": people}
    with np.errstate(all="ignore"):
        found = among_peers("visits", now, peers, Thresholds())
    rates = [math.log1p(visits[n]) - math.log(people[n]) for n in range(11)]
    middle = statistics.median(rates)
    spread = scipy.stats.median_abs_deviation(rates) / 0.6745
    assert found.known.tolist() == [True] * 11 + [False] * 3
    assert np.flatnonzero(found.failed).tolist() == [10]
    assert found.score[:11] == pytest.approx([(rate - middle) / spread for rate in rates], rel=1e-4)


@pytest.mark.parametrize(
    ("share", "name"), [(0.9, "good"), (0.8999, "middle"), (0.75, "middle"), (0.7499, "low"), (None, "none")]
)
def test_ninety_per_cent_is_good_and_under_seventy_five_is_flagged(share: float | None, name: str):
    assert class_of(share) == name


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Twenty months of six stations with known faults, published as an operator does it."""
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
    """The last of them September 2026."""
    firsts = [date(2025 + (1 + n) // 12, (1 + n) % 12 + 1, 1) for n in range(count + 1)]
    return [first - timedelta(days=1) for first in firsts[1:]]


MONTHS = month_ends(20)
BEFORE = {number: number - 12 for number in range(12, 20)}
LAST = MONTHS[-1]
OLD, SMALL = (rows_of(day)["station"] for day in (DATES[0], DATES[-1]))


def month(number: int) -> dict[str, list[dict[str, Any]]]:
    """S0 is steady; at the last date S1 sends ten times its visits, S2 loses records, S3 has more insured
    than all visits, S4 more records than people and no teleconsultations, S5's people double.
    """
    last = number == len(MONTHS) - 1
    stations, reports = [], []
    for place in range(6):
        people = 4000 if place == 5 and last else 2000
        commune = (OLD if MONTHS[number] < REFORM else SMALL)[place]["commune_code"]
        stations.append(
            {"station_id": f"S{place}", "name": f"Trạm {place}", "site_kind": "station"}
            | {"commune_code": commune, "population": people, "platform_since": date(2024, 1, 1)}
        )
        visits = 100 + random.Random(f"1 {place} {number}").randrange(9)
        created = 1000 + 10 * number
        visits = 10 * visits if place == 1 and last else visits
        created = {2: 500, 4: 2500}.get(place, created) if last else created
        insured = visits + 5 if place == 3 and last else visits // 2
        reports.append(
            {"station_id": f"S{place}", "visits": visits, "visits_insured": insured}
            | {"records_created": created, "chatbot_sessions": None}
            | {"teleconsultations": None if place == 4 and last else place}
        )
    ledgers = [{"station_id": "S0", "ledger_id": "L01", "state": "parallel"}]
    return {"station": stations, "station_report": _complete(reports), "ledger_status": ledgers}


def _complete(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in reports if row["visits"]]


def test_every_planted_fault_is_found_and_nothing_else(mart: duckdb.DuckDBPyConnection):
    question = """SELECT station_id, "check"::VARCHAR, field::VARCHAR FROM quality_finding
        JOIN station USING (site) WHERE date = $day"""
    found = set(mart.sql(question, params={"day": LAST}).fetchall())
    both = {(check, field) for field in STEADY for check in ("outlier_robust", "over_time")}
    assert {row[1:] for row in found if row[0] == "S1"} == both
    assert {row[1:] for row in found if row[0] == "S3"} == {
        ("outlier_robust", "visits_insured"),
        ("over_time", "visits_insured"),
        ("between", "visits_insured"),
    }
    assert {row for row in found if row[0] not in ("S1", "S3")} == {
        ("S2", "falling", "records_created"),
        ("S4", "over_population", "records_created"),
        ("S4", "complete", "teleconsultations"),
        ("S5", "register_jump", "population"),
    }


def test_findings_of_every_date_are_those_of_the_standard_library(mart: duckdb.DuckDBPyConnection):
    sent: dict[tuple[str, str], list[float]] = defaultdict(list)
    for number in range(len(MONTHS)):
        for row in month(number)["station_report"]:
            for field in STEADY:
                sent[row["station_id"], field].append(row[field])
    expected = set()
    for (station, field), values in sent.items():
        change = {now: math.log1p(values[now]) - math.log1p(values[then]) for now, then in BEFORE.items()}
        for now, then in BEFORE.items():
            changes = [change[other] for other in range(then + 1, now) if other in change]
            if slow_outlier(values[now], values[then], changes):
                expected.add((MONTHS[now], station, field))
    question = """SELECT date, station_id, field::VARCHAR FROM quality_finding
        JOIN station USING (site) WHERE "check" = 'outlier_robust'"""
    assert set(mart.sql(question).fetchall()) == expected
    assert {(LAST, "S1", "visits"), (LAST, "S3", "visits_insured")} <= expected


def test_a_value_counts_once_however_many_checks_it_fails(mart: duckdb.DuckDBPyConnection):
    question = """SELECT station_id, values_failed FROM quality_site JOIN station USING (site)
        WHERE date = $day ORDER BY ALL"""
    found = mart.sql(question, params={"day": LAST}).fetchall()
    assert found == [("S0", 0), ("S1", 2), ("S2", 1), ("S3", 1), ("S4", 2), ("S5", 1)]


def test_the_share_due_to_chance_is_that_of_the_values_judged(mart: duckdb.DuckDBPyConnection):
    question = (
        "SELECT sum(outlier_robust_judged), sum(outlier_robust_chance) FROM quality_site WHERE date = $day"
    )
    judged, chance = mart.sql(question, params={"day": LAST}).fetchall()[0]
    assert judged and chance / judged / MILLIONTHS == pytest.approx(chance_share(7, 3.5), rel=1e-4)


def test_what_failed_is_counted_among_what_was_judged(mart: duckdb.DuckDBPyConnection):
    for check in CHECKS:
        failed = mart.sql(f"SELECT sum({check.key}_failed), sum({check.key}_judged) FROM quality_site")
        counted, judged = failed.fetchall()[0]
        rows = mart.sql(
            'SELECT count(*) FROM quality_finding WHERE "check" = $check', params={"check": check.key}
        )
        assert rows.fetchall()[0][0] == counted
        assert counted <= judged
