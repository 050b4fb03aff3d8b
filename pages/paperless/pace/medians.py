"""Medians of months and their intervals in words, with what is known where a median is not reached."""

from components.reading.view import View
from data.measures.survival import FEWEST
from data.words.periods import months_apart


def median_text(view: View, months: int | None, followed: int | None) -> str:
    """A median, or that half have not come yet; the span between two dates where those lie months apart.

    followed: how many still were before that month; of fewer than FEWEST no median is told.
    """
    if months is not None and (followed or 0) < FEWEST:
        return view.t("paperless.pace.few", fewest=FEWEST)
    if months is None:
        return view.t("paperless.pace.not_half")
    earliest = _earliest(view, months)
    if earliest < months:
        return view.t("paperless.pace.between", low=earliest, high=months)
    return view.t("paperless.pace.in_months", months=months)


def interval_text(view: View, low: int | None, high: int | None) -> str:
    """The 95 % interval of a median; an end that is not reached yet stays open."""
    if low is None:
        return view.t("number.none")
    low = _earliest(view, low)
    if high is None:
        return view.t("paperless.pace.from_on", low=low)
    return view.t("paperless.pace.between", low=low, high=high)


def _earliest(view: View, months: int) -> int:
    """The first month in which an event may lie that a date so many months on shows."""
    return max(0, months - months_apart(view.snapshot.dates) + 1)
