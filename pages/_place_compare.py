"""The place's rank among its peers."""

from collections.abc import Sequence

import polars as pl

from components.places import place_name
from components.view import View
from data.metrics import Metric, value_of
from pages._place_numbers import Numbers

Rank = tuple[int, int]


def ranks(view: View, numbers: Numbers, metrics: Sequence[Metric]) -> dict[str, Rank | None]:
    """Metric key → the place's rank among its peers with a value and how many those are.

    None without a value or a direction. Places with one value share the better rank.
    """
    values = [value_of(metric).alias(metric.key) for metric in metrics]
    rows = numbers.peers.select("code", *values)
    own = rows.filter(code=view.scope.code)
    return {metric.key: _rank(own[metric.key], rows[metric.key].drop_nulls(), metric) for metric in metrics}


def _rank(own: pl.Series, all_values: pl.Series, metric: Metric) -> Rank | None:
    if metric.better == "neither" or len(all_values) < 2 or own.drop_nulls().is_empty():
        return None
    ahead = all_values > own[0] if metric.better == "higher" else all_values < own[0]
    return int(ahead.sum()) + 1, len(all_values)


def rank_text(view: View, numbers: Numbers) -> str:
    """“Xếp thứ 5/9 trong vùng …” for the chosen metric; empty where it has no rank."""
    found = ranks(view, numbers, [view.metric])[view.metric.key]
    if found is None:
        return ""
    above = view.scope.above()
    where = place_name(view.units, above.scheme, above.code, view.language)
    return view.t(f"place.rank.{view.scope.level}", rank=found[0], count=found[1], where=where)
