"""Growth curves of places: a line in time on the scale of a link, its slope drawn to the region's.

A curve starts at the last value known and goes on by its slope, the mean monthly step of a recent window
without the steps that cross a break; it may be damped month by month (E. S. Gardner and
E. McKenzie, Management Science 31 (1985) 1237–1246). Each slope is the empirical Bayes estimate between the
place's own and its region's (C. N. Morris, JASA 78 (1983) 47–55), with the variance between places after
R. DerSimonian and N. Laird (Controlled Clinical Trials 7 (1986) 177–188).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit, ndtr, ndtri

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
WINDOW = 12  # steps that a slope looks back on
FEWEST = 6  # steps before the first slope


@dataclass(frozen=True)
class Link:
    """A scale on which shares grow in a straight line.

    to, back: share → scale and its inverse. density: the derivative of `back` at a share.
    """

    to: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]
    density: Callable[[Floats], Floats]

    def information(self, share: Floats, base: Floats) -> Floats:
        """The information of a count of `base` stations on this scale: one over its binomial variance."""
        return np.asarray((base + 1) * self.density(share) ** 2 / (share * (1 - share)))


def _normal_density(share: Floats) -> Floats:
    return np.asarray(np.exp(-(ndtri(share) ** 2) / 2) / np.sqrt(2 * np.pi))


# Logistic: stations copy one another. Normal: the months that stations need are spread as a bell.
LOGISTIC = Link(logit, expit, lambda share: share * (1 - share))
NORMAL = Link(ndtri, ndtr, _normal_density)


@dataclass(frozen=True)
class Curve:
    """A scale and its damping: the part of a month's growth that the next month keeps, 1 for all of it."""

    link: Link
    damping: float

    def steps(self, ahead: Floats) -> Floats:
        """The slopes that so many months ahead add up to: one a month where nothing is damped."""
        if self.damping == 1:
            return ahead
        return np.asarray(self.damping * (1 - self.damping**ahead) / (1 - self.damping))


DAMPING = 0.97
CURVES = tuple(Curve(link, damping) for damping in (1.0, DAMPING) for link in (LOGISTIC, NORMAL))


@dataclass(frozen=True)
class Design:
    """breaks: months whose step from the month before is left out. regions: of each place, from 0."""

    breaks: Whole
    regions: Whole


def smoothed(reached: Floats, base: Floats) -> Floats:
    """The share with half a station added on both sides, so that none and all have a place on every scale."""
    return np.asarray((reached + 0.5) / (base + 1))


def slopes(level: Floats, information: Floats, design: Design) -> Floats:
    """Growth a month of each place at the last month of `level` (months × places, on a link's scale).

    information: places, of the last month.
    """
    first = max(1, len(level) - WINDOW)
    steps = np.diff(level[first - 1 :], axis=0)[~np.isin(np.arange(first, len(level)), design.breaks)]
    scatter = np.median(steps.var(axis=0, ddof=1) * information) / len(steps)
    return shrunk(steps.mean(axis=0), scatter / information, design.regions)


def shrunk(values: Floats, variances: Floats, regions: Whole) -> Floats:
    """Each value drawn to the mean of its region (numbered from 0), the more the less it is known itself."""

    def summed(each: Floats) -> Floats:
        return np.asarray(np.bincount(regions, weights=each))

    own = np.maximum(variances, 1e-12)
    weights = 1 / own
    whole, others = summed(weights), np.bincount(regions) - 1
    mean = summed(weights * values) / whole
    surplus = summed(weights * (values - mean[regions]) ** 2) - others
    room = whole - summed(weights**2) / whole
    between = np.divide(surplus, room, out=np.zeros_like(mean), where=others > 0).clip(min=0)[regions]
    inner = 1 / (own + between)
    mean = (summed(inner * values) / summed(inner))[regions]
    return np.asarray((between * values + own * mean) / (between + own))
