"""The candidate methods of a forecast: simple ways to carry a share on, of which none is best everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np

from data.methods.forecast.series import ANGLE, LOGIT, POINTS, Floats, Scale, Series

QUARTER, YEAR = 3, 12  # months that a trend looks back on
# Holt's smoothing of level and trend, and the part of a month's trend that the next keeps.
SMOOTHING = np.array(list(product((0.3, 0.6, 0.9), (0.1, 0.3, 0.6), (0.8, 0.9, 0.95, 0.98))))
MEMORY = 0.97  # what an error counts for of one a month later, where the smoothing is chosen


@dataclass(frozen=True)
class Asked:
    """months: those that are predicted from. ahead: how many months on."""

    months: slice
    ahead: Floats


Method = Callable[[Series, Asked], Floats]  # → months × ahead × places


def predicted(series: Series, asked: Asked) -> Floats:
    """The shares that each of METHODS predicts, from what was known at each month: methods × `Method`'s."""
    return np.stack([np.clip(method(series, asked), 0, 1) for method in METHODS.values()])


def last_value(series: Series, asked: Asked) -> Floats:
    """The share as it is."""
    now = series.share[asked.months, None]
    return np.repeat(now, len(asked.ahead), axis=1)


def trend(scale: Scale, window: int) -> Method:
    """The mean step of the last months of a window, on a scale (a random walk with drift)."""

    def method(series: Series, asked: Asked) -> Floats:
        slope = mean_step(scale.without_breaks(series), window)[asked.months, None]
        return carried(series, scale, asked, asked.ahead[:, None] * slope)

    return method


def mean_step(level: Floats, window: int) -> Floats:
    """The mean step of up to so many months before each month; none at the first."""
    month = np.arange(len(level))
    back = np.minimum(month, window)
    return np.asarray((level - level[month - back]) / np.maximum(back, 1)[:, None])


def carried(series: Series, scale: Scale, asked: Asked, growth: Floats) -> Floats:
    """The share after so much growth on a scale, set off from the share itself, not the smoothed one."""
    start = series.smoothed[asked.months, None]
    return np.asarray(scale.back(scale.to(start) + growth) + series.share[asked.months, None] - start)


def damped_trend(series: Series, asked: Asked) -> Floats:
    """Holt's trend, damped month by month (E. S. Gardner and E. McKenzie, Management Science 31 (1985)).

    Of SMOOTHING, each place and month takes what had the least square error a month ahead until then.
    """
    slopes, errors = holt(ANGLE.without_breaks(series), SMOOTHING)
    best = errors.argmin(axis=1)[:, None]
    slope = np.take_along_axis(slopes, best, axis=1)[asked.months]
    damping = SMOOTHING[best, 2][asked.months]
    steps = damping * (1 - damping ** asked.ahead[:, None]) / (1 - damping)
    return carried(series, ANGLE, asked, steps * slope)


def holt(level: Floats, smoothing: Floats) -> tuple[Floats, Floats]:
    """The trend at each month, and the square errors a month ahead until it, old ones counting less.

    Both months × smoothings × places. smoothing: rows of alpha (the part of a new value in the level), beta
    (of a new step in the trend), damping. Starts at the first value without a trend.
    """
    alpha, beta, damping = smoothing.T[..., None]
    smooth = np.broadcast_to(level[0], (len(smoothing), level.shape[1]))
    slope, error = np.zeros_like(smooth), np.zeros_like(smooth)
    slopes, errors = [slope], [error]
    for value in level[1:]:
        expected = smooth + damping * slope
        error = MEMORY * error + (value - expected) ** 2
        before, smooth = smooth, alpha * value + (1 - alpha) * expected
        slope = beta * (smooth - before) + (1 - beta) * damping * slope
        slopes.append(slope)
        errors.append(error)
    return np.stack(slopes), np.stack(errors)


def flow(series: Series, asked: Asked) -> Floats:
    """Logistic growth at the pace of a year, stage by stage: of deployment, and of closure behind it."""
    logistic = trend(LOGIT, YEAR)
    if not series.stages:
        return logistic(series, asked)
    shares = [np.clip(logistic(stage, asked), 0, 1) for stage in series.stages]
    now = np.prod([stage.share[asked.months, None] for stage in series.stages], axis=0)
    return np.asarray(np.prod(shares, axis=0) + series.share[asked.months, None] - now)


METHODS: dict[str, Method] = {
    "last": last_value,
    "quarter": trend(POINTS, QUARTER),
    "year": trend(ANGLE, YEAR),
    "logistic": trend(LOGIT, QUARTER),
    "damped": damped_trend,
    "flow": flow,
}
RIVALS = ("last", "quarter")  # the simple methods that a forecast must be better than
