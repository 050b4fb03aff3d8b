"""The places that rose or fell beyond what chance explains, between two dates."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from components.charts.breaks import break_reason
from components.reading.level import level_of, name_at
from components.reading.metric_words import short_of
from components.reading.view import View
from data.measures.metric import possible
from data.methods.change import LEAST_SITES, changes_of
from data.scope import Level
from data.words import level_noun
from data.words.numbers import format_number
from pages.changes.days import both_dates
from pages.changes.rows import earlier
from queries.changes import VALUES, site_values
from queries.coverage import enough_by_place

Way = Literal["rose", "fell"]
WAYS: tuple[Way, ...] = ("rose", "fell")
UNCHANGED = 1e-12  # what adding up in floating point leaves


@dataclass(frozen=True)
class Movers:
    """rows: one a place that can be compared, the greatest rise first: code, name, before, value, change,
    low, high (null: too few stations), sites, verdict ("rose", "fell", "open", "same", "few"). left_out:
    places of which too little is known on one of the dates. refused: why nothing is compared, in a sentence,
    else empty.
    """

    level: Level
    rows: pl.DataFrame
    left_out: int = 0
    refused: str = ""

    def moved(self, way: Way) -> pl.DataFrame:
        """Those that moved one way beyond chance, the furthest first."""
        found = self.rows.filter(verdict=way)
        return found.reverse() if way == "fell" else found


def movers(view: View) -> Movers | None:
    """The places below the view's; None in a commune, which has none."""
    before = earlier(view)
    if view.scope.child_level is None or before is None:
        return None
    level = level_of(view)
    refused = break_reason(view.metric.key, before.date, view.snapshot.date, view.language)
    if refused:
        return Movers(level, _judged(view, pl.DataFrame()), refused=refused)
    values = site_values(view.snapshot, view.scope, before, view.metric, level)
    found = changes_of(values.filter(pl.col("code").is_not_null()), view.metric.scale)
    wide = view.covered.wide_from
    enough = enough_by_place(view.snapshot, view.scope, level, view.metric, wide) & enough_by_place(
        before, view.scope, level, view.metric, wide
    )
    can_be = possible(view.metric, pl.max_horizontal("before", "value"))
    kept = found.filter(pl.col("code").is_in(list(enough)) & can_be)
    return Movers(level, _judged(view, kept), found.height - kept.height)


def _judged(view: View, found: pl.DataFrame) -> pl.DataFrame:
    """The rows with name and verdict, the greatest rise first."""
    rows = found if found.height else changes_of(pl.DataFrame(schema=VALUES))
    verdict = (
        pl.when(pl.col("low").is_null()).then(pl.lit("few"))
        .when(pl.col("change").abs() < UNCHANGED).then(pl.lit("same"))
        .when(pl.col("low") > 0).then(pl.lit("rose"))
        .when(pl.col("high") < 0).then(pl.lit("fell"))
        .otherwise(pl.lit("open"))
    )  # fmt: skip
    names = pl.Series("name", [name_at(view, code) for code in rows["code"]], pl.String)
    return rows.with_columns(names, verdict.alias("verdict")).sort("change", "code", descending=[True, False])


def movers_title(view: View, found: Movers) -> str:
    """How many places rose and fell beyond chance, of how many compared; why none can be compared."""
    level = level_noun(found.level, view.language)
    counted = {way: format_number(found.moved(way).height, view.language) for way in WAYS}
    judged = found.rows.filter(pl.col("low").is_not_null()).height
    words = {
        "level": level,
        "label": short_of(view.metric, view.language),
        "all": format_number(judged, view.language),
        "fewest": format_number(LEAST_SITES, view.language),
        **counted,
        **both_dates(view),
    }
    if not judged:
        return view.t("changes.movers.title_few", **words)
    moved = any(found.moved(way).height for way in WAYS)
    return view.t("changes.movers.title" if moved else "changes.movers.title_none", **words)
