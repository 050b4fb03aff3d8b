"""Moran's I: whether neighbours resemble one another, and which places are low among low or low alone.

Global: Cliff & Ord, “Spatial Processes” (1981), its moments under randomisation. Local: Anselin, “Local
indicators of spatial association”, Geographical Analysis 27 (1995), 93–115, with conditional permutations (a
place's own value stays, its neighbours are drawn from all others) and the correction of Benjamini & Hochberg
(1995). Written with NumPy: PySAL's esda would bring scikit-learn and pandas along; tests hold both together.
"""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
# Two-sided p-values are no smaller than 2 in all draws: 40 a place let one alone pass a correction at 5 %.
LEAST_DRAWS, DRAWS_A_PLACE, SEED = 9_999, 40, 1995
NOBODY = -1
# A hair's breadth, so that equal sums added in another order count as equal.
HAIR = 1e-9
SMALLEST = 1e-9  # an approximation says nothing of smaller p-values


@dataclass(frozen=True)
class GlobalMoran:
    """statistic: I; expected: its mean where values lie anywhere, −1/(n − 1); p: two-sided."""

    statistic: float
    expected: float
    p: float


@dataclass(frozen=True)
class LocalMoran:
    """One number a place. z: standardised value; lag: mean z of its neighbours; statistic: z · lag.

    p: two-sided pseudo p-value of the lag, twice (1 + draws as extreme) / (1 + draws) of the side where it
    lies, at most 1; adjusted: p after Benjamini and Hochberg.
    """

    z: Floats
    lag: Floats
    statistic: Floats
    p: Floats
    adjusted: Floats


def global_moran(values: Floats, neighbours: Indices) -> GlobalMoran | None:
    """I over all places, its p from the normal distribution; None where all are equal. As `local_moran`."""
    n, away = len(values), values - values.mean()
    squares = float((away**2).sum())
    if not squares:
        return None
    statistic = float((away * mean_around(away, neighbours)).sum()) / squares
    expected = -1 / (n - 1)
    s1, s2 = _sums_of_weights(neighbours)
    kurtosis = n * float((away**4).sum()) / squares**2
    plain = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * n**2)
    bent = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * n**2)
    variance = (plain - bent) / ((n - 1) * (n - 2) * (n - 3) * n**2) - expected**2
    p = erfc(abs(statistic - expected) / sqrt(2 * variance))
    return GlobalMoran(statistic, expected, max(p, SMALLEST))


def _sums_of_weights(neighbours: Indices) -> tuple[float, float]:
    """Cliff and Ord's S₁ and S₂ of weights that add up to 1 in every row, and so to n in all."""
    n, there = len(neighbours), neighbours != NOBODY
    rows, columns = np.nonzero(there)[0], neighbours[there]
    weights = (there / there.sum(axis=1, keepdims=True))[there]
    order = np.argsort(rows * n + columns)
    pairs, back = (rows * n + columns)[order], columns * n + rows
    place = np.minimum(np.searchsorted(pairs, back), len(pairs) - 1)
    returned = np.where(pairs[place] == back, weights[order][place], 0.0)
    towards = np.bincount(columns, weights=weights, minlength=n)
    return float((weights * (weights + returned)).sum()), float(((1 + towards) ** 2).sum())


def local_moran(values: Floats, neighbours: Indices, drawn: Floats | None = None) -> LocalMoran:
    """values: one a place, no null. neighbours: a row a place of the indices of at least one and at most
    places − 2 others, filled up with NOBODY from the left on. drawn: the p of an earlier call with the same.
    """
    spread = values.std()
    z = (values - values.mean()) / spread if spread else np.zeros(len(values))
    lag = mean_around(z, neighbours)
    p = _pseudo_p(z, lag, (neighbours != NOBODY).sum(axis=1)) if drawn is None else drawn
    return LocalMoran(z, lag, z * lag, p, benjamini_hochberg(p))


def mean_around(values: Floats, neighbours: Indices) -> Floats:
    """The mean value of each place's neighbours."""
    there = neighbours != NOBODY
    sums = np.where(there, values[neighbours], 0.0).sum(axis=1)
    return np.asarray(sums / there.sum(axis=1), dtype=np.float64)


def draws_for(places: int) -> int:
    """How many draws the p-values of so many places rest on, at least."""
    return max(LEAST_DRAWS, DRAWS_A_PLACE * places)


def _pseudo_p(z: Floats, lag: Floats, counts: Indices) -> Floats:
    """Draws are shared by all places, as in PySAL; one that draws itself takes the last place instead.

    Each place's draws are so uniform over all others, and one set of draws does for all. Of a draw, a place
    with k neighbours takes the first k: what it sums to is the same for all of k, so that the sums are sorted
    once and each place looks itself up; the few draws that hold the place are put right.
    """
    drawn = _draws(len(z) - 1, int(counts.max()), draws_for(len(z)))
    sums = z[drawn].cumsum(axis=1)
    own = lag * counts
    above, below = np.zeros(len(z), dtype=np.int64), np.zeros(len(z), dtype=np.int64)
    for k in np.unique(counts):
        chosen = counts == k
        ordered = np.sort(sums[:, k - 1])
        above[chosen] = len(drawn) - np.searchsorted(ordered, own[chosen] - HAIR, side="left")
        below[chosen] = np.searchsorted(ordered, own[chosen] + HAIR, side="right")
    draw, position = np.nonzero(np.arange(drawn.shape[1]) < counts[drawn])
    place = drawn[draw, position].astype(np.int64)
    before = sums[draw, counts[place] - 1]
    after = before + z[-1] - z[place]
    above += _counted(place, _as_large(after, own[place]) - _as_large(before, own[place]), len(z))
    below += _counted(place, _as_large(own[place], after) - _as_large(own[place], before), len(z))
    return np.minimum(2 * (1 + np.minimum(above, below)) / (1 + len(drawn)), 1.0)


def _as_large(these: Floats, those: Floats) -> Indices:
    return (these >= those - HAIR).astype(np.int64)


def _counted(place: Indices, more: Indices, places: int) -> Indices:
    return np.bincount(place, weights=more, minlength=places).astype(np.int64)


def _draws(others: int, k: int, least: int) -> NDArray[np.int32]:
    """`least` or a few more rows of k places without replacement: shuffles of all, cut into hands of k."""
    hands = others // k
    shuffles = np.tile(np.arange(others, dtype=np.int32), (-(-least // hands), 1))
    shuffled = np.random.default_rng(SEED).permuted(shuffles, axis=1)
    return np.ascontiguousarray(shuffled[:, : hands * k]).reshape(-1, k)


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p-values: the smallest false discovery rate at which each would be called."""
    order = np.argsort(p)[::-1]
    ranks = np.arange(len(p), 0, -1)
    falling = np.minimum.accumulate(p[order] * len(p) / ranks)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(falling, 1)
    return adjusted
