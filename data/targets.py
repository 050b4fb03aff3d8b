"""The official targets, each with its basis; what the contract cannot draw stays in the list."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Target:
    """A value to reach on a date. `basis` names the document; `confidence` is H (read) or M (second-hand).

    value is on the scale of the metric's value before formatting: 0.95 is 95 %. `comparison`: "at_least", or
    "above" where the document says "more than". `upper` closes a range (4 to 5 doctors).
    """

    key: str
    value: float
    by: date
    basis: str
    confidence: Literal["H", "M"]
    comparison: Literal["at_least", "above"] = "at_least"
    upper: float | None = None


NO_PAPER_IN_CARE = Target("no_paper_in_care", 1.0, date(2021, 7, 1), "Bộ Y tế, 30/12/2020", "H")
RECORD_IN_USE = Target("record_in_use", 0.9, date(2022, 12, 31), "QĐ 27/QĐ-UBQGCĐS", "H", "above")
RECORD_COVERAGE = Target("record_coverage", 0.95, date(2025, 12, 31), "QĐ 5349/QĐ-BYT", "H")
DOCTORS_PER_STATION = Target(
    "doctors_per_station", 4.0, date(2027, 12, 31), "NQ 72-NQ/TW (2025)", "H", upper=5.0
)
DOCTOR_AT_EVERY_STATION = Target(
    "doctor_at_every_station", 1.0, date(2030, 12, 31), "QĐ 281/QĐ-TTg (2024)", "H"
)

# The contract has visits at stations only, so their share of all insured visits is unknown; it has no column
# for electronic medical records at all.
UNDRAWABLE_TARGETS = (
    Target("insured_visits_at_stations", 0.2, date(2030, 12, 31), "NQ 72-NQ/TW (2025)", "H", "above"),
    Target("electronic_medical_records", 1.0, date(2026, 12, 31), "TT 13/2025/TT-BYT", "M"),
)
