"""The page `/changes`: its parts in order and its part of the address."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.method_link import method_link
from components.cards.number_card import number_cards
from components.cards.table_card import table_card
from components.controls.dropdowns import metric_control
from components.controls.level_control import level_control
from components.controls.tabs import tabs
from components.reading.address import Parameter, one_of
from components.reading.level import LEVEL
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from pages.changes.merged import merged_chart, merged_table
from pages.changes.movers import Movers, movers
from pages.changes.numbers import change_numbers
from pages.changes.places import PLACE_ORDERS, movers_chart, places_chart, places_table
from pages.changes.rows import changed_sites, earlier
from pages.changes.station_list import KIND_CHOICES, LIST_ORDERS, station_table
from pages.changes.summary import places_said, stations_said
from pages.shell.faults import no_stations
from pages.shell.page import Page
from pages.shell.station_part import station_part
from queries.counts import counts_now

VIEWS = {"stations": "changes.view.stations", "places": "changes.view.places"}


def render(view: View) -> list[Component]:
    """The title, the links between the views, and the view chosen; a sentence without an earlier date."""
    before = earlier(view)
    title = html.H1(view.t("changes.title", place=view.place))
    if before is None:
        return [title, html.P(view.t("changes.first"), className="empty")]
    if not any(counts_now(one, view.scope)["stations"].sum() for one in (view.snapshot, before)):
        return [title, no_stations(view)]
    choices = [(name, view.t(key)) for name, key in VIEWS.items()]
    places = view.choices["view"] == "places"
    head = html.Div([title, *([_controls(view)] if places else [])], className="page-head")
    answer = _places(view) if places else _stations(view)
    return [head, tabs(view, choices, view.t("changes.view.label")), *answer]


def _said(sentences: Sequence[str]) -> list[Component]:
    """One paragraph; nothing without a sentence."""
    return [html.Section(html.P(" ".join(sentences)), className="lead")] if sentences else []


def _stations(view: View) -> list[Component]:
    """What changed in a paragraph, how many stations in each way, which."""
    rows = changed_sites(view)
    return [
        *_said(stations_said(view, rows)),
        html.Div(number_cards(view, change_numbers(view, rows)), className="change-numbers"),
        html.Section(station_part(view, station_table), className="page-part", id="list"),
    ]


def _controls(view: View) -> Component:
    """The choice of the metric, and of the level of the places."""
    level = [] if view.scope.child_level is None else [level_control(view)]
    return html.Div([metric_control(view, view.t("home.metric")), *level], className="page-controls")


def _places(view: View) -> list[Component]:
    """The places that moved, or why none is compared; those that were merged."""
    found = movers(view)
    if found is None:
        return [html.P(view.t("changes.places.no_place"), className="empty")]
    return [
        *_said(places_said(view, found)),
        *_moved(view, found),
        *_merged(view),
        method_link(view, "change"),
    ]


def _moved(view: View, found: Movers) -> list[Component]:
    if found.refused:
        return []
    if found.rows.is_empty():
        return [html.P(view.t("changes.places.none"), className="empty")]
    chart = movers_chart(view, found)
    return [
        *([html.Section(figure_card(chart, view), className="page-part")] if chart else []),
        html.Section(table_card(places_chart(view, found), view, places_table(view)), className="page-part"),
    ]


def _merged(view: View) -> list[Component]:
    chart = merged_chart(view)
    return [html.Section(table_card(chart, view, merged_table(view)), className="page-part")] if chart else []


PARAMETERS: dict[str, Parameter] = {
    "view": one_of(*VIEWS),
    **LEVEL,
    "kind": one_of(*KIND_CHOICES),
    "list_order": order_parameter("", *LIST_ORDERS),
    "list_search": search_parameter(),
    "places_order": order_parameter("", *PLACE_ORDERS),
}

PAGE = Page(
    key="changes",
    path="/changes",
    render=render,
    parameters=PARAMETERS,
    compares=True,
    examples=(
        "/changes",
        "/changes?province=11",
        "/changes?scheme=63&kind=paper",
        "/changes?view=places",
        "/changes?view=places&scheme=63&metric=record_coverage",
    ),
)
