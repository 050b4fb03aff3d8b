"""Control limits of a funnel plot: how far from the common value chance alone takes places of few stations.

Spiegelhalter, “Funnel plots for comparing institutional performance”, Statistics in Medicine 24 (2005),
1185–1202: exact binomial limits at 95 % and 99.8 %, here the wider of the two whole numbers where his lie
between. What places differ beyond that is allowed for: Spiegelhalter, “Handling over-dispersion of
performance indicators”, Quality and Safety in Health Care 14 (2005), 347–351, the mean square of scores
pulled in at either tenth, here divided by what that leaves of a normal distribution: it would be too small.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TAILS = (0.025, 0.001)  # beyond each end of the 95 % and the 99.8 % limits
REACH = (1.959964, 3.090232)  # standard deviations to them
TENTH = 0.1  # of the scores at either end, pulled in to the next
LEFT = 0.678741  # of the variance of a normal distribution, after that
ROUNDED = 1e-12  # of a sum of chances
EXACT_UP_TO = 2000  # stations; of more the normal distribution tells the same


@dataclass(frozen=True)
class Limits:
    """ends: of each place, lower and upper of 95 %, lower and upper of 99.8 %.

    dispersion: by how much more places differ than chance has it, a ratio of variances.
    """

    ends: tuple[Floats, Floats, Floats, Floats]
    dispersion: float


def share_limits(stations: Floats, value: Floats, mean: float) -> Limits | None:
    """Of shares of stations. stations: whole numbers from 1 on; mean: the common share.

    None where all stations say the same. Never narrower than chance in the stations alone.
    """
    if not 0 < mean < 1:
        return None
    scores = (value - mean) / np.sqrt(mean * (1 - mean) / stations)
    dispersion = max(1.0, dispersion_of(scores))
    sizes, place = np.unique(stations, return_inverse=True)
    ends = np.array([_ends(int(size), mean) for size in sizes])[place]
    wide = np.clip(mean + np.sqrt(dispersion) * (ends - mean), 0, 1)
    return Limits((wide[:, 0], wide[:, 1], wide[:, 2], wide[:, 3]), dispersion)


def ratio_limits(stations: Floats, value: Floats, mean: float, most: float) -> Limits | None:
    """Of other ratios: the spread is known from the places alone, as if each was a mean of its stations.

    most: what the ratio cannot exceed. None where all places have one value.
    """
    spread = dispersion_of((value - mean) * np.sqrt(stations))
    if spread <= 0:
        return None
    away = np.sqrt(spread / stations)
    near, far = (reach * away for reach in REACH)
    low_95, high_95, low_998, high_998 = (
        np.clip(end, 0, most) for end in (mean - near, mean + near, mean - far, mean + far)
    )
    return Limits((low_95, high_95, low_998, high_998), spread)


def dispersion_of(scores: Floats) -> float:
    """The mean square of scores, a tenth at either end pulled in; 1 for scores of chance alone."""
    low, high = np.quantile(scores, (TENTH, 1 - TENTH))
    return float((np.clip(scores, low, high) ** 2).mean()) / LEFT


def _ends(stations: int, mean: float) -> list[float]:
    """The lowest and highest share of each pair of limits: no more than its tail is beyond either."""
    if stations > EXACT_UP_TO:
        away = np.sqrt(mean * (1 - mean) / stations)
        return [mean + side * reach * away for reach in REACH for side in (-1, 1)]
    reached = np.arange(stations + 1)
    factorials = np.concatenate([[0.0], np.cumsum(np.log(reached[1:]))])  # in logarithms
    ways = factorials[-1] - factorials - factorials[::-1]
    odds = reached * np.log(mean) + (stations - reached) * np.log1p(-mean)
    up_to = np.cumsum(np.exp(ways + odds))
    found = np.searchsorted(up_to, [end for tail in TAILS for end in (tail + ROUNDED, 1 - tail - ROUNDED)])
    return [float(reached_by) / stations for reached_by in np.minimum(found, stations)]
