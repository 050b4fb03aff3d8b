"""The months of the series: 71 month ends from the day the platforms opened to October 2026."""

from calendar import monthrange
from datetime import date, timedelta

from data.errors import TramSoError
from data.scope import REFORM

# V20 and the two other national platforms opened that day (domain.md, H).
PLATFORM_OPENED = date(2020, 12, 30)
DAYS_A_MONTH = 30.44


def _month_end(months_after_2020: int) -> date:
    year, month = 2020 + (11 + months_after_2020) // 12, (11 + months_after_2020) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


SERIES = tuple(_month_end(index) for index in range(71))
REFORM_MONTH = next(index for index, day in enumerate(SERIES) if day >= REFORM)

# First day of the lunar year; offices close for about a week around it.
TET = (
    date(2021, 2, 12), date(2022, 2, 1), date(2023, 1, 22),
    date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17),
)  # fmt: skip


def last_months(count: int) -> range:
    """Indices into SERIES of its last `count` months; TramSoError when it does not have as many."""
    if not 1 <= count <= len(SERIES):
        raise TramSoError(
            f"The demo has {len(SERIES)} months: give --months a number from 1 to {len(SERIES)}."
        )
    return range(len(SERIES) - count, len(SERIES))


def tet_share(index: int) -> float:
    """Share (0 to 1) of the Tết fortnight, a week before to a week after, that falls into the month."""
    fortnights = (tet + timedelta(days=shift) for tet in TET for shift in range(-7, 7))
    end = SERIES[index]
    return sum(end.replace(day=1) <= day <= end for day in fortnights) / 14


def months_since_reform(index: int) -> int:
    """0 in July 2025, negative before."""
    return index - REFORM_MONTH
