"""Every place of a level with its kind by local Moran's I, compared with its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from components.reading.level import level_of
from components.reading.view import View
from data.geography.nearest import middles
from data.geography.neighbours import borders_of, neighbours_of
from data.measures.clusters import NEAREST, kinds_of
from data.methods.moran import GlobalMoran
from data.settings import settings
from pages.gaps.rows import judged_places
from queries.clusters import drawn

# A folder of shapes, a scheme and a level → borders, None without shapes.
Borders = Callable[[Path, str, str], pl.DataFrame | None]


@dataclass(frozen=True)
class Clusters:
    """rows: one place each, code, latitude, longitude and columns of `Kinds`; overall: its own. blanks: code
    and reason of the places that are not compared (too_few: of which too little is known). by_distance: how
    many have the nearest places as neighbours for want of a border; nearest: how many those are.
    """

    rows: pl.DataFrame
    blanks: pl.DataFrame
    by_distance: int
    nearest: int
    overall: GlobalMoran | None


def clusters_of(view: View, borders: Borders = borders_of) -> Clusters | None:
    """The places compared; None where too few have enough data."""
    level = level_of(view)
    k = NEAREST.get(level, 0)
    if not k:
        return None
    reason = pl.when("enough").then(None).otherwise(pl.col("reason").fill_null("too_few"))
    judged = judged_places(view).select("code", "value", "top", "bottom", reason.alias("reason"))
    known = judged.filter(pl.col("reason").is_null()).drop("reason")
    known = known.join(middles(view.scope.scheme, level), on="code").sort("code")
    if known.height < 3 * k:
        return None
    found = neighbours_of(known, borders(settings().geography.resolve(), view.scope.scheme, level), k)
    blanks = judged.filter(~pl.col("code").is_in(known["code"].implode())).select("code", "reason")
    chances = partial(drawn, view.snapshot, view.scope)
    kinds = kinds_of(known.drop("x", "y"), found.around, view.metric, chances)
    return Clusters(kinds.rows, blanks, found.by_distance, k, kinds.overall)
