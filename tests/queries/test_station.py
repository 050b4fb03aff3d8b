"""One site: its register row, history and reports, against the laid rows."""

import polars as pl
import pytest

from data.scope import Reader
from queries.station import station, station_held_back, station_history, station_notes, station_reports
from tests.queries import laid_tables
from tests.queries.laid_places import DATES, JULY, JULY_1, JUNE, MAY, SEPTEMBER, Row
from tests.queries.laid_rows import SITES, report_rows
from tests.queries.laid_sites import moment
from tests.queries.obvious import COUNTS, facts
from tests.queries.obvious_places import snapshots_of

NATIONAL = Reader()
READERS = (NATIONAL, Reader("province", "11"), Reader("province", "31"))
REGISTER = (
    *("station_id", "name", "site_kind", "parent_station_id"),
    *("region63", "province63", "district63", "commune63", "estimated63"),
    *("region34", "province34", "commune34", "estimated34", "latitude", "longitude"),
    *("zone", "area", "connection", "people", "own_staff", "own_doctors"),
    *("opened_on", "closed_on", "platform_since", "phone", "counts", "stage"),
    *("last_report", "periods_silent", "periods_held_back", "ledgers_reopened", "ledger_states"),
)
HISTORY = (
    *("date", "name", "site_kind", "parent_station_id", "commune63", "commune34", "own_doctors", "counts"),
    *("stage", "last_report", "periods_silent", "periods_held_back", "ledgers_reopened"),
    "ledger_states",
    *COUNTS,
)


def seen(station_id: str, reader: Reader) -> list[Row]:
    """The site on each date that has it in a province of the reader's, oldest first."""
    rows = [row for day in DATES for row in facts(day) if row["station_id"] == station_id]
    return [row for row in rows if reader.province in (None, row["province34"])]


@pytest.mark.parametrize("station_id", SITES)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.province)
def test_a_site_on_each_date(laid, station_id, reader):
    dates = [day for day, _ in snapshots_of(station_id)]
    for day in (JUNE, SEPTEMBER):
        expected = [
            {name: row[name] for name in REGISTER} | {"first_date": dates[0], "last_date": dates[-1]}
            for row in seen(station_id, reader)
            if row["date"] == day
        ]
        assert station(laid.on(day), station_id, reader).to_dicts() == expected


@pytest.mark.parametrize("station_id", SITES)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.province)
def test_its_history(laid, station_id, reader):
    expected = [{name: row[name] for name in HISTORY} for row in seen(station_id, reader)]
    assert station_history(laid, station_id, reader).to_dicts() == expected


@pytest.mark.parametrize("station_id", SITES)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.province)
def test_its_reports_as_they_came_the_latest_first(laid, station_id, reader):
    days = [
        row["date"] for row in reversed(seen(station_id, reader)) if station_id in report_rows(row["date"])
    ]
    expected = [{"date": day} | report_rows(day)[station_id] for day in days]
    for row in expected:
        del row["station_id"]
    assert station_reports(laid, station_id, reader).to_dicts() == expected


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.province)
def test_what_of_it_was_sent_and_not_accepted(laid, reader):
    bad = {"report": ["inconsistent"], "register": [], "ledgers": 0, "ledger_reasons": []}
    dragged = {"report": ["unknown_station", "inconsistent"], "register": ["bad_value"]}
    none = {"register": [], "report": [], "sent_at": None}
    expected = {
        "S37": [
            {"date": MAY, **bad, "sent_at": moment("r", MAY)},
            {"date": JULY_1, **bad, "sent_at": moment("r", JULY_1)},
            {"date": SEPTEMBER, **bad, "sent_at": moment("r", SEPTEMBER)}
            | {"ledgers": 1, "ledger_reasons": ["bad_value"]},
        ],
        "S38": [
            {"date": MAY, **bad, **dragged, "sent_at": moment("r", MAY)},
            {"date": JULY, **bad, "sent_at": moment("r", JULY)},
        ],
        "S04": [{"date": SEPTEMBER, **none, "ledgers": 1, "ledger_reasons": ["bad_value"]}],
    }
    for station_id in SITES:
        rows = expected.get(station_id, []) if seen(station_id, reader) else []
        assert station_held_back(laid, station_id, reader).to_dicts() == rows, station_id


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.province)
@pytest.mark.parametrize("day", [JUNE, SEPTEMBER])
def test_its_values_that_failed_a_check_or_are_hard_to_believe_up_to_the_date(laid, reader, day):
    for station_id in SITES:
        held = {(row["date"], row["site"]) for row in seen(station_id, reader)}
        names: tuple[str, ...] = ("date", "check", "field", "value", "expected")
        own = [row for row in laid_tables.findings() if (row["date"], row["site"]) in held]
        expected = [tuple(row[name] for name in names) for row in own if row["date"] <= day]
        notes = station_notes(laid.on(day), station_id, reader)
        found = notes.filter(pl.col("check").is_not_null())
        assert sorted(found.select(names).rows()) == sorted(expected), station_id
        assert notes["date"].to_list() == sorted(notes["date"], reverse=True)
        told = [row for row in laid_tables.warned() if row["station_id"] == station_id and row["date"] <= day]
        names = ("date", "warning", "compared", "before", "now")
        expected = [tuple(row[name] for name in names) for row in told] if reader == NATIONAL else []
        beside = notes.filter(pl.col("check").is_null())
        assert sorted(beside.select(names).rows()) == sorted(expected), station_id


def test_an_unknown_site_has_no_row(laid):
    assert station(laid, "S99", NATIONAL).is_empty()
    assert station_history(laid, "S99", NATIONAL).is_empty()
    assert station_reports(laid, "S99", NATIONAL).is_empty()
    assert station_held_back(laid, "S99", NATIONAL).is_empty()
    assert station_notes(laid, "S99", NATIONAL).is_empty()
