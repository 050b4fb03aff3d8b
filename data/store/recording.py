"""A snapshot whose mart notes every query that a page makes, with the values bound to it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.store.answers import Answers
from data.store.opened import OpenedMart
from data.store.snapshot import Snapshot
from data.store.statement import Statement


@dataclass(frozen=True)
class Query:
    """A statement and the values of its parameters, by name."""

    statement: Statement
    bound: Mapping[str, object]


class RecordingMart(OpenedMart):
    """An opened mart that notes its queries; what was answered before it was made is asked anew.

    It shares the connection of the one it is made from.
    """

    def __init__(self, mart: OpenedMart) -> None:
        self.__dict__.update(mart.__dict__)
        self.answers = Answers()
        self.queries: list[Query] = []

    def rows(self, statement: Statement, parameters: Mapping[str, object]) -> pl.DataFrame:
        """The rows as the mart gives them; a query made twice alike is noted once."""
        query = Query(statement, {name: parameters[name] for name in sorted(statement.parameters)})
        if query not in self.queries:
            self.queries.append(query)
        return super().rows(statement, parameters)


def recorded(snapshot: Snapshot) -> tuple[Snapshot, RecordingMart]:
    """The snapshot to build a page with once, and the mart that will have noted its queries by then."""
    recording = RecordingMart(snapshot.mart)
    return Snapshot(snapshot.version, snapshot.date, recording), recording
