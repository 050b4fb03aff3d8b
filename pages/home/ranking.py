"""The places below a view in the order of a metric."""

from dataclasses import dataclass

import polars as pl

from components.reading.coverage_words import of_known
from components.reading.metric_words import value_text
from components.reading.places import find_place
from components.reading.view import View
from data.measures.metric import with_value
from data.measures.rank import best_first, level_with_first
from data.scope import Level
from data.words.numbers import format_number
from queries.counts import counts_by_place
from queries.coverage import enough_by_place


@dataclass(frozen=True)
class Ranking:
    """ranked: best first, columns code, name, value, stations; blank: how many places have no value, or one
    that speaks for too few of their stations.
    """

    level: Level
    ranked: pl.DataFrame
    blank: int


# The words of each end of the ranking where several places are level there.
LEVEL = {"ahead": "home.level.ahead", "behind": "home.level.behind"}


def ranking(view: View) -> Ranking | None:
    """The provinces of the country or a region, else the units just below; None below a commune."""
    level = "province" if view.scope.level in ("country", "region") else view.scope.child_level
    if level is None:
        return None
    rows = with_value(counts_by_place(view.snapshot, view.scope, level), view.metric)
    wide_from = view.covered.wide_from
    enough = enough_by_place(view.snapshot, view.scope, level, view.metric, wide_from)
    compared = rows.filter(pl.col("code").is_in(list(enough)))
    ordered = best_first(compared, view.metric).select("code", "value", "stations")
    names = pl.Series("name", [_name(view, code) for code in ordered["code"]], pl.String)
    return Ranking(level, ordered.with_columns(names), rows.height - ordered.height)


def of_ranked(view: View, places: Ranking, sentence: str) -> str:
    """The sentence, and of how many places it is where some of several are not ranked."""
    ranked = places.ranked.height
    if ranked == 1:
        return sentence
    return of_known(view, sentence, places.level, ranked, ranked + places.blank)


def level_words(view: View, ordered: pl.DataFrame, which: str) -> str:
    """A sentence for places that share the first or last value, or for all. which: a key of LEVEL."""
    value = value_text(ordered["value"][0], view.metric, view.language)
    level = level_with_first(ordered)
    if level == ordered.height:
        return view.t("home.level.same", value=value)
    numbers = {"count": level, "all": ordered.height}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return view.t(LEVEL[which], value=value, **texts)


def _name(view: View, code: str) -> str:
    place = find_place(view.units, view.scope.scheme, code)
    return place.short(view.language) if place else code
