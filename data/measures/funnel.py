"""Places by their size, each held against the limits within which chance may explain its value."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.measures.coverage import stations_behind
from data.measures.metric import Metric, possible, value_of
from data.methods.funnel import Limits, ratio_limits, share_limits

FEWEST = 10  # places with enough data: of fewer the usual difference is not known
EDGE = 1e-9
LIMITS = ("low_95", "high_95", "low_998", "high_998")
VERDICTS = ("inside", "edge", "above", "below")


@dataclass(frozen=True)
class Funnel:
    """rows: one a place with code, stations, value, LIMITS and judged (of VERDICTS), furthest out first.

    mean: the value of all those drawn together; dispersion: how much more they vary than chance in their
    stations has it, None where the usual spread is known from them alone; left_out: places with too little
    data.
    """

    rows: pl.DataFrame
    mean: float
    dispersion: float | None
    left_out: int


def funnel_of(counts: pl.DataFrame, enough: Collection[str], metric: Metric) -> Funnel | None:
    """The places between their limits; None where fewer than FEWEST can be drawn, or none differs.

    counts: one row a place: code, COUNTS of one date. enough: the codes of those that may be compared.
    """
    stationed = counts.filter(pl.col("stations") > 0)
    known = stationed.filter(pl.col("code").is_in(list(enough))).select(
        "code",
        stations_behind(metric).round().cast(pl.Int64).alias("stations"),
        value_of(metric).alias("value"),
        pl.col(metric.numerator).alias("top"),
        pl.col(metric.denominator).alias("bottom"),
    )
    drawn = known.filter(possible(metric, pl.col("value")), pl.col("stations") > 0)
    if drawn.height < FEWEST:
        return None
    mean = metric.scale * float(drawn["top"].sum()) / float(drawn["bottom"].sum())
    limits = _limits(drawn, metric, mean)
    if limits is None:
        return None
    dispersion = limits.dispersion if metric.yes_or_no else None
    return Funnel(_judged(drawn, limits), mean, dispersion, stationed.height - drawn.height)


def _limits(drawn: pl.DataFrame, metric: Metric, mean: float) -> Limits | None:
    stations, value = (drawn[name].cast(pl.Float64).to_numpy() for name in ("stations", "value"))
    if metric.yes_or_no:
        return share_limits(stations, value, mean)
    return ratio_limits(stations, value, mean, 1.0 if metric.form == "share" else np.inf)


def _judged(drawn: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    value, wide = pl.col("value"), pl.col("high_998") - pl.col("low_998")
    verdict = (
        pl.when(value > pl.col("high_998") + EDGE)
        .then(pl.lit("above"))
        .when(value < pl.col("low_998") - EDGE)
        .then(pl.lit("below"))
        .when((value > pl.col("high_95") + EDGE) | (value < pl.col("low_95") - EDGE))
        .then(pl.lit("edge"))
        .otherwise(pl.lit("inside"))
    )
    beyond = pl.max_horizontal(value - pl.col("high_998"), pl.col("low_998") - value) / wide
    ends = [pl.Series(name, end, pl.Float64) for name, end in zip(LIMITS, limits.ends, strict=True)]
    rows = drawn.drop("top", "bottom").with_columns(*ends).with_columns(verdict.alias("judged"))
    return rows.sort([beyond, "stations", "code"], descending=[True, True, False])
