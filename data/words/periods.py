"""Periods named by what tells them apart: a month, a quarter, a year, or the day that ends them."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Literal

from data.words import Language, t
from data.words.dates import (
    format_axis_day,
    format_axis_month,
    format_date,
    format_month,
    format_short_date,
    format_short_month,
)

Cadence = Literal["week", "days", "month", "quarter", "year"]
WEEK = 7
DAYS_OF_MONTH = 30.44
LEAST_MONTH = 26  # days between two dates of a monthly series, at least
HOLE = 1.6  # times the usual distance: a date is missing in between
ROMAN = ("I", "II", "III", "IV")


@lru_cache
def cadence_of(dates: tuple[date, ...]) -> Cadence:
    """The kind of period that tells these dates apart, ascending; a month where there is one date only.

    Quarters and years are calendar ones: four yearly dates at the end of October stay months.
    """
    gaps = _gaps(dates)
    if gaps and (min(gaps) < LEAST_MONTH or len({(day.year, day.month) for day in dates}) < len(dates)):
        return "week" if median(gaps) == WEEK else "days"
    ends = {_quarter_ended(day) for day in dates}
    if not gaps or None in ends:
        return "month"
    return "year" if ends == {4} else "quarter"


def holes(dates: Sequence[date]) -> list[tuple[date, date]]:
    """The neighbours, ascending, between which dates are missing: much farther apart than is usual."""
    usual = median(_gaps(dates) or [0])
    return [pair for pair in pairwise(dates) if (pair[1] - pair[0]).days > HOLE * usual]


def hole_words(pairs: Iterable[tuple[date, date]], language: Language, key: str) -> list[str]:
    """Each of `holes` in a sentence, the words of `key`."""
    texts = ([format_date(day, language) for day in pair] for pair in pairs)
    return [t(key, language, first=first, last=last) for first, last in texts]


def months_apart(dates: Sequence[date]) -> int:
    """The months that usually lie between two dates, at least one: the precision of every duration."""
    return max(1, round(median(_gaps(dates) or [0]) / DAYS_OF_MONTH))


def format_period(day: date, cadence: Cadence, language: Language) -> str:
    """A period within a sentence: October 2026; the week to 25 October 2026; Q3 2026; 2025."""
    if cadence == "month":
        return format_month(day, language)
    if cadence in ("week", "days"):
        return t(f"period.{cadence}", language, date=format_date(day, language))
    return t(f"period.{cadence}", language, **_parts(day, language))


def format_short_period(day: date, cadence: Cadence, language: Language) -> str:
    """A period in a heading or a cell: Oct 2026; 25 Oct 2026; Q3 2026; 2025."""
    if cadence == "month":
        return format_short_month(day, language)
    if cadence in ("week", "days"):
        return format_short_date(day, language)
    return t(f"period.short.{cadence}", language, **_parts(day, language))


def format_axis_period(day: date, cadence: Cadence, language: Language) -> str:
    """A period on an axis where many stand side by side, in two lines: Oct over 2026; 25 Oct over 2026."""
    if cadence == "month":
        return format_axis_month(day, language)
    if cadence in ("week", "days"):
        return format_axis_day(day, language)
    return t(f"period.axis.{cadence}", language, **_parts(day, language))


def _parts(day: date, language: Language) -> dict[str, object]:
    """The year and the quarter, which Vietnamese counts in Roman numerals."""
    quarter = (day.month - 1) // 3 + 1
    return {"quarter": ROMAN[quarter - 1] if language == "vi" else quarter, "year": day.year}


def _gaps(dates: Sequence[date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(dates)]


def _quarter_ended(day: date) -> int | None:
    """The quarter that ends on the day, None where none does."""
    last = monthrange(day.year, day.month)[1]
    return (day.month // 3) if day.day == last and day.month % 3 == 0 else None
