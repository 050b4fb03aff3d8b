"""The reports of a view, for the line that stands on every page."""

from components.reading.reported import Reported
from components.reading.view import View
from data.measures.reports import late_reports
from queries.counts import counts_by_date


def reported(view: View) -> Reported | None:
    """The reports of the view's scope and date; None where no station is in it."""
    counts = counts_by_date(view.snapshot, view.scope)
    rows = counts.filter(date=view.snapshot.date)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return Reported(row["reports_expected"], row["reports_received"], late_reports(row))
