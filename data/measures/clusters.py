"""Kinds of place by local Moran's I: low among low, low alone, high, other."""

import polars as pl

from data.measures.metric import Metric
from data.methods.moran import Indices, local_moran, mean_around

# The number of nearest places that are neighbours where a place has no border.
NEAREST = {"commune": 6, "district": 6, "province": 4}
LEVEL_OF_DOUBT = 0.05
SIGNIFICANT = ("cluster", "lone")
LAGGING = (*SIGNIFICANT, "likely_cluster", "likely_lone")
KINDS = (*LAGGING, "high", "leader", "other")


def with_kind(places: pl.DataFrame, around: Indices, metric: Metric) -> pl.DataFrame:
    """The places with around (the mean value of their neighbours), statistic, p, adjusted and kind.

    places: one a row, `value` never null; around: their neighbours, as `local_moran` takes them. Low means
    worse than the mean of the places, whichever way the metric is better.
    """
    values, worse = places["value"].to_numpy(), -1.0 if metric.better == "higher" else 1.0
    found = vars(local_moran(values * worse, around))
    numbers = {"around": mean_around(values, around)} | found
    told = places.with_columns(pl.Series(name, column) for name, column in numbers.items())
    return told.with_columns(_kind().cast(pl.Enum(KINDS)).alias("kind")).drop("z", "lag")


def _kind() -> pl.Expr:
    """z and lag count upwards from the mean towards worse; laggards are told before the correction too."""
    low, low_around = pl.col("z") > 0, pl.col("lag") > 0
    sure = pl.col("adjusted") <= LEVEL_OF_DOUBT
    told, apart = pl.col("p") <= LEVEL_OF_DOUBT, pl.col("z") != 0
    return (
        pl.when(sure & low)
        .then(pl.when(low_around).then(pl.lit("cluster")).otherwise(pl.lit("lone")))
        .when(sure & apart)
        .then(pl.when(low_around).then(pl.lit("leader")).otherwise(pl.lit("high")))
        .when(told & low)
        .then(pl.when(low_around).then(pl.lit("likely_cluster")).otherwise(pl.lit("likely_lone")))
        .otherwise(pl.lit("other"))
    )
