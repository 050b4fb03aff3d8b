"""How far curves of earlier months missed what came, and what each of them is worth."""

from dataclasses import dataclass, replace

import numpy as np

from data.methods.forecast.curve import CURVES, FEWEST, Curve, Floats, Whole, slopes, smoothed

LOOK_BACK = 36  # months of origins that errors are taken from
FARTHEST = 18  # months that an origin is followed


@dataclass(frozen=True)
class Part:
    """One share over time. reached, base: stations or ledgers, months × places, the last month last."""

    reached: Floats
    base: Floats

    def until(self, month: int) -> "Part":
        """What was known at the end of that month."""
        return Part(self.reached[: month + 1], self.base[: month + 1])


@dataclass(frozen=True)
class Missed:
    """What a curve said of later months, one entry an origin and a number of months ahead: entries × places.

    said, came: on the link's scale; miss: of the country's share, an entry; information: of the origin.
    """

    curve: Curve
    origin: Whole
    ahead: Whole
    said: Floats
    came: Floats
    information: Floats
    miss: Floats

    @property
    def share(self) -> Floats:
        """What it said, as shares."""
        return self.curve.link.back(self.said)

    def known_at(self, month: int) -> "Missed":
        """The errors that could be seen at the end of that month, of origins not too long before it."""
        seen = (self.origin + self.ahead <= month) & (self.origin >= month - LOOK_BACK)
        fields = ("origin", "ahead", "said", "came", "information", "miss")
        return replace(self, **{name: getattr(self, name)[seen] for name in fields})


def missed(part: Part, curve: Curve, breaks: Whole, regions: Whole) -> Missed:
    """What the curves of every month missed; pairs with a break between them are left out."""
    share = smoothed(part.reached, part.base)
    link, level, last = curve.link, curve.link.to(share), len(share) - 1
    pairs, told, far = [], [], []
    for origin in range(FEWEST, last):
        information = link.information(share[origin], part.base[origin])
        slope = slopes(level[: origin + 1], information, breaks, regions)
        later = breaks[breaks > origin]
        end = min(last, origin + FARTHEST, *(later - 1))
        ahead = np.arange(1, end - origin + 1)
        said = level[origin] + curve.grown(ahead.astype(np.float64))[:, None] * slope
        came = slice(origin + 1, end + 1)
        far.append((link.back(said) - share[came]) @ part.base[origin] / part.base[origin].sum())
        pairs.append(np.stack([np.full_like(ahead, origin), ahead]))
        told.append((said, level[came], np.broadcast_to(information, said.shape)))
    origins, ahead = np.concatenate(pairs, axis=1)
    found = (np.concatenate(parts) for parts in (*zip(*told, strict=True), far))
    return Missed(curve, origins, ahead, *found)


def all_missed(part: Part, breaks: Whole, regions: Whole) -> list[Missed]:
    """The errors of every curve."""
    return [missed(part, curve, breaks, regions) for curve in CURVES]


def shares_of(errors: list[Missed]) -> Floats:
    """What part of the futures each curve gets: one over its mean square miss of the country's share.

    J. M. Bates and C. W. J. Granger, Operational Research Quarterly 20 (1969) 451–468. Of the country's, for
    which form growth has shows only where the provinces' own errors cancel.
    """
    weights = 1 / np.maximum([np.mean(one.miss**2) for one in errors], 1e-18)
    return np.asarray(weights / weights.sum())
