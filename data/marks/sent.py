"""Events as browsers send and get them: JSON of one exact shape."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from data.marks.event import Event, WrongEvent

MOST_AT_ONCE = 50
FIELDS = tuple(one.name for one in fields(Event))
READ: Mapping[str, Callable[[str], Any]] = {
    "id": UUID,
    "undoes": UUID,
    "at": datetime.fromisoformat,
    "day": date.fromisoformat,
    "listed": date.fromisoformat,
}
MAY_BE_NULL = ("day", "undoes")


def events_of(body: object) -> list[Event]:
    """The events of `{"events": […]}`, each with every field; raises WrongEvent."""
    sent = body.get("events") if isinstance(body, dict) and body.keys() == {"events"} else None
    if not isinstance(sent, list) or not 0 < len(sent) <= MOST_AT_ONCE:
        raise WrongEvent("events")
    return [_event(one) for one in sent]


def _event(sent: object) -> Event:
    if not isinstance(sent, dict) or sent.keys() != set(FIELDS):
        raise WrongEvent("fields")
    return Event(**{name: _field(name, sent[name]) for name in FIELDS})


def _field(name: str, value: object) -> Any:
    if value is None and name in MAY_BE_NULL:
        return None
    if not isinstance(value, str):
        raise WrongEvent(name)
    try:
        return READ.get(name, str)(value)
    except (ValueError, OverflowError):
        raise WrongEvent(name) from None


def as_sent(event: Event) -> dict[str, str | None]:
    """An event as JSON has it: dates and the moment as ISO 8601."""
    return {name: _text(getattr(event, name)) for name in FIELDS}


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
