"""Marks in both databases: kept once, taken back, told apart; nothing is deleted."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import inspect

from data.errors import TramSoError
from data.marks.event import Event, WrongEvent
from data.marks.kept import STATIONS_AT_ONCE, Marks
from data.marks.opened import database, migrate
from data.marks.tables import events
from tests.data.marks.made import made


def test_what_is_kept_is_what_was_set(marks: Marks):
    note = made(kind="note", text="Máy in hỏng – hẹn thứ hai; 'DROP TABLE' 💡\n" + "ữ" * 900, day=None)
    marks.add([note])
    assert marks.standing([note.station]) == [note]
    assert marks.standing([note.station])[0].at.tzinfo is UTC


def test_what_is_sent_twice_is_kept_once_also_within_one_sending(marks: Marks):
    one, other = made(), made(kind="visited")
    marks.add([one, one])
    marks.add([one, other])
    assert marks.history(one.station) == [other, one]


def test_the_newest_of_each_kind_stands(marks: Marks):
    first, second, note = made(by="An"), made(by="Bình"), made(kind="note", text="vắng")
    elsewhere = made(station="11-0002")
    marks.add([first, note, second, elsewhere])
    assert marks.standing(["11-0001"]) == [note, second]
    assert marks.standing(["11-0002", "11-0001", "11-0001"]) == [note, second, elsewhere]
    assert marks.standing([]) == []


def test_the_one_before_stands_again_when_the_newest_is_taken_back(marks: Marks):
    first, second = made(by="An"), made(by="Bình")
    back = made(by="Bình", undoes=second.id, day=None)
    marks.add([first, second, back])
    assert marks.standing(["11-0001"]) == [first]
    marks.add([made(undoes=first.id)])
    assert marks.standing(["11-0001"]) == []
    assert [event.id for event in marks.history("11-0001")][1:] == [back.id, second.id, first.id]


def test_taking_back_reaches_no_other_station(marks: Marks):
    set_here = made()
    marks.add([set_here, made(station="11-0002", undoes=set_here.id)])
    assert marks.standing([set_here.station]) == [set_here]


def test_more_stations_than_one_statement_takes(marks: Marks):
    many = [made(station=f"s{number:05}") for number in range(2 * STATIONS_AT_ONCE + 1)]
    marks.add(many)
    assert marks.standing([event.station for event in reversed(many)]) == many


def test_marks_are_there_after_a_new_start(where: str):
    first = Marks(where)
    first.add([one := made()])
    first.close()
    assert Marks(where).history(one.station) == [one]


def test_the_migrations_make_the_table_that_is_used(where: str):
    engine = database(where)
    migrate(engine)
    migrate(engine)
    found = inspect(engine)
    assert [column["name"] for column in found.get_columns("mark_events")] == events.c.keys()
    assert {c["name"] for c in found.get_columns("mark_events") if c["nullable"]} == {"day", "undoes"}
    assert [unique["column_names"] for unique in found.get_unique_constraints("mark_events")] == [["id"]]
    engine.dispose()


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ("by", {"by": "  "}),
        ("by", {"by": "x" * 81}),
        ("kind", {"kind": "deleted"}),
        ("station", {"station": ""}),
        ("version", {"version": ""}),
        ("at", {"at": datetime(2026, 11, 12)}),
        ("at", {"at": datetime(2026, 11, 12, tzinfo=timezone(timedelta(hours=7)))}),
        ("day", {"kind": "snoozed", "day": None}),
        ("words", {"kind": "note", "text": " "}),
        ("words", {"kind": "assigned"}),
        ("text", {"kind": "note", "text": "x" * 1001}),
        ("text", {"kind": "assigned", "text": "x" * 81}),
        ("letters", {"text": "a\x00"}),
        ("letters", {"by": "a\ud800"}),
    ],
)
def test_a_wrong_event_is_not_made(wrong: str, fields: dict[str, object]):
    with pytest.raises(WrongEvent, match=f"^{wrong}$"):
        made(**fields)


@pytest.mark.parametrize("where", ["mysql://a:secret@b/c", "postgresql://a:secret@b:x/c", "://secret"])
def test_an_address_of_another_kind_is_refused_without_being_repeated(where: str):
    with pytest.raises(TramSoError, match="no kind known") as refused:
        Marks(where)
    assert "secret" not in str(refused.value)


def test_an_event_names_the_list_that_it_was_set_on(marks: Marks):
    one: Event = made(version="v2", listed=date(2026, 9, 30))
    marks.add([one])
    assert [(e.version, e.listed) for e in marks.history(one.station)] == [("v2", date(2026, 9, 30))]
