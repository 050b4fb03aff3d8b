"""The judged places of a view: ranked, those without a value apart, and the whole."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from components.reading.level import inside_view, level_of
from components.reading.view import View
from data.measures.blanks import with_closed
from data.measures.doubt import with_doubt
from data.measures.gap_ranking import Gaps, ranked_gaps
from data.measures.gaps import with_gap
from data.measures.streaks import streaks_of
from data.scope import Level
from pages.gaps.views import kind_of, names_of
from queries.bounds import closed_places
from queries.coverage import register_by_place
from queries.estimates import estimated_shares
from queries.gaps import SUMS, gap_by_place, streaks_by_place
from queries.kinds import Kind, gap_by_kind, sums_by_kind_and_date

HISTORY = {"date": pl.Date, "code": pl.String, "top": pl.Int64, "bottom": pl.Int64}


def gaps_of(view: View) -> Gaps:
    """The gaps of a view that has a station, each with its name and `streaks` (null on target)."""
    kind = kind_of(view)
    mine = _of_kind(view, kind) if kind else _with_closed(view, judged_places(view))
    summed = with_gap(mine.select(pl.col(*SUMS).sum()), view.metric, view.snapshot.date)
    whole = _with_doubt(view, summed.with_columns(pl.lit(1.0).alias("register"))).row(0, named=True)
    names = pl.Series("name", names_of(view, mine["code"].to_list()), pl.String)
    told = mine.with_columns(names).join(_streaks(view), on="code", how="left")
    return ranked_gaps(told, whole, view.metric)


def estimated(view: View) -> Mapping[date, float]:
    """Date → share of stations placed by estimate in the places shown; for kinds in the scope's own unit."""
    level = view.scope.level if kind_of(view) else level_of(view)
    return estimated_shares(view.snapshot, view.scope, level)


def _with_closed(view: View, mine: pl.DataFrame) -> pl.DataFrame:
    """Only places without a site are asked after: most views have none."""
    if "no_stations" not in mine["reason"]:
        return mine
    return with_closed(mine, closed_places(view.snapshot, view.scope, level_of(view)))


def judged_at(view: View, level: Level) -> pl.DataFrame:
    """Every place of a level in the country, judged: `with_doubt`."""
    rows = gap_by_place(view.snapshot, view.scope.country, level, view.metric)
    register = register_by_place(view.snapshot, view.scope, level)
    held = rows.join(register, on="code", how="left", maintain_order="left")
    held = held.with_columns(pl.col("register").fill_null(1))  # a place out of force, with sites
    return _with_doubt(view, with_gap(held, view.metric, view.snapshot.date))


def judged_places(view: View) -> pl.DataFrame:
    """Every place of the level inside the view, judged."""
    judged = judged_at(view, level_of(view))
    if view.scope.code is None:
        return judged
    inside = [inside_view(view, code) for code in judged["code"]]
    return judged.filter(pl.Series(inside, dtype=pl.Boolean))


def _of_kind(view: View, kind: Kind) -> pl.DataFrame:
    """Every zone, area or connection of the view's own sites, judged; a short register holds too few."""
    rows = gap_by_kind(view.snapshot, view.scope, kind, view.metric)
    held = rows.with_columns(pl.lit(float(view.covered.whole_register)).alias("register"))
    return _with_doubt(view, with_gap(held, view.metric, view.snapshot.date))


def _with_doubt(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    return with_doubt(rows, view.metric, view.covered.wide_from)


def _streaks(view: View) -> pl.DataFrame:
    """The date since which each place or kind is below the target; no row without a target."""
    metric, kind = view.metric, kind_of(view)
    if metric.target is None:
        return streaks_of(pl.DataFrame(schema=HISTORY), metric)
    if kind:
        return streaks_of(sums_by_kind_and_date(view.snapshot, view.scope, kind, metric), metric)
    return streaks_by_place(view.snapshot, view.scope, level_of(view), metric)
