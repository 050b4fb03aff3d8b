"""Rates told apart from the chance in their bases: a place of two stations is less sure than one of 200.

Rates of rare events: Assunção & Reis, “A new proposal to adjust Moran's I for population density”, Statistics
in Medicine 18 (1999), 2147–2162. Shares, whose chance is binomial: the same with the variance of Martuzzi &
Elliott, “Empirical Bayes estimation of small area prevalence of non-rare conditions”, Statistics in Medicine
15 (1996), 1867–1873.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def standardised_rates(events: Floats, base: Floats) -> Floats:
    """(e/x − b) / √(a + b/x) a place: b is the pooled rate, a the variance between places beyond chance.

    base: above zero. Where a + b/x is no variance, b/x alone is, as the paper has it.
    """
    rate, pooled, spread = _moments(events, base)
    between = spread - pooled / base.mean()
    chance = pooled / base
    variance = between + chance
    return _divided(rate - pooled, np.where(variance > 0, variance, chance))


def standardised_shares(reached: Floats, base: Floats) -> Floats:
    """(e/x − b) / √(a(1 − 1/x) + b(1 − b)/x) a place; a is zero where chance explains all differences."""
    return standard_deviations(reached, base, shares_moments(reached, base))


def shares_moments(reached: Floats, base: Floats) -> tuple[float, float]:
    """b, the share of all together, and a, the variance between places beyond chance."""
    _, pooled, spread = _moments(reached, base)
    binomial, mean = max(pooled * (1 - pooled), 0.0), base.mean()
    return pooled, max((spread - binomial / mean) / (1 - 1 / mean), 0.0) if mean > 1 else 0.0


def standard_deviations(reached: Floats, base: Floats | float, moments: tuple[float, float]) -> Floats:
    """Shares in standard deviations from the common one. moments: of `shares_moments`."""
    pooled, between = moments
    variance = between * (1 - 1 / base) + max(pooled * (1 - pooled), 0.0) / base
    return _divided(reached / base - pooled, np.broadcast_to(variance, np.shape(reached)))


def _moments(events: Floats, base: Floats) -> tuple[Floats, float, float]:
    """Each place's rate, the rate of all together, and the variance around it weighted by bases."""
    rate, pooled = events / base, float(events.sum() / base.sum())
    return rate, pooled, float((base * (rate - pooled) ** 2).sum() / base.sum())


def _divided(difference: Floats, variance: Floats) -> Floats:
    """In standard deviations; zero where nothing varies."""
    known = variance > 0
    return np.where(known, difference / np.sqrt(np.where(known, variance, 1.0)), 0.0)
