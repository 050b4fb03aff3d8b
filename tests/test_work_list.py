"""The list to work of three snapshots running, once more from the landing files, by months and by weeks."""

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from data.demo import write_demo
from data.geography.units import load_units
from data.measures.work import REASONS, in_working_order, with_reason
from data.publishing.publish import publish
from data.scope import Scope
from data.store.publication import Publication
from queries.work_list import work_list
from tests.data.slow_rules import Row
from tests.recounted_work import Recounted

# The fifth working day after each month of 2026, from a calendar: 30 April, 1 May 1 and 2 September are
# holidays.
MONTH_DEADLINES = {
    date(2026, 3, 31): date(2026, 4, 7),
    date(2026, 4, 30): date(2026, 5, 8),
    date(2026, 5, 31): date(2026, 6, 5),
    date(2026, 6, 30): date(2026, 7, 7),
    date(2026, 7, 31): date(2026, 8, 7),
    date(2026, 8, 31): date(2026, 9, 9),
    date(2026, 9, 30): date(2026, 10, 7),
    date(2026, 10, 31): date(2026, 11, 6),
}
SATURDAYS = [date(2026, 10, 31) - timedelta(weeks=number) for number in reversed(range(16))]
# No public holiday falls into these weeks: a report of a Saturday is due on the Friday after it.
WEEK_DEADLINES = {day: day + timedelta(days=6) for day in SATURDAYS[-8:]}


def month_ends(first: date, last: date) -> list[date]:
    days = pl.date_range(first, last, "1mo", eager=True).dt.month_end()
    return days.to_list()


MONTHS = month_ends(date(2025, 1, 1), date(2026, 10, 1))
# Tết fell into January in 2025 and into February in 2026.
YEAR_BEFORE = dict(zip(MONTHS[12:], MONTHS[:10], strict=True)) | {
    date(2026, 1, 31): date(2025, 2, 28),
    date(2026, 2, 28): date(2025, 1, 31),
}


def published(landing: Path) -> Publication:
    store = landing.parent / "store"
    publish(landing, store)
    return Publication(store)


@pytest.fixture(scope="module")
def monthly(tmp_path_factory) -> tuple[Recounted, Publication]:
    """A country of 150 sites over 22 months."""
    landing = tmp_path_factory.mktemp("monthly") / "landing"
    write_demo(landing, stations=150, months=22)
    return Recounted(landing, MONTH_DEADLINES, YEAR_BEFORE), published(landing)


@pytest.fixture(scope="module")
def weekly(tmp_path_factory) -> tuple[Recounted, Publication]:
    """The same country's months since the reform, told as weeks, reports as long after each."""
    landing = tmp_path_factory.mktemp("weekly") / "landing"
    write_demo(landing, stations=150, months=16)
    for month, saturday in zip(MONTHS[6:], SATURDAYS, strict=True):
        folder = (landing / month.isoformat()).rename(landing / f"_{saturday}")
        for path in (folder / "station_report").rglob("*.parquet"):
            with suppress(pl.exceptions.ComputeError):  # one was cut off on its way
                report = pl.read_parquet(path)
                report.with_columns(pl.col("submitted_at") + (saturday - month)).write_parquet(path)
    for saturday in SATURDAYS:
        (landing / f"_{saturday}").rename(landing / saturday.isoformat())
    return Recounted(landing, WEEK_DEADLINES, {}), published(landing)


def told(row: Row) -> Row:
    """A row of the list in the recount's words."""
    wrong = row["impossible"] or []
    return {
        "silent": row["silent"],
        "held_back": row["held_back"],
        "back_to_paper": row["back_to_paper"],
        "impossible": sorted((one["check"], one["field"]) for one in wrong),
        "dropped": None if row["visits"] is None else (row["visits"], round(row["visits_expected"], 1)),
        "late": None if row["periods_late"] is None else (row["periods_late"], row["late_since"]),
        "near": [f"L{number:02d}" for number in row["ledgers_left"] or []],
    }


@pytest.mark.parametrize("number", (-3, -2, -1))
@pytest.mark.parametrize("cadence", ("monthly", "weekly"))
def test_the_list_is_that_of_the_landing_files(cadence: str, number: int, request):
    recounted, publication = request.getfixturevalue(cadence)
    day = recounted.dates[number]
    snapshot = publication.snapshot(day)
    rows = work_list(snapshot, Scope())
    assert {row["station_id"]: told(row) for row in rows.to_dicts()} == recounted.work(day)
    home = {
        row["code"]: row["province_code"] for row in load_units().table.filter(level="commune").to_dicts()
    }
    for province in rows["province"].unique():
        own = {row["station_id"] for row in rows.to_dicts() if home[row["commune"]] == province}
        assert set(work_list(snapshot, Scope(province=province))["station_id"]) == own


@pytest.mark.parametrize("cadence", ("monthly", "weekly"))
def test_the_most_urgent_reason_stands_first(cadence: str, request):
    recounted, publication = request.getfixturevalue(cadence)
    snapshot = publication.snapshot()
    rows = in_working_order(with_reason(work_list(snapshot, Scope()), list(snapshot.dates)))
    found = {station: recounted.work(snapshot.date)[station] for station in rows["station_id"]}
    first = [next((reason for reason in REASONS if told[reason]), None) for told in found.values()]
    assert rows["reason"].to_list() == first
    places = [list(REASONS).index(reason) if reason else len(REASONS) for reason in first]
    assert places == sorted(places)
    assert len(set(places)) > 2


def test_both_countries_hold_every_reason(monthly, weekly):
    found = [
        reasons
        for recounted, _ in (monthly, weekly)
        for day in recounted.dates[-3:]
        for reasons in recounted.work(day).values()
    ]
    assert {reason for reasons in found for reason, holds in reasons.items() if holds} == set(found[0])
