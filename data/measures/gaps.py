"""The gap between a place and a metric's target, in people, stations or whatever the metric counts."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.measures.blanks import blank_reason
from data.measures.metric import Metric, on_target, value_of
from data.measures.ratio import ratio

UNIT = 10_000


@dataclass(frozen=True)
class Bar:
    """The least for a numerator to reach, in ten-thousandths of its denominator; `above`: more than that."""

    ten_thousandths: int
    above: bool


def bar_of(metric: Metric) -> Bar:
    """The official target; where there is none, all of the denominator, which only counts who is left."""
    if metric.target is None:
        return Bar(UNIT, above=False)
    return Bar(round(metric.target.value * UNIT), above=metric.target.comparison == "above")


def countable(metric: Metric) -> bool:
    """True where something missing can be counted: towards the target, or until everyone has it."""
    return metric.target is not None or metric.gap is not None


def with_gap(frame: pl.DataFrame, metric: Metric, day: date) -> pl.DataFrame:
    """The frame of `gap_by_place` judged: value, gap, on_target, completeness, unknown and reason added.

    gap: the smallest whole number that the numerator is short of, 0 where of none, null where the value is
    unknown or nothing can be counted. on_target: null without a target or a value. completeness: reports
    received of those expected, null where none is. unknown: people or stations of whom the metric says
    nothing, so that they are in no gap; null where they cannot be counted. reason: why there is no value,
    under `blank.`.
    """
    valued = frame.with_columns(value_of(metric, pl.col("top"), pl.col("bottom")).alias("value"))
    return valued.with_columns(
        gap_of(metric).alias("gap"),
        on_target(metric, pl.col("value")).alias("on_target"),
        ratio("reports_received", "reports_expected").alias("completeness"),
        _unknown(metric).alias("unknown"),
        blank_reason(metric, day).alias("reason"),
    )


def gap_of(metric: Metric) -> pl.Expr:
    """The shortfall of `top` against the bar in `bottom`, null where that is zero or nothing can be counted.

    In whole numbers throughout: 95 % of 20 people is 19, not 19.000000000000004.
    """
    if not countable(metric):
        return pl.lit(None, dtype=pl.Int64)
    bar = bar_of(metric)
    shortfall = pl.col("bottom") * bar.ten_thousandths - pl.col("top") * UNIT
    whole = shortfall // UNIT + 1 if bar.above else -(-shortfall // UNIT)
    return pl.when(pl.col("bottom") > 0).then(whole.clip(lower_bound=0))


def _unknown(metric: Metric) -> pl.Expr:
    if metric.gap is None or metric.basis.whole is None:
        return pl.lit(None, dtype=pl.Int64)
    return pl.col(metric.basis.whole) - pl.col("bottom")
