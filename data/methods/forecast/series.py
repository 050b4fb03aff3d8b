"""Shares of places over time, the scales they are carried on along, and their steps without breaks."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

Floats = npt.NDArray[np.float64]
TREND_BEFORE = 3  # months whose mean step stands for the step over a break


@dataclass(frozen=True)
class Series:
    """One share of places. reached, base: stations or ledgers, months × places, the oldest month first.

    breaks: months whose step from the month before is a change of units, not of pace. filled: months whose
    value lies between those of their neighbours, because it is not known. stages: the series whose shares
    multiply to this one; the series itself where there are none.
    """

    reached: Floats
    base: Floats
    breaks: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()
    stages: tuple["Series", ...] = ()

    @property
    def share(self) -> Floats:
        """Months × places, zero where a place has nothing to reach."""
        return np.divide(self.reached, self.base, out=np.zeros_like(self.base), where=self.base > 0)

    @property
    def smoothed(self) -> Floats:
        """The share with half a station added on both sides, so that none and all have a place on scales."""
        return np.asarray((self.reached + 0.5) / (self.base + 1))


@dataclass(frozen=True)
class Scale:
    """A scale on which shares may grow in a straight line. to, back: share → scale and its inverse."""

    to: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]

    def without_breaks(self, series: Series) -> Floats:
        """The levels of a series on this scale, its step over a break replaced by the pace before it."""
        level = self.to(series.smoothed)
        steps = np.diff(level, axis=0)
        for month in series.breaks:
            before = steps[max(0, month - 1 - TREND_BEFORE) : month - 1]
            steps[month - 1] = before.mean(axis=0) if len(before) else 0.0
        return np.concatenate([level[:1], level[:1] + np.cumsum(steps, axis=0)])


POINTS = Scale(lambda share: share, lambda level: level)
# Between points, on which growth never ends, and the logistic, on which it begins too fast.
ANGLE = Scale(
    lambda share: np.arcsin(np.sqrt(np.clip(share, 0, 1))),
    lambda level: np.sin(np.clip(level, 0, np.pi / 2)) ** 2,
)
LOGIT = Scale(logit, expit)
