"""How far curves of earlier months missed what came: what each is worth, how wide its interval must be."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import nnls
from scipy.special import ndtri

from data.mart.forecast_curve import CURVES, FEWEST, Curve, Floats, Whole, slopes, smoothed

LOOK_BACK = 30  # months of origins that errors are taken from
FARTHEST = 18  # months that an origin is followed
INSIDE = 0.8
SHARPNESS = 6.0


@dataclass(frozen=True)
class Part:
    """One share over time. reached, base: stations, months × places, the last month last."""

    reached: Floats
    base: Floats

    def until(self, month: int) -> "Part":
        """What was known at the end of that month."""
        return Part(self.reached[: month + 1], self.base[: month + 1])


@dataclass(frozen=True)
class Missed:
    """Errors of curves, one entry an origin and a number of months ahead: entries × places.

    error: on the link's scale; absolute: mean miss of an entry in shares; information: of the origin.
    """

    curve: Curve
    origin: Whole
    ahead: Whole
    error: Floats
    information: Floats
    absolute: Floats

    def known_at(self, month: int) -> "Missed":
        """The errors that could be seen at the end of that month, of origins not too long before it."""
        seen = (self.origin + self.ahead <= month) & (self.origin >= month - LOOK_BACK)
        fields = ("origin", "ahead", "error", "information", "absolute")
        return replace(self, **{name: getattr(self, name)[seen] for name in fields})


@dataclass(frozen=True)
class Spread:
    """Variance of the error h months ahead on the curve's scale, in three layers that are added.

    Each is (a, b) of a·h + b·g², a walk and a slope that is off (g: its steps that h months add up to),
    divided by the square root of the layer's information: between counting noise, which falls with all of it,
    and a wrong slope, which does not.
    """

    country: Floats
    region: Floats
    place: Floats


def missed(part: Part, curve: Curve, breaks: Whole, regions: Whole) -> Missed:
    """What the curves of every month missed; pairs with a break between them are left out."""
    share = smoothed(part.reached, part.base)
    link, level, last = curve.link, curve.link.to(share), len(share) - 1
    pairs, errors, told, far = [], [], [], []
    for origin in range(FEWEST, last):
        information = link.information(share[origin], part.base[origin])
        slope = slopes(level[: origin + 1], information, breaks, regions)
        later = breaks[breaks > origin]
        end = min(last, origin + FARTHEST, *(later - 1))
        ahead = np.arange(1, end - origin + 1)
        said = level[origin] + curve.grown(ahead.astype(np.float64))[:, None] * slope
        came = slice(origin + 1, end + 1)
        errors.append(level[came] - said)
        far.append(np.abs(link.back(said) - share[came]) @ part.base[origin] / part.base[origin].sum())
        pairs.append(np.stack([np.full_like(ahead, origin), ahead]))
        told.append(np.broadcast_to(information, said.shape))
    origins, ahead = np.concatenate(pairs, axis=1)
    return Missed(curve, origins, ahead, *(np.concatenate(parts) for parts in (errors, told, far)))


def all_missed(part: Part, breaks: Whole, regions: Whole) -> list[Missed]:
    """The errors of every curve."""
    return [missed(part, curve, breaks, regions) for curve in CURVES]


def shares_of(errors: list[Missed]) -> Floats:
    """What part of the futures each curve gets: the more, the less it missed (ours: its sixth power).

    To combine forecasts by their errors: J. M. Bates and C. W. J. Granger, Operational Research Quarterly 20
    (1969) 451–468. So the interval holds what is not known of the curve itself, which shows far ahead.
    """
    weights = np.array([max(one.absolute.mean(), 1e-9) for one in errors]) ** -SHARPNESS
    return np.asarray(weights / weights.sum())


def spread_of(errors: Missed, regions: Whole) -> Spread:
    """The three layers, each less what the layers below put into its means."""
    weights = errors.information
    member = np.eye(int(regions.max()) + 1)[regions]
    heavy, whole = weights @ member, weights.sum(axis=1)
    of_region = (errors.error * weights) @ member / heavy
    of_country = np.sum(errors.error * weights, axis=1) / whole
    own = (errors.error - of_region[:, regions]) * weights**0.25
    place = _layer(errors, own)
    noise = _at(place, errors)[:, None] * (weights**1.5 @ member) / heavy**2
    region = _layer(errors, (of_region - of_country[:, None]) * heavy**0.25, noise * np.sqrt(heavy))
    below = _at(region, errors)[:, None] / np.sqrt(heavy) + noise
    rest = np.sum(heavy**2 * below, axis=1) / whole**2
    country = _layer(errors, (of_country * whole**0.25)[:, None], (rest * np.sqrt(whole))[:, None])
    return Spread(country, region, place)


def _layer(errors: Missed, off: Floats, below: Floats | None = None) -> Floats:
    """Non-negative a and b of a·h + b·g², by least squares of the variances a month found at each h.

    A variance is found so that 80 % of the errors `off` lie in the middle 80 % of a normal distribution, less
    the mean of `below`.
    """
    months = np.unique(errors.ahead)
    h, z = months.astype(np.float64), ndtri((1 + INSIDE) / 2)
    found = np.empty(len(h))
    for number, one in enumerate(months):
        rows = errors.ahead == one
        size = (np.quantile(np.abs(off[rows]), INSIDE) / z) ** 2
        found[number] = size - (0 if below is None else below[rows].mean())
    columns = np.stack([np.ones(len(h)), errors.curve.grown(h) ** 2 / h], axis=1)
    fitted: Floats = nnls(columns, np.maximum(found, 0) / h)[0]
    return fitted


def _at(layer: Floats, errors: Missed) -> Floats:
    """a·h + b·g² of a layer for each entry."""
    h = errors.ahead.astype(np.float64)
    return np.asarray(layer[0] * h + layer[1] * errors.curve.grown(h) ** 2)
