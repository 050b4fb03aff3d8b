"""What an event of a station is told with: how long, which ledgers, from what to what."""

from components.reading.official import ledgers_of
from components.reading.places import find_place
from components.reading.succession import succession_of
from components.reading.view import View
from data.measures.events import Event
from data.scope import REFORM
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.stations.head import Site
from queries.station_around import station_around

NAMED = 3  # ledgers named on the page; files name all


def tells(view: View, event: Event) -> bool:
    """False where units were reformed and that of the station is what it was, or is not known."""
    if event.kind != "reformed":
        return True
    place = find_place(view.units, "34", event.after or "")
    succession = succession_of(view.units, place) if place and event.before else None
    return bool(succession and succession.key != "unchanged")


def detail(view: View, site: Site, event: Event) -> str:
    """The detail of an event, empty where its name says all."""
    if event.periods:
        return _spell(view, event)
    if event.ledgers:
        return _ledgers(view, event)
    if event.kind in ("reformed", "moved"):
        return view.t("station.events.units", **_units(view, event))
    if event.kind in ("made_point", "reassigned"):
        return _parent(view, site, event)
    if event.kind == "renamed":
        return view.t("station.events.names", before=event.before, after=event.after)
    if event.before and event.after:
        return view.t("station.events.numbers", before=event.before, after=event.after)
    return ""


def ledger_names(view: View, event: Event) -> list[str]:
    """The ledgers of an event by name."""
    ledgers = ledgers_of(view.snapshot)
    return [ledgers[number - 1].name(view.language) for number in event.ledgers]


def _spell(view: View, event: Event) -> str:
    """How many periods lack a report, until when, and of how many something was sent."""
    until = event.until or event.date
    key = "going_on" if until == view.snapshot.date else "until" if event.periods > 1 else "one"
    said = view.t(
        f"station.events.{key}",
        periods=format_number(event.periods, view.language),
        until=format_date(until, view.language),
    )
    if not event.held_back:
        return said
    held = view.t("station.events.held_back", held=format_number(event.held_back, view.language))
    return view.t("station.events.join", first=said, second=held)


def _ledgers(view: View, event: Event) -> str:
    names = ledger_names(view, event)
    named, more = "; ".join(names[:NAMED]), len(names) - NAMED
    if more > 0:
        return view.t("station.events.ledgers_more", count=len(names), names=named, more=more)
    return view.t("station.events.ledgers_all", count=len(names), names=named)


def _units(view: View, event: Event) -> dict[str, str]:
    """The commune before and after, each with what holds it, by the scheme of its day."""
    after = "63" if event.date < REFORM else "34"
    before = "63" if event.kind == "reformed" else after
    return {
        "before": _commune(view, before, event.before or ""),
        "after": _commune(view, after, event.after or ""),
    }


def _commune(view: View, scheme: str, code: str) -> str:
    place = find_place(view.units, scheme, code)
    if place is None:
        return code
    outer = find_place(view.units, scheme, place.parents[2] or place.parents[1] or "")
    return f"{place.name(view.language)}, {outer.name(view.language)}" if outer else place.name(view.language)


def _parent(view: View, site: Site, event: Event) -> str:
    """The station that a post belongs to from then on: by name where it still does, else by its id.

    Nothing where the reader may not see that station.
    """
    around = station_around(view.snapshot, site["station_id"], view.scope.scheme, view.reader)
    name = dict(around.select("station_id", "name").iter_rows()).get(event.after or "")
    if not event.after or not (name or view.reader.sees_all):
        return ""
    return view.t("station.events.parent", parent=f"{name} ({event.after})" if name else event.after)
