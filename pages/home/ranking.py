"""The places below a view in the order of a metric."""

from dataclasses import dataclass

import polars as pl

from components.reading.metric_words import value_text
from components.reading.places import find_place
from components.reading.view import View
from data.measures.metric import with_value
from data.scope import Level
from data.words.numbers import format_number
from queries.counts import counts_by_place


@dataclass(frozen=True)
class Ranking:
    """ranked: best first, columns code, name, value, stations; blank: how many places have no value."""

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
    names = [_name(view, code) for code in rows["code"]]
    known = rows.with_columns(pl.Series("name", names, pl.String)).filter(pl.col("value").is_not_null())
    best_first = view.metric.better != "lower"
    # Of places with one value the one with more stations stands last: more of them wait there.
    ranked = known.sort(["value", "stations", "code"], descending=[best_first, False, False])
    return Ranking(level, ranked.select("code", "name", "value", "stations"), rows.height - known.height)


def named(ordered: pl.DataFrame, count: int) -> pl.DataFrame:
    """The first places, at most `count`, without those whose value the next place has too.

    ordered: as `Ranking.ranked` or its reverse. Nobody where all that could be named are level.
    """
    first = ordered.head(count)
    if ordered.height <= count and first["value"].n_unique() > 1:
        return first
    cut = ordered["value"][min(count, ordered.height - 1)]
    return first.filter(pl.col("value") != cut)


def level_words(view: View, ordered: pl.DataFrame, which: str) -> str:
    """A sentence for places that share the first or last value, or for all. which: a key of LEVEL."""
    first = ordered["value"][0]
    value = value_text(first, view.metric, view.language)
    level = ordered.filter(pl.col("value") == first).height
    if level == ordered.height:
        return view.t("home.level.same", value=value)
    numbers = {"count": level, "all": ordered.height}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return view.t(LEVEL[which], value=value, **texts)


def _name(view: View, code: str) -> str:
    place = find_place(view.units, view.scope.scheme, code)
    return place.short(view.language) if place else code
