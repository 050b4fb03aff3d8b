"""The places below a view in the order of a metric."""

from dataclasses import dataclass

import polars as pl

from components.places import find_place
from components.view import View
from data.metrics import with_value
from queries.counts import counts_by_place


@dataclass(frozen=True)
class Ranking:
    """ranked: best first, columns code, name, value, stations; blank: how many places have no value."""

    level: str
    ranked: pl.DataFrame
    blank: int


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


def _name(view: View, code: str) -> str:
    place = find_place(view.units, view.scope.scheme, code)
    return place.short(view.language) if place else code
