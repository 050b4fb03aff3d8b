"""The nearest neighbours of one row among many by standardised features.

As English councils and health bodies are compared (CIPFA, Nearest Neighbours Model; NHS RightCare, Similar
10), by Euclidean distance of standardised variables. Here each group of features weighs the same, however
many columns it has.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def nearest_rows(groups: Sequence[Floats], own: int, count: int) -> list[int]:
    """The numbers of the `count` rows nearest to row `own`, the nearest first; ties as they come.

    groups: arrays of as many rows each (rows × columns), NaN where a feature is not known; such a group is
    left out of the distance to that row. A row with no group known in both is nobody's neighbour.
    """
    away = np.array([_distances(group, own) for group in groups])
    known = ~np.isnan(away)
    total = np.where(known, away, 0).sum(axis=0)
    mean = np.divide(total, known.sum(axis=0), out=np.full(len(total), np.inf), where=known.any(axis=0))
    mean[own] = np.inf
    order = np.argsort(mean, kind="stable")[:count]
    return [int(row) for row in order if np.isfinite(mean[row])]


def _distances(group: Floats, own: int) -> Floats:
    """Mean squared distances of all rows from one, over columns in units of their standard deviation."""
    spread = np.nanstd(group, axis=0)
    apart = (group - group[own]) / np.where(spread > 0, spread, 1)
    return np.asarray((apart**2).mean(axis=1))
