"""The errors of curves of earlier months, and the weight of each curve."""

from dataclasses import dataclass, replace

import numpy as np

from data.methods.forecast.curve import CURVES, FEWEST, Curve, Design, Floats, Whole, slopes, smoothed

LOOK_BACK = 36  # months of origins that errors are taken from
FARTHEST = 18  # months that an origin is followed


@dataclass(frozen=True)
class Part:
    """One share over time. reached, base: stations or ledgers, months × places, the last month last."""

    reached: Floats
    base: Floats

    def until(self, month: int) -> "Part":
        """The months up to that one."""
        return Part(self.reached[: month + 1], self.base[: month + 1])


@dataclass(frozen=True)
class ForecastErrors:
    """A curve's predictions of later months and what followed, one entry an origin and months ahead.

    predicted, actual: entries × places, on the link's scale; information: of each place at the origin;
    national: error of the country's share, one an entry.
    """

    curve: Curve
    origin: Whole
    ahead: Whole
    predicted: Floats
    actual: Floats
    information: Floats
    national: Floats

    @property
    def predicted_share(self) -> Floats:
        """The predictions as shares."""
        return self.curve.link.back(self.predicted)

    def known_at(self, month: int) -> "ForecastErrors":
        """The errors known at the end of that month, of origins not too long before it."""
        known = (self.origin + self.ahead <= month) & (self.origin >= month - LOOK_BACK)
        fields = ("origin", "ahead", "predicted", "actual", "information", "national")
        return replace(self, **{name: getattr(self, name)[known] for name in fields})


def forecast_errors(part: Part, curve: Curve, design: Design) -> ForecastErrors:
    """The errors of a curve made at every month; pairs with a break between them are left out."""
    share = smoothed(part.reached, part.base)
    link, level, last = curve.link, curve.link.to(share), len(share) - 1
    pairs, entries, national = [], [], []
    for origin in range(FEWEST, last):
        information = link.information(share[origin], part.base[origin])
        slope = slopes(level[: origin + 1], information, design)
        end = min(last, origin + FARTHEST, *(design.breaks[design.breaks > origin] - 1))
        ahead = np.arange(1, end - origin + 1)
        predicted = level[origin] + curve.steps(ahead.astype(np.float64))[:, None] * slope
        later = slice(origin + 1, end + 1)
        miss = link.back(predicted) - share[later]
        national.append(miss @ part.base[origin] / part.base[origin].sum())
        pairs.append(np.stack([np.full_like(ahead, origin), ahead]))
        entries.append((predicted, level[later], np.broadcast_to(information, predicted.shape)))
    origins, ahead = np.concatenate(pairs, axis=1)
    columns = (np.concatenate(parts) for parts in (*zip(*entries, strict=True), national))
    return ForecastErrors(curve, origins, ahead, *columns)


def errors_of_curves(part: Part, design: Design) -> list[ForecastErrors]:
    """The errors of every curve of CURVES."""
    return [forecast_errors(part, curve, design) for curve in CURVES]


def curve_weights(errors: list[ForecastErrors]) -> Floats:
    """The part of the futures that each curve gets: one over its mean square error of the country's share.

    J. M. Bates and C. W. J. Granger, Operational Research Quarterly 20 (1969) 451–468. Of the country's, for
    which form growth has shows only where the provinces' own errors cancel.
    """
    weights = 1 / np.maximum([np.mean(one.national**2) for one in errors], 1e-18)
    return np.asarray(weights / weights.sum())
