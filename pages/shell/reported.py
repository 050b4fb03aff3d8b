"""How many stations of a view reported, for the line that stands on every page."""

from collections.abc import Mapping

from components.frame.shell import Reported
from components.reading.view import View
from queries.counts import counts_by_date


def reported(view: View) -> Reported | None:
    """The reports of the view's scope and date; None where no station is in it."""
    counts = counts_by_date(view.snapshot, view.scope)
    rows = counts.filter(date=view.snapshot.date)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return Reported(row["reports_expected"], row["reports_received"], late_reports(row))


def late_reports(counts: Mapping[str, int]) -> int:
    """Reports that came after the deadline; the base of timeliness also holds the silent stations."""
    silent = counts["reports_expected"] - counts["reports_received"]
    return counts["reports_on_time_base"] - counts["reports_on_time"] - silent
