"""The deadline of a report: some working days after its period's end, by the Vietnamese calendar."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from data.measures.working_days import SwappedDays

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY = 5


def report_deadline(period_end: date, working_days: int, swapped: SwappedDays) -> datetime:
    """The first moment (UTC) that is too late: local midnight after the last working day allowed.

    Working days are Monday to Friday less Vietnamese public holidays (Labour Code 2019, article 112, as the
    library holidays has them), with the days swapped, counted from the day after the end.
    """
    day, known = period_end, dict(swapped)
    left = working_days
    try:
        while left > 0:
            day += timedelta(days=1)
            left -= known.get(day, _is_working_day(day))
        midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=VIETNAM)
        return midnight.astimezone(UTC)
    except OverflowError:  # the calendar ends before
        return datetime.combine(date.max, time(), tzinfo=UTC)


def _is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))
