"""The answers of the addresses that a map in the browser fetches from."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request

from components.cards.map_picture import map_spec
from components.maps.classes import Classes
from components.maps.payload import Payload, history_payload, places_payload, stations_payload, values_payload
from components.reading.rights import all_listed
from components.reading.view import View
from data.words.dates import format_date
from pages.map.areas import STATIONS, level_of, map_data, map_history, points_view
from pages.map.cards import MapCard, maps_of, with_something
from pages.map.chart import title_of
from pages.map.page import PAGE
from pages.map.sources import ROOT
from pages.shell.headers import pinned
from pages.shell.published import view_of

map_routes = Blueprint("map", __name__)


@map_routes.get(f"{ROOT}/<what>")
def map_values(what: str) -> Response:
    """The JSON of one of the addresses of a map."""
    if what not in ANSWERS:
        abort(404)
    view = _asked()
    text = answer(what, view, request.args.get("classed"))
    return pinned(text, "application/json", view.snapshot.version)


@map_routes.get(f"{ROOT}/ahead/<version>")
def map_ahead(version: str) -> Response:
    """The first picture of the maps at an address, fetched while the page is still being built.

    The query is that of the page; the version is what makes the answer last.
    """
    view = _asked()
    text = _json([_ahead(card) for card in maps_of(*with_something(view))])
    return pinned(text, "application/json", view.snapshot.version)


def _asked() -> View:
    """The view asked for; an address with a part that cannot be used is refused: no script makes one."""
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "classed"]
    view = view_of(PAGE, "/map", urlencode(asked))
    if view.notices:
        abort(404)
    return view


def answer(what: str, view: View, classed: str | None = None) -> str:
    """The JSON of a kind of answer for a view; `classed` is the date whose classes it is put into."""
    return _json(ANSWERS[what](view, classed))


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _ahead(card: MapCard) -> Payload:
    return {
        "spec": map_spec(card.chart, card.addresses),
        "title": card.chart.title,
        "values": None if card.addresses.stations else values_payload(card.data.frame, card.view.metric),
    }


def _classes(view: View, classed: str | None) -> Classes | None:
    """The classes of the same map on another date; None where it has its own."""
    days = [day for day in view.snapshot.dates if day.isoformat() == classed]
    return map_data(replace(view, snapshot=view.snapshot.on(days[0]))).classes if days else None


def _values(view: View, classed: str | None) -> Payload:
    return values_payload(map_data(view, _classes(view, classed)).frame, view.metric)


def _stations(view: View, classed: str | None) -> Payload:
    """Stations over areas are in the areas' classes, for the legend is theirs."""
    if not all_listed(view):
        abort(404)
    shared = _classes(view, classed) or (None if level_of(view) == STATIONS else map_data(view).classes)
    return stations_payload(map_data(points_view(view), shared).frame, view.metric)


def _history(view: View, _classed: str | None) -> Payload:
    if level_of(view) == STATIONS:
        abort(404)
    rows = map_history(view)
    days = rows.partition_by("date", maintain_order=True)
    level = level_of(view)
    dated = zip(days, view.snapshot.dates, strict=True)
    findings = [title_of(view, frame, level, day) for frame, day in dated]
    labels = [format_date(day, view.language) for day in view.snapshot.dates]
    return history_payload(rows, view.metric, labels, findings)


ANSWERS: dict[str, Callable[[View, str | None], Payload]] = {
    "places": lambda view, _classed: places_payload(map_data(view).frame),
    "values": _values,
    "stations": _stations,
    "history": _history,
}
