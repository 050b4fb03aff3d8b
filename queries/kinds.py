"""A metric by zone, area or connection: shortfalls on the date as for places, and sums over time."""

from typing import Literal

import polars as pl

from data.measures.metric import Metric
from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Snapshot
from queries.gaps import gaps_by
from queries.packed import positions
from queries.sources import FINE
from queries.statements import statement

Kind = Literal["zone", "area", "connection"]
KINDS: tuple[Kind, ...] = ("zone", "area", "connection")


@kept
def gap_by_kind(snapshot: Snapshot, scope: Scope, kind: Kind, metric: Metric) -> pl.DataFrame:
    """One row per zone, area or connection that has sites; columns as `gap_by_place` without the names.

    code is empty where the register does not say.
    """
    return gaps_by(snapshot, scope, kind, metric)


@kept
def sums_by_kind_and_date(snapshot: Snapshot, scope: Scope, kind: Kind, metric: Metric) -> pl.DataFrame:
    """One row per date up to the snapshot's and kind: date, code (empty: not given), top, bottom."""
    fine = scope.level in FINE
    return snapshot.frame(
        statement("sums_by_kind_and_date"),
        scope,
        {"date": pl.Date, "code": pl.String, "top": pl.Int64, "bottom": pl.Int64},
        source=f"counts_{'sites' if fine else 'provinces'}{scope.scheme}",
        kind=kind,
        **positions(snapshot, numerator=metric.numerator, denominator=metric.denominator),
    )
