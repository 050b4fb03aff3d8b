"""The head of a station: breadcrumbs, name and kind, whether it is open."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.place_links import place_link
from components.reading.places import find_place
from components.reading.view import View
from data.words.dates import format_date

Site = dict[str, Any]
LEVELS = {"63": ("region", "province", "district", "commune"), "34": ("region", "province", "commune")}


def head(view: View, site: Site) -> list[Component]:
    """Breadcrumbs down to its commune, the name, badges for its kind and where it is not open."""
    badges = [html.Span(view.t(f"station.kind.{site['site_kind']}"), className="badge"), *_closed(view, site)]
    title = html.Div([html.H1(site["name"]), *badges], className="place-head")
    return [_crumbs(view, site), title]


def _crumbs(view: View, site: Site) -> Component:
    scheme = view.scope.scheme
    codes = [site[f"{level}{scheme}"] for level in LEVELS[scheme]]
    places = [find_place(view.units, scheme, code) for code in codes if code]
    links = [place_link(view, place) for place in places if place]
    label = attributes(aria_label=view.t("place.crumbs"))
    return html.Nav([*links, html.Span(site["station_id"])], className="crumbs", **label)


def _closed(view: View, site: Site) -> list[Component]:
    words = open_words(view, site)
    return [html.Span(words, className="badge closed")] if words else []


def open_words(view: View, site: Site) -> str:
    """Closed since when, or opening when; empty for a station that is open on the date."""
    if site["counts"]:
        return ""
    closed, day = site["closed_on"], view.snapshot.date
    if closed is not None and closed <= day:
        return view.t("station.closed_since", date=format_date(closed, view.language))
    return view.t("station.not_open", date=format_date(site["opened_on"], view.language))
