"""The addresses that the map of a view fetches from; `routes.py` answers them."""

from datetime import date
from urllib.parse import urlencode

from components.cards.map_picture import Addresses
from components.reading.address import from_root
from components.reading.view import View, href
from pages.map.areas import STATIONS, level_of, points_view

ROOT = "/map/data"


def addresses(view: View, *, stations: bool, slider: bool, classed: date | None = None) -> Addresses:
    """The addresses of a map; each names its version, so its answer never changes.

    classed: the date whose classes the values are put into, where that is not the view's own.
    """
    areas = level_of(view) != STATIONS
    points = points_view(view)
    shared = {"classed": classed.isoformat()} if classed else {}
    return Addresses(
        places=_address(view, "places", lang=view.language) if areas else None,
        values=_values(view, "values", **shared) if areas else _values(points, "stations", **shared),
        stations=_values(view, "stations", **shared) if stations or not areas else None,
        history=_values(view, "history", **_titled(view)) if slider and areas else None,
        follow=href(view, date="DAY").replace("DAY", "{date}"),
    )


def _titled(view: View) -> dict[str, str]:
    """The parameters that titles depend on."""
    beside = view.choices["beside"]
    return {"lang": view.language} | ({"beside": beside} if beside.startswith("date:") else {})


def _values(view: View, what: str, **more: str) -> str:
    return _address(view, what, metric=view.metric.key, classes=view.choices["classes"], **more)


def _address(view: View, what: str, **more: str) -> str:
    scope = view.scope
    place = {str(scope.level): scope.code} if scope.code else {}
    shown = {"version": view.snapshot.version, "date": view.snapshot.date.isoformat(), "scheme": scope.scheme}
    query = urlencode(shown | place | view.filters | {"level": level_of(view)} | more)
    return from_root(f"{ROOT}/{what}?{query}")
