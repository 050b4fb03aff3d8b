"""The values of places over their last dates."""

from datetime import date as Day

import polars as pl

from data.measures.coverage import share_counts, share_with_data
from data.measures.metric import Metric, value_of
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Snapshot
from queries.counts import pieces_by_place


@kept
def values_since(snapshot: Snapshot, scope: Scope, level: Level, first: Day, metric: Metric) -> pl.DataFrame:
    """One row per date from `first` to the snapshot's and place of `level` that has a site then.

    Columns: date, code, value, share (the part of the place that it speaks for); in no order.
    """
    pieces = pieces_by_place(snapshot, scope, level, first, snapshot.date)
    wanted = {metric.numerator, metric.denominator, *share_counts(metric)}
    counts = [
        pl.col("packed_counts").arr.get(snapshot.mart.counts.index(name)).cast(pl.Int64).alias(name)
        for name in sorted(wanted)
    ]
    rows = pieces.filter(pl.col("code").is_not_null()).select("date", "code", *counts)
    sums = rows.group_by("date", "code").agg(pl.exclude("date", "code").sum())
    return sums.select(
        "date", "code", value_of(metric).alias("value"), share_with_data(metric).alias("share")
    )
