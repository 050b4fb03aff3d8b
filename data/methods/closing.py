"""Where a list of stations is cut: at a share of the gap that it holds, or at a number of stations.

A station's gap is its own shortfall; a station beyond the target makes up for none. Of lists of gaps, taking
the largest first is the smallest set for any share, because gaps only add up.
"""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Cut:
    """A cut of the list. stations: how many are in; closed: what they hold of `total`."""

    stations: int
    closed: int
    total: int

    @property
    def share(self) -> float | None:
        """The share of the gap that is closed; None where there is no gap."""
        return self.closed / self.total if self.total else None


def cut_at_share(ordered: pl.DataFrame, per_cent: int) -> Cut:
    """The first stations that hold at least that share of the gap of all in `ordered` (gap, closed)."""
    total = int(ordered["gap"].sum())
    before = ordered["closed"] - ordered["gap"]
    return _cut(ordered, int((before * 100 < total * per_cent).sum()), total)


def cut_at_number(ordered: pl.DataFrame, number: int) -> Cut:
    """The first `number` stations, or all where there are fewer."""
    return _cut(ordered, min(number, ordered.height), int(ordered["gap"].sum()))


def _cut(ordered: pl.DataFrame, stations: int, total: int) -> Cut:
    return Cut(stations, int(ordered.head(stations)["gap"].sum()), total)


def cumulative_shares(rows: pl.DataFrame, total: int) -> pl.DataFrame:
    """The rows (code, gap) that have a gap, the largest first: position, share and cumulative, of `total`."""
    ordered = rows.filter(pl.col("gap") > 0).sort(["gap", "code"], descending=[True, False])
    shares = ordered.with_columns((pl.col("gap") / total).alias("share"))
    return shares.with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("position"),
        pl.col("share").cum_sum().alias("cumulative"),
    )


def by_place(sites: pl.DataFrame, place: str, total: int) -> pl.DataFrame:
    """The `cumulative_shares` of the places in a column of the sites: code, stations, gap, people.

    people: null where those of no site are known.
    """
    stations = pl.len().cast(pl.Int64).alias("stations")
    people = pl.when(pl.col("people").count() > 0).then(pl.col("people").sum()).alias("people")
    rows = sites.group_by(pl.col(place).alias("code")).agg(stations, pl.col("gap").sum(), people)
    return cumulative_shares(rows, total)
