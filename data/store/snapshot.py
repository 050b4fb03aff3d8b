"""The published version that a page reads: one database handle a version, equal only when the data is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from functools import cached_property

import polars as pl

from data.contract import STATION
from data.errors import TramSoError
from data.scope import Scope
from data.store.manifest import Manifest
from data.store.opened import OpenedMart
from data.store.statement import Statement

Schema = Mapping[str, pl.DataType | type[pl.DataType]]


@dataclass(frozen=True)
class Snapshot:
    """One version and one date in it. Two are equal iff version and date are, so a plain cache is right."""

    version: str
    date: Day
    mart: OpenedMart = field(compare=False, repr=False)

    @property
    def manifest(self) -> Manifest:
        """The manifest of the version: sources, counts, when and by which release."""
        return self.mart.manifest

    @property
    def synthetic(self) -> bool:
        """True where the version was made from the synthetic country."""
        return self.mart.manifest.synthetic

    @property
    def dates(self) -> tuple[Day, ...]:
        """Every date of the version, oldest first."""
        return self.mart.dates

    @property
    def dates_until(self) -> tuple[Day, ...]:
        """Those of its dates that are not after this one, oldest first."""
        return self.dates[: self.dates.index(self.date) + 1]

    @property
    def newest(self) -> "Snapshot":
        """The version on its last date: the key of what no date changes."""
        return self.on(self.dates[-1])

    @property
    def latest(self) -> "Snapshot":
        """The version on the last of its dates that was meant: what its forecasts start from."""
        return self.on(self.mart.meant[-1])

    def has(self, table: str) -> bool:
        """True where a row of the table came for the date: of the register, one that was accepted."""
        rows = self.manifest.dates[self.date].tables[table]
        return rows["accepted" if table == STATION.name else "read"] > 0

    @property
    def observed(self) -> bool:
        """True where the 90 days that end on the date were observed: else nobody is known as sustained."""
        return self.date in self.mart.observed

    @property
    def period_start(self) -> Day:
        """The first day of the period that ends on the date."""
        return self.mart.periods[self.date]

    @cached_property
    def previous(self) -> "Snapshot | None":
        """The snapshot before this one in the same version that was meant, null at the first."""
        before = [day for day in self.mart.meant if day < self.date]
        return self.on(before[-1]) if before else None

    def on(self, day: Day) -> "Snapshot":
        """The same version on another of its dates; raises TramSoError when it has no such date."""
        if day not in self.dates:
            raise TramSoError(f"Version {self.version} has no snapshot of {day}: choose one of its dates.")
        return Snapshot(self.version, day, self.mart)

    def frame(
        self,
        statement: Statement,
        scope: Scope,
        schema: Schema,
        **parameters: str | int | Day | list[str] | None,
    ) -> pl.DataFrame:
        """The rows that a statement gives for a scope, in the columns of `schema`.

        The statement's own parameters narrow it: $date is this snapshot's, those of the scope are
        `Scope.where`. Raises TramSoError naming the version, the columns expected and found when the columns
        differ.
        """
        bound: dict[str, object] = {"date": self.date, **scope.where, **parameters}
        rows = self.mart.rows(statement, bound)
        found = dict(rows.schema)
        if found != dict(schema):
            raise TramSoError(
                f"{statement.name} on version {self.version} gave {found} where {dict(schema)} was expected: "
                "publish again with this release."
            )
        return rows
