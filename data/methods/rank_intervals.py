"""How far the rank of each of many ratios may be due to the chance in which stations stand behind it.

Ranks of simulated posteriors, each place by itself: Goldstein & Spiegelhalter, “League tables and their
limitations”, Journal of the Royal Statistical Society A 159 (1996), 385–443; Marshall & Spiegelhalter,
“Reliability of league tables of in vitro fertilisation clinics”, BMJ 316 (1998), 1701–1705. A share has a
beta, another ratio a gamma distribution, both after Jeffreys' prior, so a place of one station at 100 % is
not sure to be first. Chance is in stations, not in people: a place counts for as many as its effective number
of stations (Kish, Survey Sampling, 1965), each worth more than a yes or no where stations of one place are
alike.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counted = NDArray[np.int64]
ENDS = (0.1, 0.9)  # of the 80 % interval
JEFFREYS = 0.5
SEED = 20_261_031
LEAST = np.float32(1e-30)  # of what may be divided by, in single precision


@dataclass(frozen=True)
class Weighed:
    """Ratios and the effective number of trials (shares) or the weight of one unit (others) behind each."""

    ratio: Floats
    weight: Floats
    share: bool


def weighed(top: Floats, bottom: Floats, place: Counted, share: bool) -> Weighed:
    """The ratio of every place and its weight. top, bottom: one a site, bottom above zero; place: its number,
    0 and up, each with a site. share: no top is meant to exceed its bottom.

    The spread of sites around their places is pooled over all places: one place has too few to tell its own.
    """
    sums = np.bincount(place, bottom)
    ratio = np.bincount(place, top) / sums
    effective = sums**2 / np.bincount(place, bottom**2)
    around = float(((top - ratio[place] * bottom) ** 2).sum())
    pooled = float(top.sum() / bottom.sum())
    alone = ratio * np.maximum(1 - ratio, 0) if share else ratio * pooled
    by_chance = float((bottom**2 * alone[place]).sum())
    if share:
        spread = min(around / by_chance, 1.0) if by_chance > 0 and around > 0 else 1.0
        return Weighed(ratio, effective / spread, share)
    spread = around / by_chance if by_chance > 0 and around > 0 else 1.0
    return Weighed(ratio, effective / (spread * (pooled or 1.0)), share)


def simulated(of: Weighed, draws: int, generator: np.random.Generator) -> NDArray[np.float32]:
    """draws × places: what each ratio might be, each place by itself; only their order has a meaning."""
    size = (draws, len(of.ratio))
    reached = _gamma(of.ratio * of.weight + JEFFREYS, size, generator)
    if not of.share:
        return np.divide(reached, of.weight, dtype=np.float32)
    missed = _gamma(np.maximum(1 - of.ratio, 0) * of.weight + JEFFREYS, size, generator)
    return np.divide(reached, np.maximum(missed, LEAST), dtype=np.float32)


def _gamma(shape: Floats, size: tuple[int, int], generator: np.random.Generator) -> NDArray[np.float32]:
    """In single precision, which takes half the time."""
    drawn: NDArray[np.float32] = generator.standard_gamma(shape.astype(np.float32), size, dtype=np.float32)
    return drawn


def rank_bounds(drawn: NDArray[np.float32], higher: bool) -> tuple[Counted, Counted]:
    """The first and last rank of each place's 80 % interval. drawn: draws × places; higher: is ahead."""
    draws, places = drawn.shape
    order = np.argsort(-drawn if higher else drawn, axis=1)
    ranks = np.empty((draws, places), dtype=np.int32)
    np.put_along_axis(ranks, order, np.arange(1, places + 1, dtype=np.int32)[None, :], axis=1)
    ranks.sort(axis=0)
    low, high = (ranks[min(int(np.ceil(end * draws)) - 1, draws - 1)] for end in ENDS)
    return low.astype(np.int64), high.astype(np.int64)
