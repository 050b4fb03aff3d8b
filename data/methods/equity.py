"""The evenness of a share of people: concentration curve, Erreygers' index, fifths of people and slope.

Erreygers, “Correcting the concentration index”, Journal of Health Economics 28 (2009), 504–515: of what is
bounded (here by 0 and 1) the plain index shrinks where the mean is high, and says another thing of those
reached than of those not; this one does neither. Grouped ranks as in O'Donnell, van Doorslaer, Wagstaff &
Lindelow, “Analyzing Health Equity Using Household Survey Data”, World Bank (2008), chapters 7 and 8. Fifths,
difference, ratio and slope as in WHO's Health Equity Assessment Toolkit (HEAT), technical notes.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

FIFTHS = 5
NORMAL_95 = 1.959964
STEPS, STEEPEST, SURE = 25, 40.0, 1e-6  # of Newton's method; log odds; a share as good as none
DIGITS = 9  # of a share: what sums in floating point leave beyond would lift 100 %


@dataclass(frozen=True)
class Index:
    """value: between −1 and 1, above zero where the worst off hold less; low, high: its 95 % interval."""

    value: float
    low: float
    high: float


def ranked_groups(people: pl.DataFrame) -> pl.DataFrame:
    """The concentration curve: one row a rank, the worst off first.

    people: one row a group with rank (low: worst off), weight (people) and reached (of them). Groups that
    share a rank are one, so that their order cannot matter. Columns: rank, weight, reached, share_people and
    share_reached (cumulative, from just above 0 to 1), middle (the rank's fractional place among people).
    """
    groups = (
        people.filter(pl.col("weight") > 0)
        .group_by("rank")
        .agg(pl.col("weight", "reached").sum())
        .sort("rank")
    )
    share = pl.col("weight") / pl.col("weight").sum()
    return groups.with_columns(
        (pl.col("weight").cum_sum() / pl.col("weight").sum()).alias("share_people"),
        (pl.col("reached").cum_sum() / pl.col("reached").sum()).alias("share_reached"),
        (share.cum_sum() - share / 2).alias("middle"),
    )


def erreygers(people: pl.DataFrame) -> Index | None:
    """E = 4 · μ · C = 8 · Σ f·μ_t·R_t − 4 · μ, people's shares f, with an interval; None without two ranks.

    people: as for `ranked_groups`, one row a station: what may vary by chance is whole stations, so
    the standard error is linearised over them (the infinitesimal jackknife), the chance in ranks included,
    and widened by Student's distribution where stations are few or unlike in size (`reach_95`).
    """
    held, groups = people.filter(pl.col("weight") > 0), ranked_groups(people)
    if groups.height < 2 or not groups["reached"].sum():
        return None
    weight, reached = pl.col("weight") / pl.col("weight").sum(), pl.col("reached") / pl.col("weight").sum()
    above = (reached.sum() - reached.cum_sum() + reached / 2).alias("above")
    each = held.join(groups.select("rank", "middle", above), on="rank")
    mean, product = each.select(reached.sum(), (reached * pl.col("middle")).sum().alias("product")).row(0)
    away = 8 * (reached * pl.col("middle") + weight * (pl.col("above") - 2 * product)) - 4 * (
        reached - weight * mean
    )
    pulls = each.select(away).to_series().to_numpy()
    value = 8 * product - 4 * mean
    reach = reach_95(each["weight"].to_numpy()) * float(np.sqrt((pulls**2).sum()))
    return Index(value, value - reach, value + reach)


def reach_95(weight: NDArray[np.int64]) -> float:
    """Standard errors in half of a 95 % interval."""
    return reach(weight, NORMAL_95)


def reach(weight: NDArray[np.int64] | NDArray[np.float64], quantile: float) -> float:
    """Standard errors in half of an interval: Student's, by the effective number of stations.

    quantile: of the normal distribution. Kish, Survey Sampling (1965): (Σw)² / Σw²; two are spent on the mean
    and the slope. The quantile is Fisher and Cornish's expansion (Technometrics 2, 1960, 209–225) to its
    first term.
    """
    effective = max(float(weight.sum()) ** 2 / float((weight.astype(np.float64) ** 2).sum()), 3.0)
    freedom = effective - 2
    return (quantile + (quantile**3 + quantile) / (4 * freedom)) * float(np.sqrt(effective / freedom))


def fifths_of_people(groups: pl.DataFrame) -> list[float]:
    """The share reached in each fifth of people, the worst off first; [] without people.

    groups: the concentration curve. People of one rank are spread evenly over the fifths that it lies in.
    """
    total = groups["weight"].sum()
    if not total:
        return []
    ends = np.linspace(0, 1, FIFTHS + 1)
    across, up = [0.0, *groups["share_people"]], [0.0, *(groups["reached"].cum_sum() / total)]
    parts = np.diff(np.interp(ends, across, up)) * FIFTHS
    return [round(float(part), DIGITS) for part in parts]


def slope_index(groups: pl.DataFrame) -> float | None:
    """The share at the very top of the ranking less that at the very bottom, by a logistic line.

    Every rank weighs as many as its people; None without two ranks.
    """
    if groups.height < 2:
        return None
    weight, middle = groups["weight"].to_numpy() / groups["weight"].sum(), groups["middle"].to_numpy()
    share = (groups["reached"] / groups["weight"]).clip(0, 1).to_numpy()
    mean = float(np.clip((weight * share).sum(), SURE, 1 - SURE))
    line = np.array([np.log(mean / (1 - mean)), 0.0])
    ranks = np.column_stack([np.ones_like(middle), middle])
    for _ in range(STEPS):
        height = _logistic(ranks @ line)
        bend = (ranks * (weight * height * (1 - height))[:, None]).T @ ranks
        if np.linalg.det(bend) < SURE**2:
            break  # the line is as steep as it can be
        line = line + np.linalg.solve(bend, ranks.T @ (weight * (share - height)))
    start, end = _logistic(np.array([line[0], line.sum()]))
    return float(end - start)


def _logistic(height: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(height, -STEEPEST, STEEPEST))))


def fifths(places: pl.DataFrame) -> pl.DataFrame:
    """Places in five parts of as equal a number as can be, by value: fifth (1 lowest), places, top, bottom.

    places: code, value, top, bottom; those without a value stay out. top and bottom are added up, so that a
    fifth's value weighs its places by their denominators.
    """
    known = places.filter(pl.col("value").is_not_null()).sort("value", "code")
    part = (pl.int_range(pl.len()) * FIFTHS // pl.len().clip(lower_bound=1) + 1).alias("fifth")
    return (
        known.with_columns(part)
        .group_by("fifth")
        .agg(
            pl.len().cast(pl.Int64).alias("places"),
            pl.col("top", "bottom").sum(),
            pl.col("code").alias("codes"),
        )
        .sort("fifth")
    )
