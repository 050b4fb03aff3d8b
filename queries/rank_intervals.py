"""The ranks of places with the intervals that the publication made for the newest dates."""

import polars as pl

from data.measures.rank import Rank
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

RANKED: Schema = {
    "metric": pl.String,
    "code": pl.String,
    "first": pl.Int32,
    "tied": pl.Int32,
    "count": pl.Int32,
    "low": pl.Int32,
    "high": pl.Int32,
}


@kept
def rank_intervals(
    snapshot: Snapshot, scope: Scope, level: Level, metric: str | None = None, code: str | None = None
) -> dict[tuple[str, str], Rank]:
    """Metric key and code → the rank of a place of `level` in the scope's place, with its interval.

    metric, code: of all where None. Empty for other dates than the newest, and where the scope chooses among
    kinds of site: only all together were ranked.
    """
    if (scope.zone, scope.area, scope.connection) != (None, None, None):
        return {}
    asked = {"level": level, "within": scope.level, "metric": metric, "code": code}
    rows = snapshot.frame(statement("rank_intervals"), scope, RANKED, **asked)
    return {
        (row["metric"], row["code"]): Rank(row["first"], row["tied"], row["count"], (row["low"], row["high"]))
        for row in rows.iter_rows(named=True)
    }
