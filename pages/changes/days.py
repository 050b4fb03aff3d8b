"""The two dates of a comparison in words."""

from components.reading.view import View
from data.words.dates import format_date
from pages.changes.rows import earlier


def both_dates(view: View) -> dict[str, str]:
    """before, after: both dates, as they stand within a sentence; before is empty without one."""
    first = earlier(view)
    before = format_date(first.date, view.language) if first else ""
    return {"before": before, "after": format_date(view.snapshot.date, view.language)}
