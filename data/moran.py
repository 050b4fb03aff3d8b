"""Local Moran's I: places whose neighbours are low too, told apart from lone laggards.

Anselin, “Local indicators of spatial association”, Geographical Analysis 27 (1995), 93–115, with conditional
permutations (a place's own value stays, its neighbours are drawn from all others) and the correction of
Benjamini & Hochberg (1995). Written with NumPy: PySAL's esda would bring scikit-learn and pandas along.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS, SEED = 999, 1995


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


def local_moran(values: Floats, neighbours: NDArray[np.int64]) -> LocalMoran:
    """values: one a place, no null. neighbours: a row of k indices a place, never its own, k < places − 1."""
    spread = values.std()
    z = (values - values.mean()) / spread if spread else np.zeros(len(values))
    lag = z[neighbours].mean(axis=1)
    p = _pseudo_p(z, lag, neighbours.shape[1])
    return LocalMoran(z, lag, z * lag, p, benjamini_hochberg(p))


def _pseudo_p(z: Floats, lag: Floats, k: int) -> Floats:
    """Draws are shared by all places, as in PySAL; one that draws itself takes the last place instead.

    Each place's draws are so uniform over all others, and a thousand draws do instead of three million.
    """
    n = len(z)
    random = np.random.default_rng(SEED)
    drawn = np.stack([random.choice(n - 1, k, replace=False) for _ in range(DRAWS)])
    sums = np.broadcast_to(z[drawn].sum(axis=1)[:, None], (DRAWS, n)).copy()
    rows = np.repeat(np.arange(DRAWS), k)
    np.add.at(sums, (rows, drawn.ravel()), z[n - 1] - z[drawn.ravel()])
    # A hair's breadth, so that equal sums added in another order count as equal.
    above = (sums >= lag * k - 1e-9).sum(axis=0)
    below = (sums <= lag * k + 1e-9).sum(axis=0)
    return np.asarray((1 + np.minimum(above, below)) / (1 + DRAWS), dtype=np.float64)


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p-values: the smallest false discovery rate at which each would be called."""
    order = np.argsort(p)[::-1]
    ranks = np.arange(len(p), 0, -1)
    falling = np.minimum.accumulate(p[order] * len(p) / ranks)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(falling, 1)
    return adjusted
