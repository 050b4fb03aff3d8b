"""The share of a scope's stations that is placed in its units by estimate."""

from collections.abc import Mapping
from datetime import date

from data.geography.units import scheme_on
from data.scope import Level, Scope
from data.store.snapshot import Snapshot
from queries.counts import estimated_at_level, estimated_by_date


def estimated_shares(snapshot: Snapshot, scope: Scope, level: Level | None = None) -> Mapping[date, float]:
    """Date → share, above zero only: in the scope's own unit on all dates up to the snapshot's, or in its
    units of another level on that date alone.

    A unit is known for certain in the scheme in force on a date, and nothing is asked then, save for the
    legacy communes that others were merged into.
    """
    days = snapshot.dates if level is None else (snapshot.date,)
    merged = scope.scheme == "63" and (level or scope.level) == "commune"
    if not merged and all(scheme_on(day) == scope.scheme for day in days if day <= snapshot.date):
        return {}
    if level is None or level == scope.level:
        rows = estimated_by_date(snapshot, scope).select("date", "share").iter_rows()
        return {day: share for day, share in rows if share and day in days}
    stations, estimated = estimated_at_level(snapshot, scope, level)
    return {snapshot.date: estimated / stations} if estimated else {}
