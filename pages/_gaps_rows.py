"""What a page of gaps stands on: the places of one level ranked, those without a value apart, the whole."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import polars as pl

from components.view import View
from data.blanks import KINDS
from data.gaps import countable, with_gap
from data.metrics import Metric
from data.scope import Level, Scope
from pages._place_level import inside_view, level_of, names_at
from queries.gaps import SUMS, gap_by_place


@dataclass(frozen=True)
class Gaps:
    """The places of `level` in a view's scope.

    ranked: those with a value, the largest gap first where the metric has a target, else the furthest behind;
    columns of `with_gap` and rank, name, share (of the gaps of all places of the level in the country).
    blanks: those without, by kind of blank. whole: the scope as one row of `with_gap`.
    """

    level: Level
    metric: Metric
    ranked: pl.DataFrame
    blanks: pl.DataFrame
    whole: dict[str, Any]

    @property
    def by_gap(self) -> bool:
        """Whether places rank by what they lack towards a target."""
        return self.metric.target is not None

    @cached_property
    def holders(self) -> pl.DataFrame:
        """The fewest places that hold half of the gap, the largest first, and those level with the last."""
        held = self.ranked.filter(pl.col("gap") > 0)
        before = pl.col("gap").cum_sum() - pl.col("gap")
        fewest = held.filter(before * 2 < held["gap"].sum())
        return held.filter(pl.col("gap") >= fewest["gap"].min()) if fewest.height else fewest


def gaps_of(view: View) -> Gaps:
    """The gaps of a view; its scope has a station."""
    level, metric, day = level_of(view), view.metric, view.snapshot.date
    country = gap_by_place(view.snapshot, nationwide(view.scope), level, metric)
    judged = with_gap(country, metric, day)
    everyone = judged["gap"].sum()
    share = pl.col("gap") / everyone if countable(metric) and everyone else pl.lit(None)
    rows = judged.with_columns(share.cast(pl.Float64).alias("share"))
    mine = rows.filter(pl.Series([inside_view(view, code) for code in rows["code"]], dtype=pl.Boolean))
    named = mine.with_columns(pl.Series("name", names_at(view, mine["code"]), pl.String))
    whole = with_gap(mine.select(pl.col(*SUMS).sum()), metric, day).row(0, named=True)
    return Gaps(level, metric, _ranked(named, metric), _blanks(named), whole)


def nationwide(scope: Scope) -> Scope:
    """The same stations anywhere that the reader may see."""
    return replace(scope, region=None, province=None, district=None, commune=None)


def _ranked(rows: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    known = rows.filter(pl.col("value").is_not_null())
    worst_is_high = metric.better != "higher"
    by_value = ["value", "stations", "code"]
    if metric.target is None:
        ordered = known.sort(by_value, descending=[worst_is_high, True, False])
    else:
        ordered = known.sort(["gap", *by_value], descending=[True, worst_is_high, True, False])
    return ordered.with_row_index("rank", offset=1).with_columns(pl.col("rank").cast(pl.Int64))


def _blanks(rows: pl.DataFrame) -> pl.DataFrame:
    kind = pl.col("reason").cast(pl.Enum(KINDS))
    return rows.filter(pl.col("value").is_null()).sort(kind, "code")
