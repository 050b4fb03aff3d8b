"""The rank of a place among its peers by the value of a metric; places at one value share their rank.

An order of places is a frame of one row a place: value, stations, code.
"""

from dataclasses import dataclass, replace

import polars as pl

from data.measures.metric import Metric, can_be, possible


@dataclass(frozen=True)
class Rank:
    """first: one more than the places ahead; level: the places at this value, itself included; count: all.

    between: the first and last rank that chance in its stations and those of the others leaves open, in four
    of five cases; None where that was not computed.
    """

    first: int
    level: int
    count: int
    between: tuple[int, int] | None = None

    @property
    def last(self) -> bool:
        """Whether no place is behind."""
        return self.first + self.level - 1 == self.count

    @property
    def open(self) -> bool:
        """Whether chance leaves half of all ranks open, or more."""
        return self.between is not None and 2 * (self.between[1] - self.between[0] + 1) >= self.count

    @property
    def text(self) -> str:
        """“3/9”, or “4–45/45” where the places 4 to 45 are level."""
        end = self.first + self.level - 1
        return f"{self.first}/{self.count}" if self.level == 1 else f"{self.first}–{end}/{self.count}"

    @property
    def text_between(self) -> str:
        """The same and, where known, the ranks that chance leaves open: “3/9 (2–5)”."""
        if self.between is None:
            return self.text
        first, last = self.between
        return f"{self.text} ({first}–{last})" if first < last else f"{self.text} ({first})"


def rank_of(own: float | None, values: pl.Series, metric: Metric) -> Rank | None:
    """The rank of a value among those of all peers, nulls and values that cannot be left out.

    None without a value that can be, without another place that has one, or where neither way is better.
    """
    known = values.drop_nulls()
    known = known.filter(pl.Series([can_be(value, metric) for value in known], dtype=pl.Boolean))
    if metric.better == "neither" or len(known) < 2 or own is None or not can_be(own, metric):
        return None
    ahead = known > own if metric.better == "higher" else known < own
    return Rank(int(ahead.sum()) + 1, int((known == own).sum()), len(known))


def with_interval(rank: Rank | None, published: Rank | None) -> Rank | None:
    """The rank with the interval that was published for it; without where the two are not the same rank."""
    if rank is None or published is None:
        return rank
    return published if replace(published, between=None) == rank else rank


def best_first(places: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """The places with a value that can be in order; the highest first, too, where neither way is better.

    Of places with one value the one with more stations stands last: more of them wait there.
    """
    known = places.filter(possible(metric, pl.col("value")))
    return known.sort(["value", "stations", "code"], descending=[metric.better != "lower", False, False])


def apart(ordered: pl.DataFrame, count: int) -> pl.DataFrame:
    """The first places, at most `count`, without those whose value the next place has too.

    No row where all that could be named are level.
    """
    first = ordered.head(count)
    if ordered.height <= count and first["value"].n_unique() > 1:
        return first
    cut = ordered["value"][min(count, ordered.height - 1)]
    return first.filter(pl.col("value") != cut)


def level_with_first(ordered: pl.DataFrame) -> int:
    """The number of places that have the value of the first, itself included."""
    return int((ordered["value"] == ordered["value"][0]).sum())
