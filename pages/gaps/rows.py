"""The judged places of a view: ranked, those without a value apart, and the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from components.reading.level import inside_view, level_of
from components.reading.view import View
from data.measures.blanks import KINDS as BLANK_KINDS
from data.measures.gaps import countable, with_gap
from data.measures.metric import Metric
from data.measures.streaks import streaks_of
from data.scope import Level
from pages.gaps.views import kind_of, names_of
from queries.bounds import closed_places
from queries.estimates import estimated_shares
from queries.gaps import SUMS, gap_by_place, streaks_by_place
from queries.kinds import Kind, gap_by_kind, sums_by_kind_and_date

HISTORY = {"date": pl.Date, "code": pl.String, "top": pl.Int64, "bottom": pl.Int64}


@dataclass(frozen=True)
class Gaps:
    """The places of `level` in a view's scope, or its zones, areas or connections.

    ranked: those with a value, the largest gap first where the metric has a target, else the furthest behind;
    columns of `with_gap` and rank, name, share (of the gaps of all places of the level in the view), and
    of `below_since` (null where on target).
    blanks: those without, by kind of blank. whole: the scope as one row of `with_gap`.
    """

    level: Level | Kind
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


def gaps_of(view: View) -> Gaps:
    """The gaps of a view; its scope has a station."""
    kind = kind_of(view)
    mine = _of_kind(view, kind) if kind else judged_places(view)
    everyone = mine["gap"].sum()
    share = pl.col("gap") / everyone if countable(view.metric) and everyone else pl.lit(None)
    names = pl.Series("name", names_of(view, mine["code"].to_list()), pl.String)
    told = mine.with_columns(_closed(view, mine).alias("reason"))
    named = told.with_columns(share.cast(pl.Float64).alias("share"), names)
    whole = with_gap(mine.select(pl.col(*SUMS).sum()), view.metric, view.snapshot.date).row(0, named=True)
    joined = named.join(_streaks(view), on="code", how="left")
    level = kind or level_of(view)
    return Gaps(level, view.metric, _ranked(joined, view.metric), _blanks(named), whole)


def estimated(view: View) -> Mapping[date, float]:
    """Date → share of stations placed by estimate in the places shown; for kinds in the scope's own unit."""
    level = view.scope.level if kind_of(view) else level_of(view)
    return estimated_shares(view.snapshot, view.scope, level)


def _closed(view: View, mine: pl.DataFrame) -> pl.Series:
    """The reason of every blank; a place without a site that had some, all closed, says that they closed."""
    if kind_of(view) or "no_stations" not in mine["reason"]:
        return mine["reason"]
    closed = closed_places(view.snapshot, view.scope, level_of(view))
    shut = (mine["reason"] == "no_stations") & mine["code"].is_in(list(closed))
    return mine.select(pl.when(shut).then(pl.lit("closed")).otherwise("reason").alias("reason"))["reason"]


def judged_places(view: View) -> pl.DataFrame:
    """Every place of the level inside the view, judged."""
    rows = gap_by_place(view.snapshot, view.scope.country, level_of(view), view.metric)
    judged = with_gap(rows, view.metric, view.snapshot.date)
    if view.scope.code is None:
        return judged
    inside = [inside_view(view, code) for code in judged["code"]]
    return judged.filter(pl.Series(inside, dtype=pl.Boolean))


def _of_kind(view: View, kind: Kind) -> pl.DataFrame:
    """Every zone, area or connection of the view's own sites, judged."""
    rows = gap_by_kind(view.snapshot, view.scope, kind, view.metric)
    return with_gap(rows, view.metric, view.snapshot.date)


def _streaks(view: View) -> pl.DataFrame:
    """The date since which each place or kind is below the target; no row without a target."""
    metric, kind = view.metric, kind_of(view)
    if metric.target is None:
        return streaks_of(pl.DataFrame(schema=HISTORY), metric)
    if kind:
        return streaks_of(sums_by_kind_and_date(view.snapshot, view.scope, kind, metric), metric)
    return streaks_by_place(view.snapshot, view.scope, level_of(view), metric)


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
    return rows.filter(pl.col("value").is_null()).sort(pl.col("reason").cast(pl.Enum(BLANK_KINDS)), "code")
