"""The page `/quality`: its four parts and its part of the address."""

from collections.abc import Callable, Mapping
from functools import partial

from dash import html
from dash.development.base_component import Component

from components.cards.method_link import method_link
from components.controls.tabs import tabs
from components.reading.address import Parameter, one_of
from components.reading.level import LEVEL
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from data.measures.quality import CHECK_KEYS
from pages.quality.arrivals import arrivals_part
from pages.quality.calendar import CALENDAR
from pages.quality.checks import PLACE_ORDERS, checks_part
from pages.quality.failed_rows import ROW_ORDERS
from pages.quality.origin_of_figure import origin_parameters
from pages.quality.origin_of_metric import ORIGIN_ORDERS, origin_part
from pages.quality.quarantine import QUARANTINE
from pages.quality.reports import reports_part
from pages.quality.silent_stations import SILENT_ORDERS
from pages.quality.warned import WARNED
from pages.shell.faults import no_stations
from pages.shell.page import Page, PageAt
from queries.counts import counts_now

Answers = Mapping[str, Callable[[View], list[Component]]]
EXPLAINED = {"reports": "deadline", "checks": "quality"}  # part → method of `/about`
PART_WORDS = {
    "reports": "quality.part.reports",
    "checks": "quality.part.checks",
    "arrived": "quality.part.arrived",
    "origin": "quality.part.origin",
}


def render(view: View, answers: Answers) -> list[Component]:
    """The title, the links between the four parts, and the part that the address names."""
    part = view.choices["part"]
    place = view.t("quality.everything") if part == "arrived" else view.place
    title = html.H1(view.t("quality.title", place=place))
    parts = [(name, view.t(key)) for name, key in PART_WORDS.items()]
    links = tabs(view, parts, view.t("quality.part.label"), "part", of=None, figure=None)
    head = html.Div([title, links])
    if part != "arrived" and not counts_now(view.snapshot, view.scope)["stations"].sum():
        return [head, no_stations(view)]
    explained = [method_link(view, EXPLAINED[part])] if part in EXPLAINED else []
    return [head, *answers[part](view), *explained]


PARAMETERS: dict[str, Parameter] = {
    "part": one_of(*PART_WORDS),
    **LEVEL,
    **CALENDAR,
    "check": one_of(*CHECK_KEYS),
    "silent_order": order_parameter("", *SILENT_ORDERS),
    "silent_search": search_parameter(),
    "places_order": order_parameter("", *PLACE_ORDERS),
    "rows_order": order_parameter("", *ROW_ORDERS),
    "rows_search": search_parameter(),
    **QUARANTINE,
    **WARNED,
    "origin_order": order_parameter("", *ORIGIN_ORDERS),
    "origin_search": search_parameter(),
}


def quality_page(page_at: PageAt) -> Page:
    """The page, which builds the figure of another one anew to say where it comes from."""
    answers: Answers = {
        "reports": reports_part,
        "checks": checks_part,
        "arrived": arrivals_part,
        "origin": partial(origin_part, page_at=page_at),
    }
    return Page(
        key="quality",
        path="/quality",
        render=partial(render, answers=answers),
        parameters=PARAMETERS | origin_parameters(page_at),
        examples=(
            "/quality",
            "/quality?span=all&level=commune",
            "/quality?part=checks",
            "/quality?part=arrived",
            "/quality?part=origin",
        ),
    )
