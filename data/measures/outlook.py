"""What forecasts and a reader's target have in common: the horizon, stations to reach, stations a month."""

from dataclasses import dataclass
from datetime import date

HORIZON_YEARS = 9  # forecasts end with the ninth calendar year after the one they are made in
MONTHS_BEFORE = (6, 12, 18)  # how long before the last snapshot the forecasts that are checked were made
QUARTER = 3  # months whose pace the naive method carries on


@dataclass(frozen=True)
class Goal:
    """A share of stations to be paperless by the last day of a month. per_mille: the share in thousandths."""

    per_mille: int
    by: date

    def stations(self, known: int) -> int:
        """The fewest of `known` stations that are the share."""
        return -(-self.per_mille * known // 1000)


def months_between(first: date, last: date) -> int:
    """Calendar months from one day's month to another's."""
    return (last.year - first.year) * 12 + last.month - first.month


def a_month(missing: int, months: int) -> float | None:
    """Stations a month that close a lack in so many months; zero without a lack, None without months."""
    if missing <= 0:
        return 0.0
    return missing / months if months > 0 else None
