"""`/places` without a place: every province by region, and the name of the place to look for."""

from dash import dcc, html
from dash.development.base_component import Component

from components.places import Place, places_inside
from components.view import View, place_href


def choice(view: View) -> list[Component]:
    """The provinces of the scheme under their regions, each a link that keeps the reader's choices."""
    scheme, language = view.scope.scheme, view.language
    regions = places_inside(view.units, scheme, "region", None, language)
    return [
        html.H1(view.t("place.choose.title")),
        html.P(view.t("place.choose.lead"), className="became"),
        *(_region(view, region) for region in regions),
    ]


def _region(view: View, region: Place) -> Component:
    found = places_inside(view.units, region.scheme, "province", region.code, view.language)
    return html.Section(
        [
            html.H2(place_link(view, region)),
            html.Ul([html.Li(place_link(view, place)) for place in found], className="choices"),
        ],
        className="place-part",
    )


def place_link(view: View, place: Place) -> Component:
    """A place's name that leads to its page."""
    return dcc.Link(place.name(view.language), href=place_href(view, place.scheme, place.code))
