"""Dates as each language writes them."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date as babel_date

from data.words import Language

# Decree 30/2020/NĐ-CP: a zero before the days 1 to 9 and the months 1 and 2 only.
_DAY = {"vi": "dd/{month}/yyyy", "en": "d MMMM yyyy"}
_SHORT_DAY = {"vi": "dd/{month}/yyyy", "en": "d MMM yyyy"}
_MONTH = {"vi": "'tháng' {month}/yyyy", "en": "MMMM yyyy"}
_AXIS_MONTH = {"vi": "'T'M'<br>'yyyy", "en": "MMM'<br>'yyyy"}
_AXIS_DAY = {"vi": "dd/{month}'<br>'yyyy", "en": "d MMM'<br>'yyyy"}
_SHORT_MONTH = {"vi": "{month}/yyyy", "en": "MMM yyyy"}

# Babel takes 40 µs a date, and a table writes the same few hundred dates a thousand times.
_remembered = lru_cache(maxsize=2048)


@_remembered
def format_date(day: date, language: Language) -> str:
    """01/7/2026 · 1 July 2026."""
    return _written(day, _DAY, language)


@_remembered
def format_short_date(day: date, language: Language) -> str:
    """01/7/2026 · 1 Jul 2026."""
    return _written(day, _SHORT_DAY, language)


@_remembered
def format_month(day: date, language: Language) -> str:
    """Tháng 10/2026 within a sentence (`tháng 10/2026`) · October 2026."""
    return _written(day, _MONTH, language)


@_remembered
def format_axis_month(day: date, language: Language) -> str:
    """T10 over 2026 · Oct over 2026, for axes on which many stand side by side."""
    return babel_date(day, _AXIS_MONTH[language], locale=language)


@_remembered
def format_axis_day(day: date, language: Language) -> str:
    """25/10 over 2026 · 25 Oct over 2026, for axes."""
    return _written(day, _AXIS_DAY, language)


@_remembered
def format_short_month(day: date, language: Language) -> str:
    """10/2026 · Oct 2026, for axes."""
    return _written(day, _SHORT_MONTH, language)


def _written(day: date, patterns: Mapping[str, str], language: Language) -> str:
    month = "MM" if day.month < 3 else "M"
    return babel_date(day, patterns[language].format(month=month), locale=language)


def format_time(moment: datetime, language: Language) -> str:
    """A moment with its day, as given (no zone is added): 14:05 31/10/2026 · 14:05, 31 October 2026."""
    between = " " if language == "vi" else ", "
    return f"{moment:%H:%M}{between}{format_date(moment.date(), language)}"
