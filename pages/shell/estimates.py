"""Which share of a view's stations is placed in its units by estimate: what `View.estimates` asks."""

from datetime import date

from components.reading.view import View
from data.geography.units import scheme_on
from data.scope import Level
from queries.counts import estimated_at_level, estimated_by_date


def estimates(view: View, level: Level | None, over_time: bool) -> dict[date, float]:
    """Date → share, above zero only: of all dates up to the view's, or of that one.

    A station's unit is known for certain in the scheme in force on the date, so there nothing is asked.
    """
    days = view.snapshot.dates if over_time else (view.snapshot.date,)
    if all(scheme_on(day) == view.scope.scheme for day in days if day <= view.snapshot.date):
        return {}
    if level is not None and level != view.scope.level:
        return _at_level(view, level)
    rows = estimated_by_date(view.snapshot, view.scope).select("date", "share").iter_rows()
    return {day: share for day, share in rows if share and day in days}


def _at_level(view: View, level: Level) -> dict[date, float]:
    stations, estimated = estimated_at_level(view.snapshot, view.scope, level)
    return {view.snapshot.date: estimated / stations} if estimated else {}
