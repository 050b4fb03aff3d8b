"""How hard a station's rest is, beside what it would bring: an order of work with its reasons, not a
forecast.

No study gives these weights. The factors are those that studies of digital health at primary care name (WHO,
Digital implementation investment guide, 2020, steps on infrastructure, workforce and scale); what each adds
is a judgement, so it stands on the page and every reader may set it. Each factor lies between 0 (nothing in
the way) and 1; one that is not known counts as MIDDLE and is named as not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, get_args

import polars as pl

from data.measures.gaps import gap_of
from data.measures.metric import Metric

Order = Literal["effort", "nearest", "people"]
ORDERS: tuple[Order, ...] = get_args(Order)
MIDDLE = 0.5
HALF_LOAD = 1500  # people per member of staff at which the factor is a half
FEWEST_NEAR = 3  # nearest sites known, of six
FEWEST_LIKE = 10  # stations short a year before


@dataclass(frozen=True)
class Weights:
    """What each factor adds at most to the effort of a station where nothing is in the way, which is 1.

    ledgers: all of its ledgers still use paper; connection: it has none; staff: endless people for each;
    neighbours: none of the nearest is past the bar; pace: none of those like it came past it within a year.
    """

    ledgers: float = 4
    connection: float = 2
    staff: float = 1
    neighbours: float = 1
    pace: float = 2


FACTORS = tuple(field.name for field in fields(Weights))
# What is not in the way of a metric: no ledger keeps a doctor away, no connection stands before itself.
OTHER: Mapping[str, tuple[str, ...]] = {
    "workforce": ("ledgers", "connection"),
    "deployment": ("ledgers",),
    "connected_stations": ("connection",),
}


def factors_of(metric: Metric) -> tuple[str, ...]:
    """The factors that are in the way of a metric."""
    none = OTHER.get(metric.group, ()) + OTHER.get(metric.key, ())
    return tuple(factor for factor in FACTORS if factor not in none)


def by_station(metric: Metric) -> bool:
    """True where a station lacks itself or a few doctors, so that what it brings is the people it serves."""
    return metric.yes_or_no or metric.form == "mean"


def order_of(metric: Metric, asked: str = "") -> Order:
    """The order asked for; by itself those nearest to done where a station is done or not, else by effort."""
    named: Order = "nearest" if by_station(metric) else "effort"
    return next((order for order in ORDERS if order == asked), named)


def with_effort(sites: pl.DataFrame, metric: Metric, weights: Weights) -> pl.DataFrame:
    """The rows of `closing_sites` with gap, gain, effort, per_effort and each factor (null: not known).

    gain: people served where `by_station` (null: not known), else the gap itself; per_effort: gain by effort.
    """
    counted = factors_of(metric)
    added = pl.sum_horizontal(
        pl.col(factor).fill_null(MIDDLE) * getattr(weights, factor) for factor in counted
    )
    rows = sites.with_columns(gap_of(metric).alias("gap"), *_factors())
    gain = pl.col("people") if by_station(metric) else pl.col("gap")
    return rows.with_columns(gain.alias("gain"), (1 + added).alias("effort")).with_columns(
        (pl.col("gain") / pl.col("effort")).alias("per_effort")
    )


def _factors() -> tuple[pl.Expr, ...]:
    known_ledgers = (pl.col("ledgers_missing") == 0) & (pl.col("ledgers_apply") > 0)
    load = pl.col("people") / pl.col("own_staff")
    return (
        pl.when(known_ledgers).then(pl.col("ledgers_left") / pl.col("ledgers_apply")).alias("ledgers"),
        (~pl.col("connected")).cast(pl.Float64).alias("connection"),
        pl.when(pl.col("people") > 0, pl.col("own_staff") == 0)
        .then(1.0)
        .when(pl.col("own_staff") > 0)
        .then(load / (load + HALF_LOAD))
        .alias("staff"),
        _left("near_reached", "near_known", FEWEST_NEAR).alias("neighbours"),
        _left("like_reached", "like_short", FEWEST_LIKE).alias("pace"),
    )


def _left(reached: str, known: str, fewest: int) -> pl.Expr:
    return pl.when(pl.col(known) >= fewest).then(1 - pl.col(reached) / pl.col(known))


KEYS: Mapping[Order, tuple[tuple[str, bool], ...]] = {
    "effort": (("per_effort", True), ("effort", False)),
    "nearest": (("effort", False), ("gain", True)),
    "people": (("gain", True),),
}


def in_order(sites: pl.DataFrame, order: Order) -> pl.DataFrame:
    """The rows of `with_effort` as they come, with position and closed (gaps summed up); unknown last."""
    keys = [*KEYS[order], ("people", True), ("station_id", False)]
    rows = sites.sort([name for name, _ in keys], descending=[first for _, first in keys], nulls_last=True)
    position = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("position")
    return rows.with_columns(position, pl.col("gap").cum_sum().alias("closed"))
