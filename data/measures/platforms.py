"""Each platform as a ladder from registered to used: what a step holds, what was lost on the way to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from data.measures.metrics import BY_KEY

OF_PEOPLE = ("records", "doctor")  # those whose steps count people, the others sites
PLATFORMS = ("records", "network", "v20", "doctor", "chatbot", "templates")
RATES = {"network": "teleconsultations", "chatbot": "chatbot"}  # used per 1,000 people: a metric's key
METRICS_OF = {
    "records": ("record_coverage", "record_matched", "record_updated", "record_opened"),
    "network": ("connected_stations", "teleconsultations"),
    "v20": ("deployment", "reporting", "paperless_stations"),
    "doctor": ("record_coverage", "citizens_with_doctor", "record_opened"),
    "chatbot": ("deployment", "chatbot"),
    "templates": ("deployment", "templates_in_use"),
}  # platform → keys of the metrics that its ladder shows
RECORD_STEPS = ("created", "matched", "updated", "opened")
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Rung:
    """One step. number of base: people or sites, base being those of the sites that report the step.

    From the rows of the sites that know this step and the one before, None on the first step: before counts
    that one; lost, what of it does not pass; gained, what counts at this step without it. meaning:
    "registered", "active", "used", or nothing for a step between.
    """

    key: str
    meaning: str
    number: int
    base: int
    before: int | None = None
    lost: int | None = None
    gained: int | None = None

    @property
    def share(self) -> float | None:
        """The part of the base, None without one."""
        return self.number / self.base if self.base else None

    @property
    def lost_share(self) -> float | None:
        """The loss as a part of the step before, None where that is empty."""
        return self.lost / self.before if self.before and self.lost is not None else None

    @property
    def rise(self) -> int:
        """By how much it is above the step before, where it is: that contradicts a ladder."""
        return max((self.gained or 0) - (self.lost or 0), 0)


def unknowns(rungs: tuple[Rung, ...]) -> list[int | None]:
    """The people or sites of each step's predecessor that say nothing of the step itself.

    The number of the step before, less what was lost, plus what was gained, less this, is the step's own.
    Negative where more of this step come from sites that say nothing of the one before; None on the first.
    """
    pairs = [(earlier.number - rung.number, rung) for earlier, rung in pairwise(rungs)]
    return [
        None,
        *(None if rung.lost is None else less - rung.lost + (rung.gained or 0) for less, rung in pairs),
    ]


def ladder(platform: str, n: Counts) -> tuple[Rung, ...]:
    """The steps of a platform from the counts of a place and its pairs of `platforms_by_place`."""
    return LADDERS[platform](n)


def _records(n: Counts) -> tuple[Rung, ...]:
    meanings = dict(zip(RECORD_STEPS, ("registered", "", "active", "used"), strict=True))
    first = Rung("created", "registered", n["records_created"], n["records_created_base"])
    rest = [
        _rung(step, meanings[step], n[f"records_{step}"], n[f"records_{step}_base"], n)
        for step in RECORD_STEPS[1:]
    ]
    return (first, *rest)


def _network(n: Counts) -> tuple[Rung, ...]:
    return (
        Rung("sites", "", n["stations"], n["stations"]),
        _rung("connected", "registered", n["stations_connected"], n["stations_connected_base"], n),
        _rung("consulting", "active", n["consulting"], n["consulting_base"], n),
    )


def _v20(n: Counts) -> tuple[Rung, ...]:
    return (
        Rung("sites", "", n["stations"], n["stations"]),
        _rung("deployed", "registered", n["stations_deployed"], n["stations_deployed_base"], n),
        _rung("reporting", "active", n["sent"], n["sent_base"], n),
        _rung("paperless", "used", n["stations_paperless"], n["stations_paperless_base"], n),
    )


def _doctor(n: Counts) -> tuple[Rung, ...]:
    """A record of their own, a doctor who knows it, care from it: what a doctor for every citizen means."""
    return (
        Rung("created", "registered", n["records_created"], n["records_created_base"]),
        _rung("assigned", "active", n["citizens_with_doctor"], n["citizens_with_doctor_base"], n),
        _rung("treated", "used", n["records_opened"], n["records_opened_base"], n),
    )


def _chatbot(n: Counts) -> tuple[Rung, ...]:
    *deployed, _, _ = _v20(n)
    return (*deployed, _rung("chatting", "active", n["chatting"], n["chatting_base"], n))


def _templates(n: Counts) -> tuple[Rung, ...]:
    *deployed, _, _ = _v20(n)
    parts = (("some_templates", "active"), ("all_templates", "used"))
    return (*deployed, *(_rung(step, to, n[step], n["templates_base"], n) for step, to in parts))


def _rung(step: str, meaning: str, number: int, base: int, n: Counts) -> Rung:
    return Rung(step, meaning, number, base, n[f"{step}_before"], n[f"{step}_lost"], n[f"{step}_gained"])


LADDERS = {
    "records": _records,
    "network": _network,
    "v20": _v20,
    "doctor": _doctor,
    "chatbot": _chatbot,
    "templates": _templates,
}


def rate(platform: str, n: Counts) -> float | None:
    """Uses in the period per 1,000 people of the sites that report them."""
    metric = BY_KEY[RATES[platform]]
    base = n[metric.denominator]
    return n[metric.numerator] * metric.scale / base if base else None


def bases_differ(rungs: tuple[Rung, ...]) -> bool:
    """True where the steps rest on different people or sites."""
    return len({rung.base for rung in rungs}) > 1
