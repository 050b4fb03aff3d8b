"""What a line across July 2025 does not follow, in words."""

from components.reading.counts import count_text
from components.reading.view import View
from data.words.dates import format_date
from queries.crossing import crossing


def crossing_notes(view: View) -> tuple[str, ...]:
    """How many stations and posts leave and come where units change; nothing where none does."""
    found = crossing(view.snapshot, view.scope)
    if found is None or not found.gone + found.come:
        return ()
    counts = {name: count_text(view, getattr(found, name)) for name in ("sites", "gone", "come")}
    days = {name: format_date(getattr(found, name), view.language) for name in ("before", "after")}
    return (view.t("break.units.crossing", **counts, **days),)
