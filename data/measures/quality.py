"""The checks of what stations report, after WHO's data-quality review, and where good ends.

Source of the thresholds: WHO, Data quality review: a toolkit for facility data quality assessment, module 2
(desk review), 2017: completeness and timeliness, outliers (2 and 3 standard deviations, modified z-score over
3.5 after Iglewicz and Hoaglin, 1993), consistency over time (33 %) and between indicators. A baseline is the
snapshots just before the date, the date itself left out; how many, and how many of them must be known, are
settings too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

GOOD_SHARE, LOW_SHARE = 0.90, 0.75
MOST_PERIODS = 250  # that the judging counts in a byte
# 0.6745 is the 75th percentile of the standard normal distribution.
ROBUST_SCALE = 0.6745

FLOWS = ("visits", "visits_paperless", "visits_insured", "teleconsultations", "chatbot_sessions")
STEADY = ("visits", "visits_insured")
STOCKS = ("records_created", "citizens_with_doctor")
BOUNDED: Mapping[str, str] = {
    "visits_insured": "visits",
    "teleconsultations": "visits",
    "records_created": "population",
    "citizens_with_doctor": "population",
}


@dataclass(frozen=True)
class Check:
    """One check: the columns it judges, whether its threshold is a ratio, else deviations."""

    key: str
    fields: tuple[str, ...]
    share: bool = True


@dataclass(frozen=True)
class Thresholds:
    """Beyond what each check fails, by its key; WHO's where none is set. Ratios: 0.33 is a third.

    A value must be more than the ratio apart to fail; at 0 anything beyond its bound does. A baseline is the
    `baseline_periods` snapshots before, `baseline_fewest` of them known; counts whose mean is below
    `fewest_cases` are not held against it over time, for they swing too much.
    """

    outlier_extreme: float = 3.0
    outlier_moderate: float = 2.0
    outlier_robust: float = 3.5
    over_time: float = 0.33
    falling: float = 0.0
    between: float = 0.0
    over_population: float = 0.0
    register_jump: float = 0.33
    baseline_periods: int = 12
    baseline_fewest: int = 6
    fewest_cases: int = 10


CHECKS: tuple[Check, ...] = (
    Check("outlier_extreme", FLOWS, share=False),
    Check("outlier_moderate", FLOWS, share=False),
    Check("outlier_robust", FLOWS, share=False),
    Check("over_time", STEADY),
    Check("falling", STOCKS[:1]),
    Check("between", ("visits_insured", "teleconsultations")),
    Check("over_population", STOCKS),
    Check("register_jump", ("population",)),
)
CHECK_KEYS = tuple(check.key for check in CHECKS)
THRESHOLD_KEYS = tuple(field.name for field in fields(Thresholds))
FIELDS = tuple(dict.fromkeys(field for check in CHECKS for field in check.fields))


def whole_per_cent(share: float) -> int:
    """Per cent rounded down, so that 90 never stands for less than the 90 % from which `good` counts."""
    return int(share * 100 + 1e-9)


def class_of(share: float | None) -> str:
    """`good` from 90 %, `low` under 75 %, `middle` between, `none` where nothing was expected."""
    if share is None:
        return "none"
    return "good" if share >= GOOD_SHARE else "low" if share < LOW_SHARE else "middle"
