"""Places ranked by their gap, or by their value where the metric has no target."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from data.measures.blanks import KINDS
from data.measures.metric import Metric


@dataclass(frozen=True)
class Gaps:
    """The gaps of places, or of zones, areas or connections, and of all of them together.

    ranked: those with a value, the largest gap first where the metric has a target, else the furthest behind;
    columns of `with_gap`, rank (from 1) and share (of the gaps of all places, null where there is none).
    blanks: those without, by kind of blank. whole: all together as one row of `with_gap`.
    """

    metric: Metric
    ranked: pl.DataFrame
    blanks: pl.DataFrame
    whole: dict[str, Any]

    @property
    def by_gap(self) -> bool:
        """True where places rank by their shortfall against a target."""
        return self.metric.target is not None

    @cached_property
    def holders(self) -> pl.DataFrame:
        """The fewest places that hold half of the gap, the largest first, and those level with the last."""
        held = self.ranked.filter(pl.col("gap") > 0)
        before = pl.col("gap").cum_sum() - pl.col("gap")
        fewest = held.filter(before * 2 < held["gap"].sum())
        return held.filter(pl.col("gap") >= fewest["gap"].min()) if fewest.height else fewest


def ranked_gaps(places: pl.DataFrame, whole: dict[str, Any], metric: Metric) -> Gaps:
    """places: rows of `with_gap`, one a place; whole: their sum as one such row."""
    has_value, everyone = pl.col("value").is_not_null(), places["gap"].sum()
    share = (pl.col("gap") / everyone if everyone else pl.lit(None)).cast(pl.Float64)
    worst_is_high = metric.better != "higher"
    by_gap = {} if metric.target is None else {"gap": True}
    order = by_gap | {"value": worst_is_high, "stations": True, "code": False}
    ordered = places.filter(has_value).sort(list(order), descending=list(order.values()))
    ranked = ordered.with_columns(share.alias("share"), pl.int_range(1, pl.len() + 1).alias("rank"))
    blanks = places.filter(~has_value).sort(pl.col("reason").cast(pl.Enum(KINDS)), "code")
    return Gaps(metric, ranked, blanks, whole)
