"""Marks as they are kept: events added once each, what stands on stations, the history of one."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Exists, Insert, RowMapping, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from data.errors import TramSoError
from data.marks.event import Event
from data.marks.opened import database, migrate
from data.marks.tables import events

STATIONS_AT_ONCE = 500  # SQLite takes a limited number of values in one statement


class MarksGone(TramSoError):
    """The database of marks does not answer; what was to be kept was not, or may be sent again."""


class Marks:
    """The marks in one database; several threads and processes may use it at once."""

    def __init__(self, where: str) -> None:
        self._engine: Engine = database(where)
        self._migrated = False

    def add(self, new: Sequence[Event]) -> None:
        """Keep all of them or none; one whose id is there already is the same one, sent again."""
        if new:
            with self._connected() as connection:
                connection.execute(self._once(), [vars(one) for one in new])

    def standing(self, stations: Collection[str]) -> list[Event]:
        """The newest event of each kind that nobody took back on each station, in order of arrival."""
        wanted = sorted(set(stations))
        with self._connected() as connection:
            found = [
                row
                for start in range(0, len(wanted), STATIONS_AT_ONCE)
                for row in _newest(connection, wanted[start : start + STATIONS_AT_ONCE])
            ]
        return [_event(row) for row in sorted(found, key=lambda row: row["number"])]

    def contacts(self, since: date, before: date) -> list[Event]:
        """The calls and visits of lists from `since` on and before `before` that nobody took back."""
        made = events.c.kind.in_(("called", "visited")), events.c.undoes.is_(None), ~_taken_back()
        of_lists = events.c.listed >= since, events.c.listed < before
        with self._connected() as connection:
            found = connection.execute(select(events).where(*made, *of_lists).order_by(events.c.number))
            return [_event(row) for row in found.mappings()]

    def history(self, station: str) -> list[Event]:
        """All that was set on a station and taken back, the newest first."""
        of_station = select(events).where(events.c.station == station).order_by(events.c.number.desc())
        with self._connected() as connection:
            return [_event(row) for row in connection.execute(of_station).mappings()]

    def close(self) -> None:
        """Let the connections go."""
        self._engine.dispose()

    def _once(self) -> Insert:
        insert: Any = (sqlite if self._engine.dialect.name == "sqlite" else postgresql).insert
        once: Insert = insert(events).on_conflict_do_nothing(index_elements=["id"])
        return once

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """One transaction, in a database with the tables of this release."""
        try:
            if not self._migrated:
                migrate(self._engine)
                self._migrated = True
            with self._engine.begin() as connection:
                yield connection
        except (OperationalError, InterfaceError, NoneFree) as gone:
            raise MarksGone("The database of marks does not answer: start it and try again.") from gone


def _newest(connection: Connection, stations: list[str]) -> Sequence[RowMapping]:
    here = events.c.station.in_(stations)
    newest = (
        select(func.max(events.c.number))
        .where(here, events.c.undoes.is_(None), ~_taken_back())
        .group_by(events.c.station, events.c.kind)
    )
    return connection.execute(select(events).where(events.c.number.in_(newest))).mappings().all()


def _taken_back() -> Exists:
    """An event is taken back by one of its own station only."""
    back = events.alias()
    return (
        select(back.c.number).where(back.c.undoes == events.c.id, back.c.station == events.c.station).exists()
    )


def _event(row: RowMapping) -> Event:
    fields = {name: value for name, value in row.items() if name != "number"}
    return Event(**{**fields, "at": _utc(row["at"])})


def _utc(moment: datetime) -> datetime:
    """SQLite gives a moment back without its zone, PostgreSQL in the zone of its server."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
