"""What arrived for each date and what became of it, against a manifest written by hand."""

from datetime import date
from types import SimpleNamespace

import pytest

from data.store.answers import Answers
from data.store.manifest import DateEntry
from data.store.snapshot import Snapshot
from queries.arrivals import arrivals, held_back

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 31)
FATES = ("read", "accepted", "duplicate", "superseded", "quarantined")


def entry(
    day: date, reasons: dict[str, int], warnings: dict[str, int], **tables: tuple[int, ...]
) -> DateEntry:
    counts = {name: dict(zip(FATES, numbers, strict=True)) for name, numbers in tables.items()}
    return DateEntry(day.replace(day=1), "", "", counts, reasons, warnings, 3, 0, 0, [], {})


@pytest.fixture
def snapshot() -> Snapshot:
    dates = {
        JULY: entry(JULY, {"bad_value": 4, "null_key": 0}, {"over_population": 2}, station=(11, 5, 3, 2, 1)),
        JUNE: entry(JUNE, {}, {}, station=(7, 7, 0, 0, 0), station_report=(9, 6, 1, 0, 2)),
    }
    return Snapshot(
        "arrived", JULY, SimpleNamespace(manifest=SimpleNamespace(dates=dates), answers=Answers())
    )


def test_one_row_a_date_and_table_oldest_first(snapshot):
    assert arrivals(snapshot).rows() == [
        (JUNE, "station", 7, 7, 0, 0, 0),
        (JUNE, "station_report", 9, 6, 1, 0, 2),
        (JULY, "station", 11, 5, 3, 2, 1),
    ]


def test_reasons_and_warnings_that_occurred(snapshot):
    rows = [(JULY, "reason", "bad_value", 4), (JULY, "warning", "over_population", 2)]
    assert held_back(snapshot).rows() == rows
