"""`/places` without a place: every province by region, to choose one."""

from dash import html
from dash.development.base_component import Component

from components.cards.place_links import place_link
from components.reading.places import Place, places_inside
from components.reading.view import View


def province_list(view: View) -> list[Component]:
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
