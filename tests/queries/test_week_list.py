"""Whom to call, against the facts of the laid rows."""

import pytest

from queries.week_list import week_list
from tests.queries.laid_places import DATES, Row
from tests.queries.scopes import CASES, columns, counting, falling

COPIED = (
    *("date", "station_id", "name", "province", "district", "commune", "phone", "people"),
    *("last_report", "periods_silent", "ledgers_reopened"),
)


def order(row: Row) -> tuple:
    """The newest date first; the silent before the others; the longest silence, or most ledgers reopened."""
    silent = row["stations_silent"]
    worst = row["periods_silent"] if silent else row["ledgers_reopened"]
    return -row["date"].toordinal(), -silent, -worst, falling(row["people"]), row["station_id"]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_silent_and_those_back_on_paper_on_both_dates(laid, scope, day):
    earlier = DATES[DATES.index(day) - 2] if day > DATES[1] else None
    rows = [row for held in (day, earlier) if held for row in counting(held, scope)]
    called = [row for row in rows if row["stations_silent"] or row["stations_back_to_paper"]]
    expected = [
        columns(row, scope, COPIED)
        | {"silent": row["stations_silent"] == 1, "back_to_paper": row["stations_back_to_paper"] == 1}
        for row in sorted(called, key=order)
    ]
    assert week_list(laid.on(day), scope, earlier).to_dicts() == expected
