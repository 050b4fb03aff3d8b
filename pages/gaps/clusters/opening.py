"""The level at which the tab opens: the coarsest with low clusters, where the reader has chosen none."""

from dataclasses import replace

import polars as pl

from components.reading.level import AUTO, level_of, levels_below
from components.reading.view import View
from data.measures.clusters import SIGNIFICANT
from data.scope import Level
from pages.gaps.clusters.rows import Clusters, clusters_of


def opened(view: View) -> tuple[View, Clusters | None]:
    """The view at the level shown, and what is found there.

    Where no level has clusters, and where the reader chose one, it is the view's own.
    """
    own = clusters_of(view)
    if view.choices["level"] != AUTO or low_places(own):
        return view, own
    below = levels_below(view)
    for level in below[below.index(level_of(view)) + 1 :]:
        seen = _at(view, level)
        found = clusters_of(seen)
        if low_places(found):
            return seen, found
    return view, own


def low_places(found: Clusters | None) -> int:
    """How many places are significantly low, alone or in a cluster."""
    return 0 if found is None else found.rows.filter(pl.col("kind").is_in(list(SIGNIFICANT))).height


def _at(view: View, level: Level) -> View:
    """The same page with the level as the reader's own choice: its files and answers are asked with it."""
    chosen = {"level": level}
    return replace(view, choices={**view.choices, **chosen}, given={**view.given, **chosen})
