"""The periods of a version's dates in words."""

from datetime import date

from components.reading.view import View
from data.words.periods import cadence_of, format_period, format_short_period


def period_text(view: View, day: date) -> str:
    """The period that ends on one of the version's dates, within a sentence: “October 2026”."""
    return format_period(day, cadence_of(view.snapshot.dates), view.language)


def short_period(view: View, day: date) -> str:
    """The same in a heading or a cell: “Oct 2026”."""
    return format_short_period(day, cadence_of(view.snapshot.dates), view.language)


def since_data_began(view: View) -> str:
    """The period of the version's first date: nobody knows of reports before it."""
    return period_text(view, view.snapshot.dates[0])
