"""The evenness of a metric: by the remoteness of communes, by doctors, by fifths of places."""

from typing import Literal, get_args

import polars as pl

from data.measures.metric import Metric, value_of
from data.methods.equity import fifths, ranked_groups

Rank = Literal["area", "doctors"]
RANKS: tuple[Rank, ...] = get_args(Rank)
LEAST_PLACES = 10  # ours: fewer make no fifths, of two places at least
EVEN = 0.05  # ours: an index nearer to zero than this is called nearly even


def people_by_rank(sites: pl.DataFrame, metric: Metric, rank: Rank) -> pl.DataFrame:
    """The concentration curve (`ranked_groups`) of a share's people; no row for a metric that is no share.

    sites: rows of `site_gaps`; those whose number or rank is not known stay out.
    """
    known = sites.filter(pl.col("bottom") > 0, pl.col("people") > 0)
    reached = pl.col("people") * pl.col("top") / pl.col("bottom")
    by = _remoteness() if rank == "area" else pl.col("own_doctors") / pl.col("people")
    rows = known.select(
        by.cast(pl.Float64).alias("rank"),
        pl.col("people").cast(pl.Int64).alias("weight"),
        reached.cast(pl.Float64).alias("reached"),
    )
    return ranked_groups(rows.filter(pl.col("rank").is_not_null() & (metric.form == "share")))


def evenness(index: float | None) -> Literal["none", "open", "even", "worse", "better"]:
    """A word for a concentration index: worse where the worst off hold less, better where they hold more.

    Open where the index, with the three decimals that are shown, stands on the edge of even.
    """
    if index is None:
        return "none"
    if round(abs(index), 3) == EVEN:
        return "open"
    return "even" if abs(index) < EVEN else "worse" if index > 0 else "better"


def fifths_by_value(places: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """`fifths` of places (code, top, bottom) by their value, and the value of each; none of too few."""
    places = places if places.height >= LEAST_PLACES else places.clear()
    value = value_of(metric, pl.col("top"), pl.col("bottom")).alias("value")
    return fifths(places.with_columns(value)).with_columns(value)


def _remoteness() -> pl.Expr:
    """Area III first, then II, I and communes outside the list; within each zone 3, 2, 1, not given."""
    area, zone = (3 - pl.col(name).fill_null(0).cast(pl.Int64) for name in ("area", "zone"))
    return area * 4 + zone
