"""The span of the pace that is called last quarter's."""

from components.reading.periods import period_text
from components.reading.view import View
from data.measures.outlook import QUARTER, months_between, quarter_start


def pace_since(view: View) -> str:
    """The period since which the pace is taken where that is no quarter; else empty."""
    start = quarter_start(view.snapshot.dates_until)
    if start is None or months_between(start, view.snapshot.date) == QUARTER:
        return ""
    return period_text(view, start)
