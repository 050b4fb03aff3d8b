"""Whom to call, against the facts of the laid rows."""

import pytest

from queries.work_list import work_list
from tests.queries.laid_places import DATES, Row
from tests.queries.obvious import told
from tests.queries.scopes import CASES, columns, counting, falling

COPIED = (
    *("date", "station_id", "name", "province", "district", "commune", "phone", "people"),
    *("last_report", "periods_silent", "periods_held_back", "ledgers_reopened"),
)


def order(row: Row) -> tuple:
    """The newest date first; the silent, then those held back; the longest silence, or most reopened."""
    silent = row["stations_silent"]
    worst = row["periods_silent"] if silent else row["ledgers_reopened"]
    kind = (-silent, -row["reports_held_back"])
    return -row["date"].toordinal(), kind, -worst, falling(row["people"]), row["station_id"]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_silent_and_those_back_on_paper_on_both_dates(laid, scope, day):
    earlier = DATES[DATES.index(day) - 2] if day > DATES[1] else None
    rows = [row for held in (day, earlier) if held for row in counting(held, scope)]
    kinds = {"silent": "stations_silent", "held_back": "reports_held_back"}
    kinds |= {"back_to_paper": "stations_back_to_paper"}
    called = [row for row in rows if any(row[name] for name in kinds.values())]
    expected = [
        columns(row, scope, COPIED) | {kind: row[name] == 1 for kind, name in kinds.items()} | told(row)
        for row in sorted(called, key=order)
    ]
    assert work_list(laid.on(day), scope, earlier).to_dicts() == expected
