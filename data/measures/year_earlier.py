"""The snapshot a year before each, with Tết against Tết: the lunar new year moves between January and
February.

Tết as the library holidays reckons it for Viet Nam: the eve, the first day and the five after it, in which
clinics see few people.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import holidays

YEAR = 365.25
NEAREST = 20  # days from a year before within which a snapshot must be
FARTHEST = 45  # where it or this one has Tết: the month before and the one after, between which Tết moves
MONTH = timedelta(days=31)  # the first period
FIRST_DAY = "Lunar New Year"
TET_DAYS = range(-1, 6)


def year_earlier(days: Sequence[date]) -> list[int | None]:
    """For each snapshot (oldest first) the number of the one to compare it with; None where there is none.

    The nearest to a year before; where one of the two periods has Tết, of those up to FARTHEST days away the
    one that holds most nearly as much of it.
    """
    starts = [max(days[0], date.min + MONTH) - MONTH, *days[:-1]] if days else []
    shares = [tet_share(before, day) for before, day in zip(starts, days, strict=True)]
    return [_match(days, shares, number) for number in range(len(days))]


def _match(days: Sequence[date], shares: Sequence[float], number: int) -> int | None:
    away = [abs((days[number] - day).days - YEAR) for day in days[:number]]
    nearest = min(range(number), key=away.__getitem__, default=None)
    if nearest is None or away[nearest] > NEAREST:
        return None
    if not shares[number] and not shares[nearest]:
        return nearest
    near = [earlier for earlier, distance in enumerate(away) if distance <= FARTHEST]
    return min(near, key=lambda earlier: (abs(shares[number] - shares[earlier]), away[earlier]))


def tet_share(before: date, day: date) -> float:
    """The share of the days of Tết that lie after one snapshot and up to the next (0: another season)."""
    held = sum(before < one <= day for year in {before.year, day.year} for one in tet(year))
    return held / len(TET_DAYS)


@cache
def tet(year: int) -> tuple[date, ...]:
    """The days of Tết that begins in a year; none beyond the years that the library knows."""
    named = holidays.country_holidays("VN", years=year, language="en_US")
    firsts = [day for day, name in named.items() if name == FIRST_DAY]
    return tuple(day + timedelta(days=offset) for day in firsts for offset in TET_DAYS)
