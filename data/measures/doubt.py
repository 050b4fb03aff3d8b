"""Places of which too little is known to rank them, and what those unknown may change."""

import polars as pl

from data.measures.coverage import share_with_data
from data.measures.gaps import gap_of
from data.measures.metric import Metric, on_target, value_of


def with_doubt(places: pl.DataFrame, metric: Metric, wide_from: float) -> pl.DataFrame:
    """The rows of `with_gap` with enough and gap_most; on_target null where those unknown may change it.

    places: with register, the share of a place's communes that the register holds. enough: the value speaks
    for so much of a place that it may be ranked; null without a value. gap_most: the gap if none of those
    unknown were reached; null where they cannot be counted. wide_from: the share from which it is enough.
    """
    counted = places.with_columns(pl.col("bottom").alias(metric.denominator))
    known = counted.select(share_with_data(metric)).to_series()
    unknown, top = pl.col("bottom") + pl.col("unknown"), pl.col("top")
    worst, best = (value_of(metric, reached, unknown) for reached in (top, top + pl.col("unknown")))
    sure = on_target(metric, worst) == on_target(metric, best)
    most = places.with_columns(unknown.alias("bottom")).with_columns(gap_of(metric).alias("gap_most"))
    enough = (known >= wide_from) & (pl.col("register") >= wide_from)
    return places.with_columns(
        pl.when(pl.col("value").is_not_null()).then(enough.fill_null(False)).alias("enough"),
        most["gap_most"],
        pl.when((known >= wide_from) | sure).then("on_target").alias("on_target"),
    )
