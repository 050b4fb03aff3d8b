"""Local Moran's I: places whose neighbours are low too, told apart from lone laggards.

Anselin, “Local indicators of spatial association”, Geographical Analysis 27 (1995), 93–115, with conditional
permutations (a place's own value stays, its neighbours are drawn from all others) and the correction of
Benjamini & Hochberg (1995). Written with NumPy: PySAL's esda would bring scikit-learn and pandas along; tests
hold the two together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
DRAWS, SEED = 999, 1995
NOBODY = -1
# A hair's breadth, so that equal sums added in another order count as equal.
HAIR = 1e-9


@dataclass(frozen=True)
class LocalMoran:
    """One number a place. z: standardised value; lag: mean z of its neighbours; statistic: z · lag.

    p: pseudo p-value of the lag on the side where it lies, (1 + draws as extreme) / (1 + DRAWS); adjusted: p
    after Benjamini and Hochberg.
    """

    z: Floats
    lag: Floats
    statistic: Floats
    p: Floats
    adjusted: Floats


def local_moran(values: Floats, neighbours: Indices) -> LocalMoran:
    """values: one a place, no null. neighbours: a row a place of the indices of at least one and at most
    places − 2 others, filled up with NOBODY from the left on.
    """
    spread = values.std()
    z = (values - values.mean()) / spread if spread else np.zeros(len(values))
    lag = mean_around(z, neighbours)
    p = _pseudo_p(z, lag, (neighbours != NOBODY).sum(axis=1))
    return LocalMoran(z, lag, z * lag, p, benjamini_hochberg(p))


def mean_around(values: Floats, neighbours: Indices) -> Floats:
    """The mean value of each place's neighbours."""
    there = neighbours != NOBODY
    sums = np.where(there, values[neighbours], 0.0).sum(axis=1)
    return np.asarray(sums / there.sum(axis=1), dtype=np.float64)


def _pseudo_p(z: Floats, lag: Floats, counts: Indices) -> Floats:
    """Draws are shared by all places, as in PySAL; one that draws itself takes the last place instead.

    Each place's draws are so uniform over all others, and a thousand draws do instead of three million. Of a
    draw, a place with k neighbours takes the first k: what it sums to is the same for all of k, so that the
    sums are sorted once and each place looks itself up; the few draws that hold the place are put right.
    """
    drawn = _draws(len(z) - 1, int(counts.max()))
    sums = z[drawn].cumsum(axis=1)
    own = lag * counts
    above, below = np.zeros(len(z), dtype=np.int64), np.zeros(len(z), dtype=np.int64)
    for k in np.unique(counts):
        chosen = counts == k
        ordered = np.sort(sums[:, k - 1])
        above[chosen] = DRAWS - np.searchsorted(ordered, own[chosen] - HAIR, side="left")
        below[chosen] = np.searchsorted(ordered, own[chosen] + HAIR, side="right")
    draw, position = np.nonzero(np.arange(drawn.shape[1]) < counts[drawn])
    place = drawn[draw, position]
    before = sums[draw, counts[place] - 1]
    after = before + z[-1] - z[place]
    np.add.at(above, place, _as_large(after, own[place]) - _as_large(before, own[place]))
    np.add.at(below, place, _as_large(own[place], after) - _as_large(own[place], before))
    return np.asarray((1 + np.minimum(above, below)) / (1 + DRAWS), dtype=np.float64)


def _as_large(these: Floats, those: Floats) -> Indices:
    return (these >= those - HAIR).astype(np.int64)


def _draws(others: int, k: int) -> Indices:
    """DRAWS × k places drawn without replacement: the j-th among those left, counted past those drawn."""
    random = np.random.default_rng(SEED)
    drawn = np.empty((DRAWS, k), dtype=np.int64)
    for j in range(k):
        pick = random.integers(0, others - j, DRAWS)
        for earlier in np.sort(drawn[:, :j], axis=1).T:
            pick += pick >= earlier
        drawn[:, j] = pick
    return drawn


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p-values: the smallest false discovery rate at which each would be called."""
    order = np.argsort(p)[::-1]
    ranks = np.arange(len(p), 0, -1)
    falling = np.minimum.accumulate(p[order] * len(p) / ranks)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(falling, 1)
    return adjusted
