"""Forecasts from every month with what was known then: the candidates weighted, the interval, what came.

A forecast is the mean of the candidates, each weighted by one over its squared error at that horizon
(J. M. Bates and C. W. J. Granger, Operational Research Quarterly 20 (1969) 451–468). Its interval is
conformal (X. Wang and R. J. Hyndman, arXiv 2410.13115): a quantile of the errors of earlier forecasts that
were known by then, of all places together, horizon by horizon. Growth is not the same at all times, so the
level of the quantile follows what the intervals before have held (I. Gibbs and E. Candès, NeurIPS 2021).
"""

from dataclasses import dataclass

import numpy as np

from data.methods.forecast.candidates import METHODS, QUARTER, RIVALS, YEAR, Asked, predicted
from data.methods.forecast.series import ANGLE, Floats, Series

HORIZONS = (3, 6, 12, 18)  # months ahead that are tested
FEWEST = 4  # errors by which the greatest holds four in five of the next
LOOK_BACK = 24  # months of origins whose errors count
REACH = 1.5  # how much farther than the longest horizon tested a forecast may speak
INSIDE, STEP = 0.8, 0.1  # what the interval is to hold; how fast its level follows what it held
LEAST = 1e-5  # of a mean error, so that an error of none weighs no more than all


@dataclass(frozen=True)
class Backtest:
    """Every forecast that could be made: months × HORIZONS × places, not a number where there is none.

    said: at each month, of so many months later; low, high: its 80 % interval, where the horizon had been
    tested by then; came: the share that came; rivals: what each of RIVALS said. As of the last month,
    weights: of METHODS, methods × HORIZONS; radius: of the interval on the angular scale, by horizon.
    """

    said: Floats
    low: Floats
    high: Floats
    came: Floats
    rivals: dict[str, Floats]
    weights: Floats
    radius: Floats


def backtest(series: Series) -> Backtest:
    """The forecasts of places of one kind, which share their weights and the width of their intervals."""
    paths = predicted(series, Asked(slice(None), np.array(HORIZONS, dtype=np.float64)))
    came, months = later(series), range(len(series.base))
    missed = mean_over_places(np.abs(paths - came))
    weights = [weights_at(missed, month) for month in months]
    said = np.stack([np.einsum("mh,mhp->hp", weights[month], paths[:, month]) for month in months])
    radius = radii(np.abs(ANGLE.to(said) - ANGLE.to(came)))
    low, high = interval(said, radius[..., None])
    rivals = {name: paths[list(METHODS).index(name)] for name in RIVALS}
    return Backtest(said, low, high, came, rivals, weights[-1], radius[-1])


def later(series: Series) -> Floats:
    """The share that came so many months after each: months × HORIZONS × places.

    Not a number where a place has no stations, and from or to a filled month, which knows of later ones.
    """
    share = np.where(series.base > 0, series.share, np.nan)
    share[list(series.filled)] = np.nan
    came = np.full((len(share), len(HORIZONS), share.shape[1]), np.nan)
    for number, ahead in enumerate(HORIZONS):
        came[:-ahead, number] = share[ahead:]
    return np.where(np.isnan(share[:, None]), np.nan, came)


def is_tested(month: int, ahead: int) -> bool:
    """True where enough origins are known at a month: two thirds of the horizon, FEWEST at the least."""
    return month - ahead - first(ahead) + 1 >= max(FEWEST, ahead * 2 / 3)


def known(month: int, ahead: int) -> slice:
    """The origins whose forecasts of so many months ahead were known to be right or wrong at a month."""
    end = month - ahead + 1
    return slice(max(first(ahead), end - LOOK_BACK), end)


def first(ahead: int) -> int:
    """The first month whose forecast counts: it looks back as far as ahead, or on all that a trend takes."""
    return max(QUARTER, min(ahead, YEAR))


def mean_over_places(values: Floats) -> Floats:
    """The mean of the last axis, of the places that have a number."""
    there = ~np.isnan(values)
    return np.asarray(np.where(there, values, 0).sum(axis=-1) / np.maximum(there.sum(axis=-1), 1))


def weights_at(missed: Floats, month: int) -> Floats:
    """The weights of METHODS at each horizon: methods × HORIZONS, equal before any is tested.

    missed: mean absolute errors, methods × months × HORIZONS. What is not tested yet has the weights of the
    longest horizon that is.
    """
    weights = np.ones((len(missed), len(HORIZONS)))
    for number, ahead in enumerate(HORIZONS):
        if is_tested(month, ahead):
            error = missed[:, known(month, ahead), number].mean(axis=1) + LEAST
            weights[:, number:] = (error**-2.0)[:, None]
    return np.asarray(weights / weights.sum(axis=0))


def radii(off: Floats) -> Floats:
    """Half the width of the interval on the angular scale: months × HORIZONS. off: errors there, by place."""
    radius = np.full(off.shape[:2], np.nan)
    level = np.full(len(HORIZONS), INSIDE)
    for month in range(len(off)):
        for number, ahead in enumerate(HORIZONS):
            if month >= ahead:
                level[number] += STEP * _short(off[month - ahead, number], radius[month - ahead, number])
            if is_tested(month, ahead):
                radius[month, number] = _quantile(off[known(month, ahead), number], level[number], ahead)
    return radius


def _short(off: Floats, radius: float) -> float:
    """How much less than INSIDE an earlier interval has held; none where there was no interval."""
    there = off[~np.isnan(off)]
    return 0.0 if np.isnan(radius) or not len(there) else INSIDE - float(np.mean(there <= radius))


def _quantile(off: Floats, level: float, ahead: int) -> float:
    """The quantile that holds so much of the next error, of windows that have no month in common.

    off: origins × places. Of n errors it is the level times 1 + 1/n, the greatest error at the most
    (V. Vovk and others, Algorithmic Learning in a Random World, 2005).
    """
    errors = off[~np.isnan(off)]
    if not len(errors):
        return float("nan")
    windows = (len(off) - 1) / ahead + 1
    share = np.clip(level * (1 + len(off) / (windows * len(errors))), 0, 1)
    return float(np.quantile(errors, share, method="higher"))


def interval(share: Floats, radius: Floats) -> tuple[Floats, Floats]:
    """Both ends of the interval around shares, so far away on the angular scale."""
    centre = ANGLE.to(share)
    return np.minimum(ANGLE.back(centre - radius), share), np.maximum(ANGLE.back(centre + radius), share)


def forecast(series: Series, past: Backtest) -> Floats:
    """Low, middle and high of every month from the last one on: 3 × months ahead × places.

    No month is farther away than REACH times the longest horizon whose interval has been held against what
    came. Between horizons weights and widths
    go straight from one to the next; beyond the last one the width grows on with time.
    """
    held = ~np.isnan(past.low + past.came)
    horizons = [ahead for number, ahead in enumerate(HORIZONS) if held[:, number].any()]
    ahead = np.arange(1, int(REACH * max(horizons, default=0)) + 1, dtype=np.float64)
    paths = predicted(series, Asked(slice(-1, None), ahead))[:, -1]
    weights = np.stack([np.interp(ahead, HORIZONS, method) for method in past.weights])
    middle = np.einsum("mh,mhp->hp", weights, paths)
    widths = np.maximum.accumulate(past.radius[: len(horizons)])
    radius = np.interp(ahead, [0, *horizons], [0, *widths]) if horizons else ahead
    radius = radius * np.maximum(1, ahead / max(horizons, default=1))
    low, high = interval(middle, radius[:, None])
    return np.stack([low, middle, high])
