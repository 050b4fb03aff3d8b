"""Profile of each province: pace, discipline and use, drawn at random so that no real province is judged."""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from data.demo.streams import Streams


@dataclass(frozen=True)
class ProvinceProfile:
    """One province's way; months count from December 2020."""

    mandate: float  # month around which its stations join the platform
    speed: float  # logistic rate a month: 0.30 under a mandate, 0.06–0.12 where voluntary (domain.md)
    pace: float  # factor on the months that a ledger takes to close; below 1 is faster
    use: float  # leaning of people's and visits' use, in logits
    discipline: float  # leaning of reporting, in logits
    plateau: float  # share of its stations that stop half-way
    relapse_at_merger: float  # share of its stations that go back to paper in July 2025
    opened: float = 1.0  # factor on records opened in care
    outage: tuple[int, int] | None = None  # months (from, to) in which hardly a report arrives


Traits: TypeAlias = dict[str, float | tuple[int, int]]

# What sets some provinces apart, so that there is a story to find; which ones is drawn from the seed (ours).
_FRONT: Traits = {"mandate": 5, "speed": 0.35, "pace": 0.66, "use": 0.8, "discipline": 0.9, "plateau": 0.08}
_STALLED: Traits = {"mandate": 6, "speed": 0.30, "plateau": 0.80, "use": -0.4}
_LATE: Traits = {"mandate": 39, "speed": 0.38, "pace": 0.45, "plateau": 0.10, "discipline": 0.5}
_BACK: Traits = {"mandate": 9, "pace": 0.75, "relapse_at_merger": 0.62}
_UNUSED: Traits = {"use": 0.5, "opened": 0.30}
_LAGGARD: Traits = {"mandate": 47, "speed": 0.10, "pace": 1.15, "use": -0.7, "discipline": -0.8}
_SPRING: Traits = {"outage": (63, 66)}  # March to June 2026
_AUTUMN: Traits = {"outage": (45, 48), "discipline": -0.4}  # September to December 2024
STORIES: tuple[tuple[str, Traits], ...] = (
    *(("front runner", _FRONT),) * 4,
    *(("stalled", _STALLED),) * 3,
    *(("late sprinter", _LATE),) * 3,
    *(("back to paper", _BACK),) * 3,
    *(("made but not used", _UNUSED),) * 3,
    *(("laggard", _LAGGARD),) * 3,
    ("silent spring", _SPRING),
    ("silent autumn", _AUTUMN),
)  # fmt: skip

VOLUNTARY = 0.30  # share of provinces that left the platform to their stations at first
MERGER_RELAPSE = (0.08, 0.24)  # range of the share of stations that reopen paper at the reform


def province_profiles(provinces: list[str], streams: Streams) -> dict[str, ProvinceProfile]:
    """Province code → its profile; `provinces` is always the whole sorted list, also for a small country."""
    random = streams.of("tempers")
    found = {code: _ordinary(random) for code in provinces}
    told = streams.of("stories").permutation(len(provinces))[: len(STORIES)]
    for place, (_, traits) in zip(told, STORIES, strict=False):
        found[provinces[place]] = replace(found[provinces[place]], **traits)  # type: ignore[arg-type]
    return found


def _ordinary(random: np.random.Generator) -> ProvinceProfile:
    voluntary = random.random() < VOLUNTARY
    return ProvinceProfile(
        mandate=random.uniform(20, 38) if voluntary else random.uniform(7, 27),
        speed=random.uniform(0.09, 0.13) if voluntary else random.uniform(0.25, 0.33),
        pace=random.lognormal(0.05, 0.18),
        use=random.normal(0, 0.35),
        discipline=random.normal(0, 0.35),
        plateau=random.beta(3, 8),
        relapse_at_merger=random.uniform(*MERGER_RELAPSE),
    )
