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
    columns of `with_doubt`, rank (from 1) and share (of the gaps of all places, null where there is none).
    Those of whom too little is known come last, without a rank. blanks: those without a value, by kind of
    blank. whole: all together as one row of `with_doubt`.
    """

    metric: Metric
    ranked: pl.DataFrame
    blanks: pl.DataFrame
    whole: dict[str, Any]

    @property
    def by_gap(self) -> bool:
        """True where places rank by their shortfall against a target."""
        return self.metric.target is not None

    @property
    def sure(self) -> pl.DataFrame:
        """The places that have a rank."""
        return self.ranked.filter(pl.col("rank").is_not_null())

    @property
    def unsure(self) -> pl.DataFrame:
        """Those of whom too little is known for one."""
        return self.ranked.filter(pl.col("rank").is_null())

    @property
    def rivals(self) -> int:
        """The number of those who may lack more than the last holder and are none."""
        least = self.holders["gap"].min() if self.holders.height else 0
        others = self.unsure.join(self.holders, on="code", how="anti")
        return others.filter((pl.col("gap_most") > least).fill_null(True)).height

    @cached_property
    def holders(self) -> pl.DataFrame:
        """The fewest places that hold half of the gap, the largest first, and those level with the last."""
        held = self.ranked.filter(pl.col("gap") > 0).sort("gap", descending=True, maintain_order=True)
        before = pl.col("gap").cum_sum() - pl.col("gap")
        fewest = held.filter(before * 2 < held["gap"].sum())
        return held.filter(pl.col("gap") >= fewest["gap"].min()) if fewest.height else fewest


def ranked_gaps(places: pl.DataFrame, whole: dict[str, Any], metric: Metric) -> Gaps:
    """places: rows of `with_doubt`, one a place; whole: their sum as one such row."""
    has_value, everyone = pl.col("value").is_not_null(), places["gap"].sum()
    share = (pl.col("gap") / everyone if everyone else pl.lit(None)).cast(pl.Float64)
    worst_is_high = metric.better != "higher"
    by_gap = {} if metric.target is None else {"gap": True}
    order = {"enough": True} | by_gap | {"value": worst_is_high, "stations": True, "code": False}
    ordered = places.filter(has_value).sort(list(order), descending=list(order.values()))
    rank = pl.when("enough").then(pl.int_range(1, pl.len() + 1)).alias("rank")
    ranked = ordered.with_columns(share.alias("share"), rank)
    blanks = places.filter(~has_value).sort(pl.col("reason").cast(pl.Enum(KINDS)), "code")
    return Gaps(metric, ranked, blanks, whole)
