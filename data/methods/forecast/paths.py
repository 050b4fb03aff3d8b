"""Many possible futures of every place, and their sums, so that regions agree with their provinces."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.methods.forecast.curve import Design, Floats, Whole, slopes, smoothed
from data.methods.forecast.errors import ForecastErrors, Part, curve_weights
from data.methods.forecast.spread import Spread, spreads_of

DRAWS = 400
CUTS = (40, 200, 360)  # the 10th, 50th and 90th hundredth: an 80 % interval around the median
PARTS = ("deployment", "ledgers", "closure", "paperless")


@dataclass(frozen=True)
class Futures:
    """Possible futures of every part that has curves of its own: shares, places × months × draws."""

    deployment: Floats
    ledgers: Floats
    closure: Floats


@dataclass(frozen=True)
class Noise:
    """The random errors of places in three layers. information: of each place at the origin."""

    information: Floats
    regions: Whole
    random: np.random.Generator

    def drawn(self, spread: Spread, term: int, size: tuple[int, int], t_scale: Floats) -> Floats:
        """One term of the spread, its layers added up: places × months × draws.

        size: months × draws. t_scale: factor of the country's layer, one a draw.
        """
        whole = np.array([self.information.sum()])
        held = (self.information, np.bincount(self.regions, weights=self.information), whole)
        layers = (spread.place, spread.region, spread.country)
        place, region, country = (
            self.random.standard_normal((len(own), *size))
            * (np.sqrt(layer[term]) * own**-0.25)[:, None, None]
            for layer, own in zip(layers, held, strict=True)
        )
        return np.asarray(place + region[self.regions] + country * t_scale)


def possible_shares(
    part: Part, errors: list[ForecastErrors], months: int, design: Design, random: np.random.Generator
) -> Floats:
    """The possible shares after a part's last month, places × months ahead × draws, of all curves together.

    errors: of every curve, known then or later.
    """
    known = [one.known_at(len(part.base) - 1) for one in errors]
    weights = curve_weights(known)
    counts = np.diff(np.round(np.cumsum(weights) * DRAWS).astype(int), prepend=0)
    drawn = [
        _drawn(part, spread, (months, int(count)), design, random)
        for spread, count in zip(spreads_of(known, weights, design.regions), counts, strict=True)
    ]
    return np.concatenate(drawn, axis=2)[:, :, random.permutation(DRAWS)]


def _drawn(
    part: Part, spread: Spread, size: tuple[int, int], design: Design, random: np.random.Generator
) -> Floats:
    """Futures of one curve; in none has a slope below zero: a place may slip back, not shrink for years.

    size: months × draws. The country's spread is drawn too, so that its errors follow a t distribution.
    """
    curve, (months, draws) = spread.curve, size
    share = smoothed(part.reached, part.base)
    level, information = curve.link.to(share), curve.link.information(share[-1], part.base[-1])
    noise = Noise(information, design.regions, random)
    t_scale = np.sqrt(spread.freedom / random.chisquare(spread.freedom, draws))
    walk, slope_error = (noise.drawn(spread, term, (n, draws), t_scale) for term, n in enumerate((months, 1)))
    slope = slopes(level, information, design)[:, None, None] + slope_error
    steps = curve.steps(np.arange(1, months + 1, dtype=np.float64))
    growth = steps[:, None] * np.maximum(slope, 0)
    drawn = curve.link.back(level[-1][:, None, None] + growth + np.cumsum(walk, axis=1))
    known = part.base[-1] > 0
    now = np.divide(part.reached[-1], part.base[-1], out=np.zeros_like(share[-1]), where=known)
    return np.asarray(np.clip(drawn + (now - share[-1])[:, None, None], 0, 1))


def bands(futures: Futures, counts: Mapping[str, Floats], member: Floats) -> Floats:
    """Low, middle and high of every part for groups of places: PARTS × 3 × groups × months.

    counts: what the shares are of in each place, now: `stations`, `applying` ledgers, stations `known`.
    member: groups × places, one where the place is in the group.
    """
    deployed = _share(member * counts["stations"], futures.deployment)
    ledgers = _share(member * counts["applying"], futures.ledgers)
    paperless = _share(member * counts["known"], futures.deployment * futures.closure)
    closure = np.minimum(paperless / np.maximum(deployed, 1e-9), 1)
    return np.stack([_cut(share) for share in (deployed, ledgers, closure, paperless)])


def _share(weights: Floats, values: Floats) -> Floats:
    """Groups × months × draws. weights: groups × places; values: places × months × draws."""
    sums = (weights @ values.reshape(len(values), -1)).reshape(len(weights), *values.shape[1:])
    return np.asarray(sums / np.maximum(weights.sum(axis=1), 1e-9)[:, None, None])


def _cut(shares: Floats) -> Floats:
    return np.asarray(np.moveaxis(np.partition(shares, CUTS, axis=-1)[..., CUTS], -1, 0))
