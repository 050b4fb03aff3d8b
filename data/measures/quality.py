"""The checks of what stations report, after WHO's data-quality review, and where good ends.

Source of the checks: WHO, Data quality review: a toolkit for facility data quality assessment, module 2 (desk
review), 2017: completeness of indicators, outliers (the modified z-score over 3.5 of Iglewicz and Hoaglin,
1993), consistency over time (33 %), between indicators, between units of a parent. What is expected of a
count is its value in the same month a year before, Tết against Tết, moved by the median of the changes since
then of the months just before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

GOOD_SHARE, LOW_SHARE = 0.90, 0.75
MOST_PERIODS = 250  # more would be of no use
FEWEST_PEERS = 10  # sites of one zone in one province, of which one can be told apart

FLOWS = ("visits", "visits_paperless", "visits_insured", "teleconsultations", "chatbot_sessions")
STEADY = ("visits", "visits_insured")
STOCKS = ("records_created", "citizens_with_doctor")
INDICATORS = (*FLOWS, *STOCKS)
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
    `baseline_periods` snapshots before, `baseline_fewest` of them known; counts of which less than
    `fewest_cases` are expected are not held against it, for they swing too much.
    """

    outlier_robust: float = 3.5
    over_time: float = 0.33
    falling: float = 0.0
    between: float = 0.0
    over_population: float = 0.0
    register_jump: float = 0.33
    between_units: float = 3.5
    baseline_periods: int = 12
    baseline_fewest: int = 6
    fewest_cases: int = 10


CHECKS: tuple[Check, ...] = (
    Check("outlier_robust", FLOWS, share=False),
    Check("over_time", STEADY),
    Check("falling", STOCKS[:1]),
    Check("between", ("visits_insured", "teleconsultations")),
    Check("over_population", STOCKS),
    Check("register_jump", ("population",)),
    Check("between_units", STEADY, share=False),
    Check("complete", INDICATORS),
)
CHECK_KEYS = tuple(check.key for check in CHECKS)
THRESHOLD_KEYS = tuple(field.name for field in fields(Thresholds))
BY_CHANCE = tuple(check.key for check in CHECKS if not check.share)
MILLIONTHS = 1_000_000  # in which the values that would fail by chance are counted
# What is counted a site: values judged and failed by check, those of any check once, those due to chance.
TALLIES = (
    *(f"{check}_{what}" for check in (*CHECK_KEYS, "values") for what in ("judged", "failed")),
    *(f"{check}_chance" for check in BY_CHANCE),
)
FIELDS = tuple(dict.fromkeys(field for check in CHECKS for field in check.fields))


def whole_per_cent(share: float) -> int:
    """Per cent rounded down, so that 90 never stands for less than the 90 % from which `good` counts."""
    return int(share * 100 + 1e-9)


def class_of(share: float | None) -> str:
    """`good` from 90 %, `low` under 75 %, `middle` between, `none` where nothing was expected."""
    if share is None:
        return "none"
    return "good" if share >= GOOD_SHARE else "low" if share < LOW_SHARE else "middle"
