"""Bounds of what stations without data may hide: at zero and at their last report; places that closed."""

import polars as pl

from data.measures.chain import chain_of
from data.measures.metric import Metric
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import positions
from queries.statements import statement

SILENT: Schema = {
    "code": pl.String,
    **dict.fromkeys(("silent", "never", "bottom_zero", "top_last", "bottom_last"), pl.Int64),
}


@kept
def silent_bounds(snapshot: Snapshot, scope: Scope, key: str, metric: Metric) -> pl.DataFrame:
    """One row per place or kind of site with stations that lack the metric's number. Columns: SILENT.

    key: a level, or zone, area, connection (code empty where not given). silent: those stations, for a metric
    of visits only those that did not report; never: those of them whose last report, if there is one, lacks
    the number too. bottom_zero: what they add to the denominator at zero: their people or themselves now, or
    for a metric of visits the visits of their last report. top_last and bottom_last: what that report said.
    """
    chain = chain_of(metric)
    whole = chain.whole if chain else metric.denominator
    return snapshot.frame(
        statement("silent_bounds"),
        scope,
        SILENT,
        source=f"gap_sites{scope.scheme}",
        level=key,
        **positions(snapshot, numerator=metric.numerator, denominator=metric.denominator, whole=whole),
        countable=chain is not None,
    )


@kept
def closed_places(snapshot: Snapshot, scope: Scope, level: Level) -> frozenset[str]:
    """The codes of places that had sites, all of which are closed on the date."""
    rows = snapshot.frame(
        statement("closed_places"), scope, {"code": pl.String}, source=f"gap_sites{scope.scheme}", level=level
    )
    return frozenset(rows["code"])
