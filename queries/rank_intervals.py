"""The ranks of places with the intervals that the publication made for the newest dates."""

from collections.abc import Mapping
from typing import Any

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
def ranks_of_metric(snapshot: Snapshot, scope: Scope, level: Level, metric: str) -> dict[str, Rank]:
    """Code → the rank of a place of `level` in the scope's place by a metric, with its interval.

    Empty for other dates than the newest, and where the scope chooses among kinds of site or the reader sees
    one province: only all places with all their sites were ranked.
    """
    rows = _rows(snapshot, scope, "ranks_of_metric", level=level, metric=metric)
    return {row["code"]: _rank(row) for row in rows}


@kept
def ranks_of_place(snapshot: Snapshot, scope: Scope, level: Level, code: str) -> dict[str, Rank]:
    """Metric key → the rank of one place among those of `level` in the scope's place; empty as above."""
    rows = _rows(snapshot, scope, "ranks_of_place", level=level, code=code)
    return {row["metric"]: _rank(row) for row in rows}


def _rows(snapshot: Snapshot, scope: Scope, name: str, **asked: str) -> list[dict[str, Any]]:
    if (scope.zone, scope.area, scope.connection) != (None, None, None):
        return []
    within = {"within": scope.level, "holder": scope.code or ""}
    return snapshot.frame(statement(name), scope, RANKED, **within, **asked).to_dicts()


def _rank(row: Mapping[str, Any]) -> Rank:
    return Rank(row["first"], row["tied"], row["count"], (row["low"], row["high"]))
