"""The width of the interval, from the errors that curves of earlier months made together.

The curves are mixed. Each curve's own errors around each curve would make the mixture too wide: a mixture of
forecasts that are each right about their errors is not (R. Ranjan and T. Gneiting, JRSS B 72 (2010) 71–91),
for their joint error is less than their own errors by as much as they differ (A. Krogh and J. Vedelsby,
NIPS 7 (1995) 231–238). So the errors are those of the mixture, less the variance between the curves.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls
from scipy.special import ndtri

from data.methods.forecast.curve import WINDOW, Curve, Floats, Whole
from data.methods.forecast.errors import ForecastErrors

INSIDE = 0.8
LEAST = 1e-9  # shares nearer to none or all than this have no place on a scale
FEWEST_WINDOWS = 3  # with fewer degrees of freedom a t distribution has no variance


@dataclass(frozen=True)
class Spread:
    """Variance of a curve's error h months ahead on its scale, in three layers that are added.

    Each is (a, b) of a·h + b·g², a walk and a slope that is off (g: its steps that h months add up to),
    divided by the square root of the layer's information: between counting noise, which falls with all of it,
    and a wrong slope, which does not. freedom: how many windows of months without one in common the country's
    layer was seen in, its degrees of freedom: there is one country, so its spread itself is hardly known.
    """

    curve: Curve
    country: Floats
    region: Floats
    place: Floats
    freedom: int


def spreads_of(errors: list[ForecastErrors], curve_weights: Floats, regions: Whole) -> list[Spread]:
    """The spread around each curve, from the errors of the curves mixed by their weights."""
    shares = [one.predicted_share for one in errors]
    mixed = np.sum([weight * share for weight, share in zip(curve_weights, shares, strict=True)], axis=0)
    return [_spread(one, mixed, shares, curve_weights, regions) for one in errors]


def _spread(
    one: ForecastErrors, mixed: Floats, shares: list[Floats], curve_weights: Floats, regions: Whole
) -> Spread:
    """Each layer less the variance between the curves, and less what the layers below put into its means."""
    weights, member = one.information, np.eye(int(regions.max()) + 1)[regions]
    heavy, whole = weights @ member, weights.sum(axis=1)
    centre = _on_scale(one, mixed)
    off = _split(one.actual - centre, weights, regions)
    differ = [_split(_on_scale(one, share) - centre, weights, regions) for share in shares]
    of_curves = [np.tensordot(curve_weights, np.square(layer), 1) for layer in zip(*differ, strict=True)]
    place = _layer(one, _central_variance(one, off[0]), of_curves[0])
    noise = _at(place, one)[:, None] * (weights**1.5 @ member) / heavy**2
    region = _layer(one, _mean_square(one, off[1]), noise * np.sqrt(heavy) + of_curves[1])
    below = _at(region, one)[:, None] / np.sqrt(heavy) + noise
    rest = np.sum(heavy**2 * below, axis=1) / whole**2
    country = _layer(one, _mean_square(one, off[2]), (rest * np.sqrt(whole))[:, None] + of_curves[2])
    return Spread(
        one.curve, country, region, place, max(FEWEST_WINDOWS, len(np.unique(one.origin)) // WINDOW)
    )


def _on_scale(one: ForecastErrors, share: Floats) -> Floats:
    return one.curve.link.to(np.clip(share, LEAST, 1 - LEAST))


def _split(values: Floats, weights: Floats, regions: Whole) -> tuple[Floats, Floats, Floats]:
    """Places around their region's mean, regions around the country's, and that: all as of information 1.

    A mean leans towards its own members, so a member's distance from it is less than its error: by the part
    of the weight that is the member's own (with equal weights, Bessel's n / (n - 1)).
    """
    member = np.eye(int(regions.max()) + 1)[regions]
    heavy, whole = weights @ member, weights.sum(axis=1)
    region = (values * weights) @ member / heavy
    country = np.sum(values * weights, axis=1) / whole
    return (
        (values - region[:, regions]) * weights**0.25 / _leaning(weights / heavy[:, regions]),
        (region - country[:, None]) * heavy**0.25 / _leaning(heavy / whole[:, None]),
        (country * whole**0.25)[:, None],
    )


def _leaning(part: Floats) -> Floats:
    """The square root of one less the weight of a mean's own member; one where the member is the mean."""
    return np.sqrt(np.where(part < 1 - LEAST, 1 - part, 1))


def _central_variance(errors: ForecastErrors, off: Floats) -> Floats:
    """Variance of each number of months ahead by which 80 % lie in the middle 80 % of a normal distribution.

    For provinces, which are many, and of which some go their own way for a while.
    """
    z = ndtri((1 + INSIDE) / 2)
    ahead = np.unique(errors.ahead)
    return np.array([(np.quantile(np.abs(off[errors.ahead == h]), INSIDE) / z) ** 2 for h in ahead])


def _mean_square(errors: ForecastErrors, off: Floats) -> Floats:
    """Variance of each number of months ahead; for layers with too few errors to tell a quantile by."""
    return np.array([np.mean(off[errors.ahead == h] ** 2) for h in np.unique(errors.ahead)])


def _layer(errors: ForecastErrors, found: Floats, below: Floats) -> Floats:
    """Non-negative a and b of a·h + b·g² by least squares of the variances `found`, less the mean of `below`.

    b is a / WINDOW at the least: a slope taken from a walk is off by so much. The farther ahead, the fewer
    errors have no month in common, so the less they count.
    """
    months = np.unique(errors.ahead)
    h, square = months.astype(np.float64), errors.curve.steps(months.astype(np.float64)) ** 2
    left = found - np.array([below[errors.ahead == one].mean() for one in months])
    columns = np.stack([h + square / WINDOW, square], axis=1)
    walk, slope = nnls(columns / h[:, None] ** 1.5, left / h**1.5)[0]
    return np.array([walk, slope + walk / WINDOW])


def _at(layer: Floats, errors: ForecastErrors) -> Floats:
    """a·h + b·g² of a layer for each entry."""
    h = errors.ahead.astype(np.float64)
    return np.asarray(layer[0] * h + layer[1] * errors.curve.steps(h) ** 2)
