"""What a place is held against: the place that holds it, the country, and its rank among its peers."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from components.places import place_name
from components.view import View
from data.metrics import Metric, value_of
from data.scope import Scope
from queries.counts import counts_now, peers


def country_of(scope: Scope) -> Scope:
    """The same kinds of station in the whole country (for a reader of one province: all of it)."""
    return replace(scope, region=None, province=None, district=None, commune=None)


def compared(view: View) -> list[tuple[str, Scope]]:
    """(name, scope) of the place, the place above it where that is not the country, and the country."""
    own, above, country = view.scope, view.scope.above(), country_of(view.scope)
    scopes = [own, country] if above.level == "country" else [own, above, country]
    return [(place_name(view.units, s.scheme, s.code, view.language), s) for s in scopes]


def values_now(view: View, scope: Scope, metrics: Sequence[Metric]) -> dict[str, float | None]:
    """Metric key → its value in the scope on the view's date."""
    values = [value_of(metric).alias(metric.key) for metric in metrics]
    return counts_now(view.snapshot, scope).select(values).row(0, named=True)


def ranks(view: View, metrics: Sequence[Metric]) -> dict[str, tuple[int, int] | None]:
    """Metric key → the place's rank among its peers with a value and how many those are.

    None without a value or a direction. Places with one value share the better rank.
    """
    values = [value_of(metric).alias(metric.key) for metric in metrics]
    rows = peers(view.snapshot, view.scope).select("code", *values)
    own = rows.filter(code=view.scope.code)
    return {metric.key: _rank(own[metric.key], rows[metric.key].drop_nulls(), metric) for metric in metrics}


def _rank(own: pl.Series, all_values: pl.Series, metric: Metric) -> tuple[int, int] | None:
    if metric.better == "neither" or len(all_values) < 2 or own.drop_nulls().is_empty():
        return None
    ahead = all_values > own[0] if metric.better == "higher" else all_values < own[0]
    return int(ahead.sum()) + 1, len(all_values)


def rank_text(view: View, metric: Metric) -> str:
    """“Xếp thứ 5/9 trong vùng …”; empty where it has no rank."""
    found = ranks(view, [metric])[metric.key]
    if found is None:
        return ""
    above = view.scope.above()
    where = place_name(view.units, above.scheme, above.code, view.language)
    return view.t(f"place.rank.{view.scope.level}", rank=found[0], count=found[1], where=where)


def estimated_share(view: View) -> float | None:
    """The share of the place's stations that are placed in it by estimate; None without a station."""
    own = peers(view.snapshot, view.scope).filter(code=view.scope.code)
    counts = own.select("stations_estimated", "stations").rows()
    return counts[0][0] / counts[0][1] if counts and counts[0][1] else None
