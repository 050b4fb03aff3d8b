"""Events of a site: each kind against rows that hold its boundary."""

from datetime import date
from typing import Any

import pytest

from data.measures.events import Event, station_events
from data.measures.ledger_states import LEDGERS

MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)
JUNE_25, JULY_25 = date(2025, 6, 30), date(2025, 7, 31)
NEVER = {"opened_on": None, "closed_on": None, "platform_since": None}


def row(day: date, letters: str = "", **changed: Any) -> dict[str, Any]:
    plain = {
        **{"date": day, "name": "Trạm A", "site_kind": "station", "parent_station_id": None},
        **{"commune63": "00001", "commune34": "00004", "own_doctors": 1, "counts": True},
        **{"stations_silent": 0, "reports_held_back": 0, "ledger_states": letters.ljust(LEDGERS, "-")},
    }
    return plain | changed


def events(*rows: dict[str, Any], site: dict[str, Any] = NEVER, day: date = MAY) -> list[Event]:
    return station_events(rows, site, day)


def test_nothing_happens_where_nothing_changes():
    assert events() == []
    assert events(row(MARCH, "EPBN"), row(APRIL, "EPBN"), row(MAY, "EPBN")) == []


def test_ledgers_close_and_reopen_against_what_was_last_known_of_them():
    found = events(row(MARCH, "PBEEN-"), row(APRIL, "EE-BEE"), row(MAY, "PEPB-E"))
    assert found == [
        Event("ledgers_reopened", MAY, ledgers=(1, 3)),
        Event("ledgers_closed", APRIL, ledgers=(1, 2)),
        Event("ledgers_reopened", APRIL, ledgers=(4,)),
    ]


def test_ledgers_of_a_date_on_which_the_site_does_not_count_are_not_read():
    assert events(row(MARCH, "P"), row(APRIL, "E", counts=False), row(MAY, "P")) == []


def test_a_spell_ends_with_a_report_and_tells_what_was_held_back():
    silent, held = {"stations_silent": 1}, {"reports_held_back": 1}
    assert events(row(MARCH, **silent), row(APRIL, **held), row(MAY)) == [
        Event("silent", MARCH, until=APRIL, periods=2, held_back=1)
    ]
    assert events(row(MARCH, **silent), row(APRIL), row(MAY, **silent)) == [
        Event("silent", MAY, until=MAY, periods=1),
        Event("silent", MARCH, until=MARCH, periods=1),
    ]


def test_doctors_are_compared_with_the_last_number_known():
    rows = (row(MARCH, own_doctors=2), row(APRIL, own_doctors=None), row(MAY, own_doctors=0))
    assert events(*rows) == [Event("doctors_fewer", MAY, "2", "0")]
    assert [event.kind for event in events(rows[2] | {"date": MARCH}, row(APRIL))] == ["doctors_more"]


def test_days_of_the_register_count_up_to_the_day_and_not_when_they_stand_for_none():
    site = {"opened_on": date.min, "closed_on": date(2026, 6, 1), "platform_since": MAY}
    assert events(site=site) == [Event("deployed", MAY)]
    site = {"opened_on": MARCH, "closed_on": MAY, "platform_since": date(9999, 12, 31)}
    assert events(site=site) == [Event("closed", MAY), Event("opened", MARCH)]


def test_the_reform_is_told_on_its_day_and_another_commune_in_one_scheme_on_its_date():
    later = row(APRIL, commune34="00025")
    assert events(row(JUNE_25), row(JULY_25), later) == [
        Event("moved", APRIL, "00004", "00025"),
        Event("reformed", date(2025, 7, 1), "00001", "00004"),
    ]
    assert events(row(date(2025, 5, 31)), row(JUNE_25, commune63="00006")) == [
        Event("moved", JUNE_25, "00001", "00006")
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("station", None), ("point", "S2"), Event("made_point", MAY, after="S2")),
        (("point", "S2"), ("station", None), Event("made_station", MAY, before="S2")),
        (("point", "S2"), ("point", "S3"), Event("reassigned", MAY, "S2", "S3")),
    ],
)
def test_a_station_and_a_post_take_each_other_s_place(before, after, expected):
    columns = ("site_kind", "parent_station_id")
    rows = (dict(zip(columns, values, strict=True)) for values in (before, after))
    first, second = rows
    assert events(row(APRIL, **first), row(MAY, **second)) == [expected]
    assert events(row(APRIL, **second), row(MAY, **second)) == []


def test_a_new_name_and_nothing_after_the_day():
    rows = (row(MARCH), row(APRIL, name="Trạm B"), row(MAY, name="Trạm C"))
    assert events(*rows, day=APRIL) == [Event("renamed", APRIL, "Trạm A", "Trạm B")]
