"""The place's rank among its peers."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from components.reading.places import place_name
from components.reading.view import View
from data.measures.metric import Metric, value_of
from pages.places.counts import Numbers


@dataclass(frozen=True)
class Rank:
    """first: one more than the places ahead; level: the places at this value, itself too; count: all."""

    first: int
    level: int
    count: int

    @property
    def last(self) -> bool:
        """Whether nobody is behind."""
        return self.first + self.level - 1 == self.count

    @property
    def text(self) -> str:
        """“3/9”, or “4–45/45” where the places 4 to 45 are level."""
        end = self.first + self.level - 1
        return f"{self.first}/{self.count}" if self.level == 1 else f"{self.first}–{end}/{self.count}"


def ranks(view: View, numbers: Numbers, metrics: Sequence[Metric]) -> dict[str, Rank | None]:
    """Metric key → the place's rank among its peers with a value; None without a value or a direction."""
    values = [value_of(metric).alias(metric.key) for metric in metrics]
    rows = numbers.peers.select("code", *values)
    own = rows.filter(code=view.scope.code)
    return {metric.key: _rank(own[metric.key], rows[metric.key].drop_nulls(), metric) for metric in metrics}


def _rank(own: pl.Series, all_values: pl.Series, metric: Metric) -> Rank | None:
    if metric.better == "neither" or len(all_values) < 2 or own.drop_nulls().is_empty():
        return None
    ahead = all_values > own[0] if metric.better == "higher" else all_values < own[0]
    return Rank(int(ahead.sum()) + 1, int((all_values == own[0]).sum()), len(all_values))


def rank_text(view: View, numbers: Numbers) -> str:
    """The rank in words; empty where the metric gives none."""
    found = ranks(view, numbers, [view.metric])[view.metric.key]
    return rank_words(view, found) if found else ""


def rank_words(view: View, found: Rank) -> str:
    """“Xếp thứ 5/9 trong vùng …”, or how many places are level with this one."""
    above = view.scope.above()
    where = place_name(view.units, above.scheme, above.code, view.language)
    if found.level > 1:
        key = f"place.level.{_level_key(found, view.metric)}"
        return view.t(key, rank=found.first, level=found.level, count=found.count)
    return view.t(f"place.rank.{view.scope.level}", rank=found.first, count=found.count, where=where)


def _level_key(rank: Rank, metric: Metric) -> str:
    if rank.level == rank.count:
        return "all"
    if rank.last:
        return "lowest" if metric.better == "higher" else "highest"
    return "middle"
