"""The page `/places/<scheme>/<code>`: its parts in order and its part of the address."""

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.address import Parameter, one_of
from components.reading.order import order_parameter, search_parameter
from components.reading.places import find_place
from components.reading.rights import all_listed
from components.reading.view import View, href
from data.geography.units import Units
from data.scope import SCHEMES
from pages.places.base_day import INDEX
from pages.places.comparison import compared_metrics, comparison_table
from pages.places.counts import place_counts
from pages.places.funnel import FUNNEL, funnel_part
from pages.places.head import head
from pages.places.intro import intro
from pages.places.provinces import province_list
from pages.places.side_by_side import PANELS, PLACES
from pages.places.small_map import small_map
from pages.places.trend import trend_section
from pages.places.units import UNIT_ORDERS, unit_table
from pages.places.unknown import unknown
from pages.places.work_list import KINDS, LIST_ORDERS, list_section
from pages.shell.faults import no_stations
from pages.shell.page import Page
from pages.shell.station_part import station_part
from pages.stages.chart import stages_card
from pages.stations.table import STATION_ORDERS, station_table

# Key of the words, page, its choice.
WAYS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("place.changes", "/changes", {}),
    ("place.ways.why", "/gaps", {"view": "why"}),
    ("place.ways.ledgers", "/paperless", {}),
    ("place.ways.forecast", "/paperless", {"view": "forecast"}),
    ("place.ways.map", "/map", {}),
)


def render(view: View, scheme: str | None = None, code: str | None = None) -> list[Component]:
    """The place's page; the choice of provinces without a code, a way on where there is no such code."""
    if code is not None and not place_in_path(view.units, scheme=scheme, code=code):
        return unknown(view, scheme or "", code)
    if view.scope.level == "country":
        return province_list(view)
    top = head(view)
    counts = place_counts(view, [*compared_metrics(view), view.metric])
    if not counts.now[0]["stations"].item():
        return [*top, no_stations(view)]
    return [
        *top,
        html.Section([*(html.P(text) for text in intro(view, counts)), _ways(view)], className="lead"),
        station_part(view, list_section),
        *([] if view.scope.child_level is None and not all_listed(view) else [stages_card(view)]),
        html.Section(
            [comparison_table(view, counts), html.Div([trend_section(view, counts), *small_map(view)])],
            className="figures standing",
        ),
        *(html.Section(part, className="place-part") for part in _below(view) if part),
    ]


def _ways(view: View) -> Component:
    """The ways to what other pages answer about the place."""
    place = {"scheme": view.scope.scheme, view.scope.level: view.scope.code}
    links = [dcc.Link(view.t(key), href=href(view, path, **place, **choice)) for key, path, choice in WAYS]
    return html.Nav(links, className="place-ways", **attributes(aria_label=view.t("place.ways.label")))


def _below(view: View) -> list[list[Component]]:
    """The units inside the place, and which stand out; the stations of a commune, which has none."""
    level = view.scope.child_level
    if level is None:
        return [[station_part(view, station_table)]]
    return [[unit_table(view)], funnel_part(view, level)]


def place_in_path(
    units: Units, scheme: str | None = None, code: str | None = None, **_rest: str | None
) -> dict[str, str]:
    """The scheme and the place that a path says; nothing where there is no such place."""
    place = find_place(units, scheme, code) if scheme in SCHEMES and code else None
    return {"scheme": place.scheme, place.level: place.code} if place else {}


PARAMETERS: dict[str, Parameter] = {
    "places": PLACES,
    "index": INDEX,
    "panels": PANELS,
    "funnel": FUNNEL,
    "list": one_of(*KINDS),
    "list_order": order_parameter("", *LIST_ORDERS),
    "list_search": search_parameter(),
    "units_order": order_parameter("", *UNIT_ORDERS, *STATION_ORDERS),
    "units_search": search_parameter(),
}

PAGE = Page(
    key="places",
    path="/places",
    tail="/<scheme>/<code>",
    place=place_in_path,
    render=render,
    compares=True,
    parameters=PARAMETERS,
    examples=(
        "/places",
        "/places?places=11,04,79",
        "/places?places=11,04,79&index=2025-10-31",
        "/places?places=11,04,79&panels=yes",
        "/places/34/11",
        "/places/34/11?funnel=yes",
        "/places/63/79",
        "/places/34/98",
    ),
)
