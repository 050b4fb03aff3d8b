"""Whom to contact and why, against the facts of the laid rows."""

from datetime import date
from typing import Any

import pytest

from data.measures.work import IMPOSSIBLE, LATE_FROM, LATE_OF, NEAR_LEDGERS
from queries.work_list import reports_of_sites, work_list
from tests.queries.laid_places import DATES, TOO_LATE, Row
from tests.queries.laid_rows import report_rows
from tests.queries.laid_tables import findings
from tests.queries.obvious import facts, told
from tests.queries.scopes import CASES, columns, counting

COPIED = (
    *("station_id", "name", "province", "district", "commune", "phone", "latitude", "longitude", "people"),
    *("last_report", "periods_silent", "periods_held_back", "ledgers_reopened"),
)
FLAGS = {
    "silent": "stations_silent",
    "held_back": "reports_held_back",
    "back_to_paper": "stations_back_to_paper",
}


def late(row: Row, day: date) -> bool:
    """Whether the site's report of a date came after its deadline."""
    found = next((one for one in facts(day) if one["site"] == row["site"]), None)
    report = report_rows(day).get(row["station_id"])
    if not found or not found["reports_received"] or not report or report["submitted_at"] is None:
        return False
    return report["submitted_at"].replace(tzinfo=TOO_LATE[day].tzinfo) >= TOO_LATE[day]


def lateness(row: Row) -> Row:
    """How many of the last reports were late, and since when, where they were too many."""
    recent = [day for day in DATES if day <= row["date"]][-LATE_OF:]
    days = [day for day in recent if late(row, day)]
    enough = row["date"] in days and len(days) >= LATE_FROM
    return {"periods_late": len(days) if enough else None, "late_since": days[0] if enough else None}


def doubts(row: Row) -> Row:
    """The numbers that cannot be true, and the visits that fell."""
    own = [one for one in findings() if one["site"] == row["site"] and one["date"] == row["date"]]
    wrong = sorted((one["check"], one["field"]) for one in own if one["check"] in IMPOSSIBLE)
    values = {(one["check"], one["field"]): one for one in own}
    found: Row = {"impossible": None, "visits": None, "visits_expected": None}
    if wrong:
        parts = ("check", "field", "value", "expected")
        found["impossible"] = [{part: values[key][part] for part in parts} for key in wrong]
    fallen = values.get(("over_time", "visits"))
    if fallen:
        found |= {"visits": fallen["value"], "visits_expected": fallen["expected"]}
    return found


def left(row: Row) -> Row:
    """The ledgers not electronic only, where all are known and few are left."""
    letters = row["ledger_states"]
    numbers = [number for number, letter in enumerate(letters, 1) if letter in "PB"]
    known = row["stations_paperless_base"] == 1
    return {"ledgers_left": numbers if known and 1 <= len(numbers) <= NEAR_LEDGERS else None}


def reasons(row: Row) -> dict[str, Any]:
    """Everything there may be to say to a site."""
    return {flag: row[name] == 1 for flag, name in FLAGS.items()} | doubts(row) | lateness(row) | left(row)


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_stations_with_a_reason_to_be_contacted(laid, scope, day):
    expected = [
        columns(row, scope, COPIED) | told(row) | found
        for row in sorted(counting(day, scope), key=lambda one: one["station_id"])
        if any((found := reasons(row)).values())
    ]
    rows = work_list(laid.on(day), scope).to_dicts()
    assert [row["station_id"] for row in rows] == [row["station_id"] for row in expected]
    assert rows == expected


def test_the_laid_rows_hold_every_reason():
    found = [reasons(row) for day in DATES for row in facts(day) if row["counts"]]
    assert all(any(one[reason] for one in found) for reason in found[0])


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_reports_of_sites_are_those_accepted_up_to_the_date(laid, scope, day):
    wanted = [row for row in counting(day, scope) if int(row["site"]) % 3]
    ids = tuple(row["station_id"] for row in wanted)
    expected = [
        {
            "station_id": row["station_id"],
            "name": row["name"],
            "reported": [one for one in DATES if one <= day and row["station_id"] in report_rows(one)],
        }
        for row in wanted
    ]
    found = reports_of_sites(laid.on(day), scope, (*ids, "no such site"))
    assert found.to_dicts() == sorted(expected, key=lambda row: row["station_id"])
