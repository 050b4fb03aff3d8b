"""The official targets, each with its basis; what the contract cannot draw stays in the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf, nextafter
from typing import Literal


@dataclass(frozen=True)
class Target:
    """A value to reach on a date. Words name its basis; `confidence` is H (read) or M (second-hand).

    value is on the scale of the metric's value before formatting: 0.95 is 95 %. `comparison`: "at_least", or
    "above" where the document says "more than". `upper` closes a range (4 to 5 doctors). document: the basis
    of a target that the ministry gave itself: its number, with the day it was issued and the article; ours
    have words.
    """

    key: str
    value: float
    by: date
    confidence: Literal["H", "M"]
    comparison: Literal["at_least", "above"] = "at_least"
    upper: float | None = None
    document: str = ""
    article: str = ""
    issued: date | None = None

    @property
    def least(self) -> float:
        """The least value on target: “more than 90 %” begins just above 90 %.

        A count divided by a count never falls on the wrong side: both numbers are rounded once, to the
        nearest, so that 19 of 20 is 95 %.
        """
        return nextafter(self.value, inf) if self.comparison == "above" else self.value


NO_PAPER_IN_CARE = Target("no_paper_in_care", 1.0, date(2021, 7, 1), "H")
RECORD_IN_USE = Target("record_in_use", 0.9, date(2022, 12, 31), "H", "above")
RECORD_COVERAGE = Target("record_coverage", 0.95, date(2025, 12, 31), "H")
DOCTORS_PER_STATION = Target("doctors_per_station", 4.0, date(2027, 12, 31), "H", upper=5.0)
DOCTOR_AT_EVERY_STATION = Target("doctor_at_every_station", 1.0, date(2030, 12, 31), "H")

# The contract has visits at stations only, so their share of all insured visits is unknown; it has no column
# for electronic medical records at all.
UNDRAWABLE_TARGETS = (
    Target("insured_visits_at_stations", 0.2, date(2030, 12, 31), "H", "above"),
    Target("electronic_medical_records", 1.0, date(2026, 12, 31), "M"),
)


def given_target(row: Mapping[str, str]) -> Target:
    """The target of a line of the ministry's list (`TARGETS` of data/checks/lists.py), keyed by metric."""
    return Target(
        row["metric"],
        float(row["value"]),
        date.fromisoformat(row["by"]),
        "H",
        "above" if row["comparison"] == "above" else "at_least",
        float(row["upper"]) if row["upper"] else None,
        row["document"],
        row["article"],
        date.fromisoformat(row["issued"]),
    )
