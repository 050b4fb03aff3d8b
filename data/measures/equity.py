"""The evenness of a metric: by the remoteness of communes, by doctors, by fifths of places."""

from typing import Literal, get_args

import polars as pl

from data.geography.reference import read_reference
from data.measures.metric import Metric, value_of
from data.methods.equity import Index, fifths

Rank = Literal["area", "doctors"]
Verdict = Literal["none", "open", "even", "worse", "better"]
RANKS: tuple[Rank, ...] = get_args(Rank)
LEAST_PLACES = 10  # ours: fewer make no fifths, of two places at least
LEAST_SITES = 30  # ours: an interval from fewer stations is not one of the normal distribution


def people_by_rank(sites: pl.DataFrame, metric: Metric, rank: Rank) -> pl.DataFrame:
    """A share's people, one row a site: rank, weight, reached; no row for a metric that is no share.

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
    return rows.filter(pl.col("rank").is_not_null() & (metric.form == "share"))


def evenness(index: Index | None, sites: int) -> Verdict:
    """A word for an index: worse where the worst off hold less beyond chance, better where more.

    Even where its interval holds zero, so that no difference can be told from chance; open where too few
    sites make an interval.
    """
    if index is None:
        return "none"
    if sites < LEAST_SITES:
        return "open"
    return "worse" if index.low > 0 else "better" if index.high < 0 else "even"


def fifths_by_value(places: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """`fifths` of places (code, top, bottom) by their value, and the value of each; none of too few."""
    places = places if places.height >= LEAST_PLACES else places.clear()
    value = value_of(metric, pl.col("top"), pl.col("bottom")).alias("value")
    return fifths(places.with_columns(value)).with_columns(value)


def equity_check() -> pl.DataFrame:
    """What the interval is worth on simulated countries, as `make backtest` found: one row a size.

    stations, countries, covered (intervals that held the truth), false (that told a difference of none).
    """
    rows = read_reference("equity_check.csv")
    return pl.DataFrame(rows).cast(
        {"stations": pl.Int64, "countries": pl.Int64, "covered": pl.Float64, "false": pl.Float64}
    )


def _remoteness() -> pl.Expr:
    """Area III first, then II, I and communes outside the list; within each zone 3, 2, 1, not given."""
    area, zone = (3 - pl.col(name).fill_null(0).cast(pl.Int64) for name in ("area", "zone"))
    return area * 4 + zone
