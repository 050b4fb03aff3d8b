"""Medians of months and their intervals in words, with what is known where a median is not reached."""

from components.reading.view import View


def median_text(view: View, months: int | None, already_months: int | None = None) -> str:
    """A median; that half have not come yet; or "at most", where it lies before the stations' first data.

    already_months: the longest time from deployment to a first snapshot that was paperless already.
    """
    if months is None:
        return view.t("paperless.pace.not_half")
    at_most = already_months is not None and months <= already_months
    return view.t("paperless.pace.at_most" if at_most else "paperless.pace.in_months", months=months)


def interval_text(view: View, low: int | None, high: int | None) -> str:
    """The 95 % interval of a median; an end that is not reached yet stays open."""
    if low is None:
        return view.t("number.none")
    if high is None:
        return view.t("paperless.pace.from_on", low=low)
    return view.t("paperless.pace.between", low=low, high=high)
