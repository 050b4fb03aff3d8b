"""The deadline of a report: some working days after its period's end, by the Vietnamese calendar."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY = 5


def report_deadline(period_end: date, working_days: int) -> datetime:
    """The first moment (UTC) that is too late: local midnight after the last working day allowed.

    Working days are Monday to Friday less Vietnamese public holidays, counted from the day after the end.
    """
    day = period_end
    left = working_days
    try:
        while left > 0:
            day += timedelta(days=1)
            left -= _is_working_day(day)
        midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=VIETNAM)
        return midnight.astimezone(UTC)
    except OverflowError:  # the calendar ends before
        return datetime.combine(date.max, time(), tzinfo=UTC)


def _is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))
