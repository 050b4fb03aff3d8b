from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from data.marks.event import Event

CALLED = Event(
    id=uuid4(),
    station="11-0001",
    kind="called",
    by="Lò Thị Ân",
    at=datetime(2026, 11, 12, 1, 30, tzinfo=UTC),
    version="20261101-1",
    listed=date(2026, 10, 31),
    day=date(2026, 11, 12),
)


def made(**fields: Any) -> Event:
    return replace(CALLED, **{"id": uuid4(), **fields})
