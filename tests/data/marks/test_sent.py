"""Events as JSON: what goes out comes in again, and nothing of another shape does."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from data.marks.event import WrongEvent
from data.marks.sent import MOST_AT_ONCE, as_sent, events_of
from tests.data.marks.made import CALLED, made

Sent = dict[str, Any]


def test_an_event_comes_in_as_it_went_out():
    events = [made(), made(kind="note", text="Máy in hỏng", day=None), made(undoes=uuid4(), day=None)]
    assert events_of({"events": [as_sent(event) for event in events]}) == events


def test_a_moment_as_browsers_write_it_is_read():
    sent = {**as_sent(CALLED), "at": "2026-11-12T01:30:00.000Z"}
    assert events_of({"events": [sent]}) == [CALLED]


SHAPES: list[tuple[str, Callable[[Sent], object]]] = [
    ("events", lambda one: [one]),
    ("events", lambda one: {"events": one}),
    ("events", lambda one: {"events": []}),
    ("events", lambda one: {"events": [one], "more": 1}),
    ("events", lambda one: {"events": [one] * (MOST_AT_ONCE + 1)}),
    ("fields", lambda one: {"events": ["called"]}),
    ("fields", lambda one: {"events": [one, {**one, "number": "1"}]}),
    ("fields", lambda one: {"events": [{name: one[name] for name in one if name != "by"}]}),
]


@pytest.mark.parametrize(("wrong", "shape"), SHAPES)
def test_another_shape_is_refused(wrong: str, shape: Callable[[Sent], object]):
    with pytest.raises(WrongEvent, match=f"^{wrong}$"):
        events_of(shape(as_sent(CALLED)))


@pytest.mark.parametrize(
    ("wrong", "value"),
    [
        ("id", "1"),
        ("id", None),
        ("undoes", "1"),
        ("by", ["An"]),
        ("by", 7),
        ("at", "yesterday"),
        ("at", "2026-11-12T01:30:00"),
        ("at", "9999-12-31T23:59:59Z"),
        ("at", "0001-01-01T00:00:00Z"),
        ("day", "12/11/2026"),
        ("listed", "2026-13-01"),
        ("text", None),
    ],
)
def test_a_field_of_another_kind_is_named(wrong: str, value: object):
    with pytest.raises(WrongEvent, match=f"^{wrong}$"):
        events_of({"events": [{**as_sent(CALLED), wrong: value}]})
