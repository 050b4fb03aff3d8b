"""The way back to the whole country from any place, and what a browser keeps of where its reader was."""

import json

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.places import Place, find_place
from components.reading.view import View, href
from data.geography.units import scheme_on
from data.scope import PLACE_LEVELS

# Pages whose path holds the place: where the same question is answered for the country.
OF_COUNTRY = {"places": "/places", "stations": "/"}


def way_back(view: View) -> Component:
    """A link to the whole country where a place is chosen; elsewhere assets/views/places.js writes the way to
    the province chosen before.
    """
    place = find_place(view.units, view.scope.scheme, view.scope.code or "")
    province = find_place(view.units, view.scope.scheme, view.scope.province or "")
    seen = {"scheme": view.scope.scheme, "place": _kept(place), "province": _kept(province, short=True)}
    said = attributes(
        data_place=json.dumps(seen, ensure_ascii=False),
        data_back=view.t("status.back_to", place="{place}"),
    )
    link = [dcc.Link(view.t("scope.country"), href=country_address(view))] if place else []
    return html.Span(link, className="way-back", **said)


def country_address(view: View) -> str:
    """The same page of the whole country, or the one that answers the same for it."""
    path = OF_COUNTRY.get(view.path.split("/")[1]) if view.in_path else None
    other = view.scope.scheme if view.scope.scheme != scheme_on(view.snapshot.date) else None
    scheme = {"scheme": other} if "scheme" in view.in_path else {}
    return href(view, path, **dict.fromkeys(PLACE_LEVELS), **scheme)


def _kept(place: Place | None, *, short: bool = False) -> dict[str, object] | None:
    """What a browser keeps of a place: its code, and its names in Vietnamese and English."""
    return {"code": place.code, "names": place.shorts if short else place.names} if place else None
