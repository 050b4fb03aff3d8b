"""Distance from a median in robust standard deviations, and how often it is exceeded by chance alone.

Iglewicz and Hoaglin, “How to detect and handle outliers” (1993): 0.6745 · (x − median) ÷ median absolute
deviation. With a dozen values the spread itself is unsure, so normal values exceed 3.5 far more often than
the normal distribution says (3 % with 11 values, 0.05 % with thousands); `chance_share` says how often.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

ROBUST_SCALE = 0.6745  # the 75th percentile of the standard normal distribution
SEED, DRAWS, POINTS = 1993, 20_000, 1_000_000
# Groups of other sizes are as good as the nearest of these.
SIZES = (10, 11, 12, 13, 14, 16, 18, 21, 25, 30, 37, 46, 60, 80, 110, 150, 220, 350, 600, 1000)

Values = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


def medians(rows: npt.NDArray[np.floating]) -> Floats:
    """The median of each column's known values, NaN where none is known. rows: values × columns."""
    if not len(rows):
        return np.full(rows.shape[1], np.nan)
    ordered = np.sort(rows, axis=0)  # NaN last
    count = known_in(rows)
    low, high = (count - 1).clip(0) // 2, np.minimum(count // 2, len(rows) - 1)
    middle = np.take_along_axis(ordered, np.stack([low, high]), axis=0)
    return np.asarray(middle.mean(axis=0, dtype=np.float64))


def known_in(rows: npt.NDArray[np.floating]) -> npt.NDArray[np.int64]:
    """The number of known values of each column; short numbers add up five times as fast as the default."""
    count: npt.NDArray[np.uint16] = (~np.isnan(rows)).sum(axis=0, dtype=np.uint16)
    return count.astype(np.int64)


def robust_spread(rows: npt.NDArray[np.floating]) -> tuple[Floats, Floats]:
    """Median and robust standard deviation of each column, NaN where nothing is known."""
    middle = medians(rows)
    return middle, medians(np.abs(rows - middle)) / ROBUST_SCALE


@cache
def chance_share(known: int, limit: float) -> float:
    """How often a normal value lies over `limit` spreads from the median of `known` others (2 or more)."""
    from scipy.special import ndtr  # what pages would wait for

    drawn = np.random.default_rng(SEED).standard_normal((known, DRAWS))
    middle, spread = robust_spread(drawn)
    return float((1 - ndtr(middle + limit * spread) + ndtr(middle - limit * spread)).mean())


def chance_share_within(size: int, limit: float) -> float:
    """How often one of `size` normal values (10 or more) lies over `limit` spreads from their own median."""
    return _within(min(SIZES, key=lambda one: abs(np.log(one / size))), limit)


@cache
def _within(size: int, limit: float) -> float:
    drawn = np.random.default_rng(SEED).standard_normal((size, POINTS // size), dtype=np.float32)
    middle, spread = np.median(drawn, axis=0), np.float32(1 / ROBUST_SCALE)
    away = np.abs(drawn - middle)
    return float((away > limit * spread * np.median(away, axis=0)).mean())
