"""Every place of a level with its kind by local Moran's I: low among low, low alone, high, other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from components.reading.level import level_of
from components.reading.view import View
from data.geography.nearest import middles
from data.geography.neighbours import Indices, borders_of, neighbours_of
from data.methods.moran import local_moran, mean_around
from data.settings import settings
from pages.gaps.rows import judged_places

# A folder of shapes, a scheme and a level → borders, None without shapes.
Borders = Callable[[Path, str, str], pl.DataFrame | None]
NEAREST = {"commune": 6, "district": 6, "province": 4}
LEVEL_OF_DOUBT = 0.05
LAGGING = ("cluster", "lone", "likely_cluster", "likely_lone")
KINDS = (*LAGGING, "high", "leader", "other")


@dataclass(frozen=True)
class Clusters:
    """rows: one place each, code, value, latitude, longitude, around (its neighbours' mean value), statistic,
    p, adjusted, kind (of KINDS). blanks: code and reason of the places that are not compared. by_distance:
    how many have the nearest places as neighbours for want of a border; nearest: how many those are.
    """

    rows: pl.DataFrame
    blanks: pl.DataFrame
    by_distance: int
    nearest: int


def clusters_of(view: View, borders: Borders = borders_of) -> Clusters | None:
    """The places compared; None where too few have a value.

    Low means worse than the mean of the places compared, whichever way the metric is better.
    """
    level = level_of(view)
    k = NEAREST.get(level, 0)
    if not k:
        return None
    judged = judged_places(view).select("code", "value", "reason")
    known = judged.drop("reason").filter(pl.col("value").is_not_null())
    known = known.join(middles(view.scope.scheme, level), on="code").sort("code")
    if known.height < 3 * k:
        return None
    found = neighbours_of(known, borders(settings().geography.resolve(), view.scope.scheme, level), k)
    blanks = judged.filter(~pl.col("code").is_in(known["code"].implode())).drop("value")
    worse = -1.0 if view.metric.better == "higher" else 1.0
    return Clusters(_judged(known, found.around, worse), blanks, found.by_distance, k)


def _judged(known: pl.DataFrame, around: Indices, worse: float) -> pl.DataFrame:
    values = known["value"].to_numpy()
    found = local_moran(values * worse, around)
    told = known.drop("x", "y").with_columns(
        pl.Series("around", mean_around(values, around)),
        pl.Series("statistic", found.statistic),
        pl.Series("p", found.p),
        pl.Series("adjusted", found.adjusted),
        pl.Series("z", found.z),
        pl.Series("lag", found.lag),
    )
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
