"""The addresses a map fetches its values from, and what they answer."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request

from components.map_payload import Payload, history_payload, places_payload, stations_payload, values_payload
from components.map_picture import Addresses
from components.map_words import finding
from components.view import View, href
from data.words.dates import format_date
from pages._headers import YEAR
from pages._map_data import STATIONS, level_of, map_data, map_history, points_view
from pages._page import all_pages
from pages._published import view_of

map_routes = Blueprint("map", __name__)
ROOT = "/map/data"


def addresses(view: View, *, stations: bool, slider: bool) -> Addresses:
    """Where the map of a view fetches; every address names its version, so its answer never changes."""
    areas = level_of(view) != STATIONS
    points = points_view(view)
    return Addresses(
        places=_address(view, "places", lang=view.language) if areas else None,
        values=_values(view, "values") if areas else _values(points, "stations"),
        stations=_values(view, "stations") if stations or not areas else None,
        history=_values(view, "history", lang=view.language) if slider and areas else None,
        follow=href(view, date="DAY").replace("DAY", "{date}"),
    )


def _values(view: View, what: str, **more: str) -> str:
    return _address(view, what, metric=view.metric.key, classes=view.choices["classes"], **more)


def _address(view: View, what: str, **more: str) -> str:
    scope = view.scope
    place = {str(scope.level): scope.code} if scope.code else {}
    shown = {"version": view.snapshot.version, "date": view.snapshot.date.isoformat(), "scheme": scope.scheme}
    return f"{ROOT}/{what}?{urlencode(shown | place | view.filters | {'level': level_of(view)} | more)}"


@map_routes.get(f"{ROOT}/<what>")
def map_values(what: str) -> Response:
    """The JSON of one of `addresses`; kept by the browser for a year, for its address names its version."""
    if what not in ANSWERS:
        abort(404)
    query = request.query_string.decode()
    view = view_of(all_pages()["map"], "/map", query)
    response = Response(answer(what, view), mimetype="application/json")
    pinned = request.args.get("version") == view.snapshot.version
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if pinned else "no-store"
    return response


def answer(what: str, view: View) -> str:
    """The JSON of a kind of answer for a view."""
    return json.dumps(ANSWERS[what](view), ensure_ascii=False, separators=(",", ":"))


def _history(view: View) -> Payload:
    days = map_history(view)
    labels = [format_date(day, view.language) for day in days]
    level = level_of(view)
    findings = [finding(frame, view.metric, level, view.language) for frame in days.values()]
    return history_payload(days, view.metric, labels, findings)


def _stations(view: View) -> Payload:
    """Stations over areas are in the areas' classes, for the legend is theirs."""
    classed = None if level_of(view) == STATIONS else map_data(view).classes
    return stations_payload(map_data(points_view(view), classed).frame, view.metric)


ANSWERS: dict[str, Callable[[View], Payload]] = {
    "places": lambda view: places_payload(map_data(view).frame),
    "values": lambda view: values_payload(map_data(view).frame, view.metric),
    "stations": _stations,
    "history": _history,
}
