"""How often chance alone gives neighbours of few stations each what they have, by their own numbers of them.

A share of two stations is 0, a half or 1; of six it is finer and, near 0 or 1, less one-sided. Draws from all
places take no account of that: where places of few and of many lie apart they find clusters of nothing. Here
each neighbour keeps its base, and what it reaches is beta-binomial: the pooled share, with the variance
between places of `empirical_bayes` (D. A. Griffiths, Biometrics 29 (1973) 637–648). The distribution of
their sum is a product of Fourier transforms, so that it takes no draws.
"""

from math import comb, prod

import numpy as np
from numpy.typing import NDArray

from data.methods.empirical_bayes import Floats, shares_moments, standard_deviations
from data.methods.moran import NOBODY, Indices

LARGEST = 100  # stations: of more the distribution is near enough to that of all others
BINS = 1024  # of the sum of all neighbours, from its least to its greatest
ALMOST = 1 - 1e-9  # stations of one place are never quite alike
Whole = NDArray[np.int64]


def chance_around(reached: Floats, base: Floats, around: Indices, places: Indices) -> Floats:
    """The two-sided p-value of what the neighbours of some places reach together, in standard deviations.

    reached, base: whole numbers, base from 1 to LARGEST; around: as `local_moran` takes them; places: indices
    of those asked for. Values are rounded to bins, each alike, so that what is equal stays equal.
    """
    sizes, kind = np.unique(base.astype(np.int64), return_inverse=True)
    pooled, between = shares_moments(reached, base)
    scores = [standard_deviations(np.arange(size + 1.0), float(size), (pooled, between)) for size in sizes]
    alike = min(between / (pooled * (1 - pooled)), ALMOST) if 0 < pooled < 1 else 0.0
    chances = [beta_binomial(int(size), pooled, alike) for size in sizes]
    counts = (around[places] != NOBODY).sum(axis=1)
    found = np.ones(len(places))
    for count in np.unique(counts):
        some = counts == count
        near = np.sort(around[places[some]], axis=1)[:, -count:]  # NOBODY is below every index
        least, most = min(map(min, scores)), max(map(max, scores))
        width = max(count * (most - least) / (BINS - count - 1), 1e-12)
        bins = [np.rint((score - least) / width).astype(np.int64) for score in scores]
        own = np.array([bins[one][int(e)] for one, e in zip(kind, reached, strict=True)])
        found[some] = _two_sided(_sums(bins, chances, kind[near]), own[near].sum(axis=1))
    return found


def beta_binomial(size: int, share: float, alike: float) -> Floats:
    """The chance of each number from 0 to size; alike: how stations of a place correlate, from 0, below 1."""
    hit, miss = share * (1 - alike), (1 - share) * (1 - alike)
    drawn = prod(1 - alike + number * alike for number in range(size))
    ways = [
        comb(size, e)
        * prod(hit + number * alike for number in range(e))
        * prod(miss + number * alike for number in range(size - e))
        for e in range(size + 1)
    ]
    return np.array(ways) / drawn


def _sums(bins: list[Whole], chances: list[Floats], near: Whole) -> Floats:
    """The distribution of the sum of neighbours of these kinds: places × BINS."""
    each = np.zeros((len(bins), BINS))
    for row, place, chance in zip(each, bins, chances, strict=True):
        np.add.at(row, place, chance)
    turned = np.fft.rfft(each)
    product = turned[near[:, 0]]
    for neighbour in near.T[1:]:
        product = product * turned[neighbour]
    return np.asarray(np.clip(np.fft.irfft(product, BINS), 0, None))


def _two_sided(sums: Floats, own: Whole) -> Floats:
    """Twice the smaller of the chances of as little and of as much."""
    rows, up_to = np.arange(len(own)), sums.cumsum(axis=1)
    as_little = up_to[rows, own]
    as_much = up_to[:, -1] - as_little + sums[rows, own]
    return np.asarray(np.minimum(2 * np.minimum(as_little, as_much), 1.0))
