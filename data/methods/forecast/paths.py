"""Many possible futures of every place, and their sums, so that regions agree with their provinces."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.methods.forecast.curve import Curve, Floats, Whole, slopes, smoothed
from data.methods.forecast.errors import Missed, Part, shares_of
from data.methods.forecast.spread import Spread, spreads_of

DRAWS = 400
CUTS = (40, 200, 360)  # the 10th, 50th and 90th hundredth: an 80 % interval around the median
PARTS = ("deployment", "ledgers", "closure", "paperless")


@dataclass(frozen=True)
class Ways:
    """Possible futures of every part that has curves of its own: places × months × draws."""

    deployment: Floats
    ledgers: Floats
    closure: Floats


def future(
    part: Part, errors: list[Missed], months: int, breaks: Whole, regions: Whole, random: np.random.Generator
) -> Floats:
    """The possible shares after a part's last month, places × months ahead × draws, of all curves together.

    errors: of every curve, seen until then or longer.
    """
    seen = [one.known_at(len(part.base) - 1) for one in errors]
    shares = shares_of(seen)
    counts = np.diff(np.round(np.cumsum(shares) * DRAWS).astype(int), prepend=0)
    drawn = [
        _drawn(part, one.curve, spread, (months, int(count)), breaks, regions, random)
        for one, spread, count in zip(seen, spreads_of(seen, shares, regions), counts, strict=True)
    ]
    return np.concatenate(drawn, axis=2)[:, :, random.permutation(DRAWS)]


def _drawn(
    part: Part,
    curve: Curve,
    spread: Spread,
    size: tuple[int, int],
    breaks: Whole,
    regions: Whole,
    random: np.random.Generator,
) -> Floats:
    """Futures of one curve; in none has a slope below zero: a place may slip back, not shrink for years.

    size: months × draws. The country's spread is drawn too, so that its errors follow a t distribution.
    """
    link, (months, draws) = curve.link, size
    share = smoothed(part.reached, part.base)
    level, information = link.to(share), link.information(share[-1], part.base[-1])
    ahead = np.arange(1, months + 1, dtype=np.float64)
    doubt = np.sqrt(spread.freedom / random.chisquare(spread.freedom, draws))
    off = [
        _layers(spread, term, (n, draws), information, regions, random, doubt)
        for term, n in enumerate((months, 1))
    ]
    slope = slopes(level, information, breaks, regions)[:, None, None] + off[1]
    grown = curve.grown(ahead)[:, None] * np.maximum(slope, 0)
    drawn = link.back(level[-1][:, None, None] + grown + np.cumsum(off[0], axis=1))
    known = part.base[-1] > 0
    now = np.divide(part.reached[-1], part.base[-1], out=np.zeros_like(share[-1]), where=known)
    return np.asarray(np.clip(drawn + (now - share[-1])[:, None, None], 0, 1))


def _layers(
    spread: Spread,
    term: int,
    size: tuple[int, int],
    information: Floats,
    regions: Whole,
    random: np.random.Generator,
    doubt: Floats,
) -> Floats:
    """One term of the three layers added up, places × months × draws. doubt: factors of the country's."""
    told = (information, np.bincount(regions, weights=information), np.array([information.sum()]))
    layers = (spread.place, spread.region, spread.country)
    place, region, country = (
        random.standard_normal((len(own), *size)) * (np.sqrt(layer[term]) * own**-0.25)[:, None, None]
        for layer, own in zip(layers, told, strict=True)
    )
    return np.asarray(place + region[regions] + country * doubt)


def bands(ways: Ways, counts: Mapping[str, Floats], member: Floats) -> Floats:
    """Low, middle and high of every part for groups of places: PARTS × 3 × groups × months.

    counts: what the shares are of in each place, now: `stations`, `applying` ledgers, stations `known`.
    member: groups × places, one where the place is in the group.
    """
    working = _share(member * counts["stations"], ways.deployment)
    kept = _share(member * counts["applying"], ways.ledgers)
    done = _share(member * counts["known"], ways.deployment * ways.closure)
    within = np.minimum(done / np.maximum(working, 1e-9), 1)
    return np.stack([_cut(working), _cut(kept), _cut(within), _cut(done)])


def _share(weights: Floats, values: Floats) -> Floats:
    """Groups × months × draws. weights: groups × places; values: places × months × draws."""
    sums = (weights @ values.reshape(len(values), -1)).reshape(len(weights), *values.shape[1:])
    return np.asarray(sums / np.maximum(weights.sum(axis=1), 1e-9)[:, None, None])


def _cut(shares: Floats) -> Floats:
    return np.asarray(np.moveaxis(np.partition(shares, CUTS, axis=-1)[..., CUTS], -1, 0))
