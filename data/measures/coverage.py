"""The people or stations that a value speaks for, of all there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.measures.metric import Metric

HALF = 0.5


@dataclass(frozen=True)
class Coverage:
    """The known of the whole, of people or stations, and the stations behind the value of all there are."""

    kind: Literal["people", "stations"]
    known: int
    whole: int
    stations: int
    all_stations: int

    @property
    def share(self) -> float:
        """The part of the whole that is known."""
        return self.known / self.whole

    @property
    def partial(self) -> bool:
        """True where the value speaks for fewer than half."""
        return self.share < HALF


def coverage(metric: Metric, counts: Mapping[str, int]) -> Coverage | None:
    """The coverage of a metric from the counts of one date; None without a value, or anybody to speak for."""
    known, everyone = (
        counts[metric.denominator],
        counts["care_units" if metric.basis.with_points else "stations"],
    )
    if not counts["stations"] or not known:
        return None
    stations = _behind(metric, counts)
    if metric.basis.whole == "population":
        whole = counts["population"]
        return Coverage("people", known, whole, stations, everyone) if whole else None
    return Coverage("stations", stations, everyone, stations, everyone) if everyone else None


def _behind(metric: Metric, counts: Mapping[str, int]) -> int:
    """The stations that a value speaks for; of ledgers as many as the known states would fill."""
    if metric.basis.behind != "ledgers_base":
        return counts[metric.basis.behind or metric.denominator]
    known = counts["ledgers_base"] + counts["ledgers_not_applicable"]
    return round(counts["stations"] * known / (known + counts["ledgers_missing"]))
