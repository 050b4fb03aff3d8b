"""The rank of a place among its peers by the value of a metric; places at one value share their rank."""

from dataclasses import dataclass

import polars as pl

from data.measures.metric import Metric


@dataclass(frozen=True)
class Rank:
    """first: one more than the places ahead; level: the places at this value, itself included; count: all."""

    first: int
    level: int
    count: int

    @property
    def last(self) -> bool:
        """Whether no place is behind."""
        return self.first + self.level - 1 == self.count

    @property
    def text(self) -> str:
        """“3/9”, or “4–45/45” where the places 4 to 45 are level."""
        end = self.first + self.level - 1
        return f"{self.first}/{self.count}" if self.level == 1 else f"{self.first}–{end}/{self.count}"


def rank_of(own: float | None, values: pl.Series, metric: Metric) -> Rank | None:
    """The rank of a value among those of all peers, nulls left out.

    None without a value, without another place that has one, or where neither direction is better.
    """
    known = values.drop_nulls()
    if metric.better == "neither" or len(known) < 2 or own is None:
        return None
    ahead = known > own if metric.better == "higher" else known < own
    return Rank(int(ahead.sum()) + 1, int((known == own).sum()), len(known))
