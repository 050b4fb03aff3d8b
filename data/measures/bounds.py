"""Bounds of a metric once the silent stations are thought of."""

import polars as pl

from data.measures.metric import Metric, value_of


def with_bounds(places: pl.DataFrame, silent: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """`places` (code, top, bottom, …) with silent, never and two values: at_zero and at_last (null: no base).

    at_zero: every silent station without the number reached nobody. at_last: each stands where its last
    report left it; one that never gave the number stays out. Without such stations both are the value itself.
    """
    joined = places.join(silent, on="code", how="left").with_columns(pl.col(*silent.columns[1:]).fill_null(0))
    zero = value_of(metric, pl.col("top"), pl.col("bottom") + pl.col("bottom_zero"))
    last = value_of(metric, pl.col("top") + pl.col("top_last"), pl.col("bottom") + pl.col("bottom_last"))
    return joined.with_columns(zero.alias("at_zero"), last.alias("at_last"))
