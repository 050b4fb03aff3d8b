"""Many possible futures of every place, and their sums, so that regions agree with their provinces."""

import numpy as np

from data.mart.forecast_curve import Floats, Whole, slopes, smoothed
from data.mart.forecast_errors import Missed, Part, Spread, shares_of, spread_of

DRAWS = 400
CUTS = (40, 200, 360)  # the 10th, 50th and 90th hundredth: an 80 % interval around the median
PARTS = ("deployment", "closure", "paperless")


def future(
    part: Part, errors: list[Missed], months: int, breaks: Whole, regions: Whole, random: np.random.Generator
) -> Floats:
    """The possible shares after a part's last month, places × months ahead × draws, of all curves together.

    errors: of every curve, seen until then or longer.
    """
    seen = [one.known_at(len(part.base) - 1) for one in errors]
    ends = np.round(np.cumsum(shares_of(seen)) * DRAWS).astype(int)
    drawn = [
        _drawn(part, one, months, int(count), breaks, regions, random)
        for one, count in zip(seen, np.diff(ends, prepend=0), strict=True)
    ]
    return np.concatenate(drawn, axis=2)[:, :, random.permutation(DRAWS)]


def _drawn(
    part: Part,
    seen: Missed,
    months: int,
    draws: int,
    breaks: Whole,
    regions: Whole,
    random: np.random.Generator,
) -> Floats:
    """Futures of one curve; in none has a slope below zero: a place may slip back, not shrink for years."""
    link, spread = seen.curve.link, spread_of(seen, regions)
    share = smoothed(part.reached, part.base)
    level, information = link.to(share), link.information(share[-1], part.base[-1])
    ahead = np.arange(1, months + 1, dtype=np.float64)
    off = [
        _layers(spread, term, (n, draws), information, regions, random) for term, n in enumerate((months, 1))
    ]
    slope = slopes(level, information, breaks, regions)[:, None, None] + off[1]
    grown = seen.curve.grown(ahead)[:, None] * np.maximum(slope, 0)
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
) -> Floats:
    """Errors of one term of the three layers added up, places × months × draws."""
    told = (information, np.bincount(regions, weights=information), np.array([information.sum()]))
    layers = (spread.place, spread.region, spread.country)
    place, region, country = (
        random.standard_normal((len(own), *size)) * (np.sqrt(layer[term]) * own**-0.25)[:, None, None]
        for layer, own in zip(layers, told, strict=True)
    )
    return np.asarray(place + region[regions] + country)


def bands(deployed: Floats, closed: Floats, stations: Floats, known: Floats, member: Floats) -> Floats:
    """Low, middle and high of every part for groups of places: PARTS × 3 × groups × months.

    deployed, closed: futures. stations: all, known: those whose ledgers are all known, of each place.
    member: groups × places, one where the place is in the group.
    """
    working = _sums(member * stations, deployed) / _whole(member @ stations)
    done = _sums(member * known, deployed * closed) / _whole(member @ known)
    within = np.minimum(done / np.maximum(working, 1e-9), 1)
    return np.stack([_cut(working), _cut(within), _cut(done)])


def _sums(member: Floats, values: Floats) -> Floats:
    return np.asarray((member @ values.reshape(len(values), -1)).reshape(len(member), *values.shape[1:]))


def _whole(sums: Floats) -> Floats:
    return np.asarray(np.maximum(sums, 1e-9)[:, None, None])


def _cut(shares: Floats) -> Floats:
    return np.asarray(np.moveaxis(np.partition(shares, CUTS, axis=-1)[..., CUTS], -1, 0))
