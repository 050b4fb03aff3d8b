"""The sites that a line over July 2025 does not follow: gone or come between the dates beside the reform."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.scope import REFORM, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

COUNTED: Schema = dict.fromkeys(("sites", "gone", "come"), pl.Int64)


@dataclass(frozen=True)
class Crossing:
    """before, after: the dates beside the reform; sites: counted on the first; gone: not on the second; come:
    on the second only.
    """

    before: date
    after: date
    sites: int
    gone: int
    come: int


def crossing(snapshot: Snapshot, scope: Scope) -> Crossing | None:
    """Which sites of the scope count on one side of the reform only; None where the dates lie on one side."""
    known = snapshot.dates_until
    before = max((day for day in known if day < REFORM), default=None)
    after = min((day for day in known if day >= REFORM), default=None)
    if before is None or after is None:
        return None
    return _between(snapshot.on(after), scope, before)


@kept
def _between(snapshot: Snapshot, scope: Scope, before: date) -> Crossing:
    """Those between a date and the snapshot's: the same for every later date of the version."""
    after, source = snapshot.date, f"sites{scope.scheme}"
    rows = snapshot.frame(statement("crossing"), scope, COUNTED, source=source, before=before, after=after)
    return Crossing(before, after, **rows.row(0, named=True))
