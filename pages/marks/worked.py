"""What came of the calls and visits of earlier lists: who did not report then and has reported since."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from components.reading.periods import period_text
from components.reading.view import View
from data.marks.event import Event
from data.words.dates import format_short_date
from data.words.numbers import format_number
from pages.marks.opened import marks
from queries.work_list import reports_of_sites

LISTS_BACK = 12


@dataclass(frozen=True)
class Contacted:
    """A station without a report at the list it was last contacted on; back: its next report, if any."""

    name: str
    event: Event
    back: date | None


def worked(view: View) -> dict[str, object] | None:
    """The sentence on the last 12 lists and a line for each station; None where nobody was contacted then.

    A station counts by its last call or visit of an earlier list. One that had reported by that list is left
    out: its report says nothing of the call.
    """
    found = _contacted(view)
    if not found:
        return None
    numbers = {"stations": len(found), "back": sum(one.back is not None for one in found)}
    said = {name: format_number(number, view.language) for name, number in numbers.items()}
    since = period_text(view, min(one.event.listed for one in found))
    lines = [_line(view, one) for one in sorted(found, key=lambda one: (one.back is None, one.name))]
    return {"title": view.t("marks.worked", since=since, **said), "lines": lines}


def _contacted(view: View) -> list[Contacted]:
    """The stations of the view's scope, those that count on its date."""
    earlier = view.snapshot.dates_until[-LISTS_BACK - 1 : -1]
    if not earlier:
        return []
    with marks().asked() as kept:
        last = {event.station: event for event in kept.contacts(earlier[0], view.snapshot.date)}
    if not last:
        return []
    rows = reports_of_sites(view.snapshot, view.stations, tuple(sorted(last)))
    found = []
    for station, name, reported in rows.iter_rows():
        event = last[station]
        if event.listed not in reported:
            following = reported[bisect_right(reported, event.listed) :]
            found.append(Contacted(name, event, following[0] if following else None))
    return found


def _line(view: View, one: Contacted) -> str:
    day = format_short_date(one.event.day or one.event.at.date(), view.language)
    did = view.t("marks.was_called" if one.event.kind == "called" else "marks.was_visited", day=day)
    if one.back is None:
        return view.t("marks.not_back", station=one.name, did=did)
    return view.t("marks.back", station=one.name, did=did, period=period_text(view, one.back))
