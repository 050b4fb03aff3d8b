"""The page `/platforms`: its two views and its part of the address."""

from dataclasses import replace

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.fold import fold
from components.cards.headline_cards import headline_cards
from components.cards.headlines import headlines
from components.controls.level_control import level_control
from components.controls.tabs import tabs
from components.reading.address import one_of
from components.reading.level import LEVEL
from components.reading.official import metrics_of
from components.reading.order import order_parameter, search_parameter
from components.reading.origin_links import definition_href
from components.reading.view import View
from pages.platforms.ladder_cards import ladder_cards
from pages.platforms.numbers import numbers_now
from pages.platforms.over_time import doctor_charts, time_charts
from pages.platforms.places import OTHER_ORDERS, RECORD_ORDERS, others_table, place_rows, records_table
from pages.platforms.templates import templates_chart
from pages.shell.faults import no_stations
from pages.shell.page import Page
from queries.counts import counts_by_date, counts_now

DOCTOR = ("citizens_with_doctor", "stations_with_doctor", "doctors_per_station")
CARE = ("teleconsultations", "chatbot", "templates_in_use")


def render(view: View) -> list[Component]:
    """The title, the links between the two views, and the view that the address names."""
    title = html.H1(view.t("platforms.title", place=view.place))
    if not counts_now(view.snapshot, view.scope)["stations"].sum():
        return [title, no_stations(view)]
    views = [(name, view.t(key)) for name, key in VIEW_WORDS.items()]
    controls: Component | list[Component] = level_control(view) if view.choices["view"] == "places" else []
    first, *rest = VIEWS[view.choices["view"]](view)
    explained = fold(view.t("read.label"), html.P(view.t("platforms.lead")))
    return [
        html.Div([title, html.Div(controls, className="page-controls")], className="page-head"),
        tabs(view, views, view.t("platforms.view.label")),
        first,
        html.Div(explained, className="how-to-read"),
        *rest,
    ]


def _ladders(view: View) -> list[Component]:
    """The ladders, their course, then a doctor for every citizen, remote care and the templates."""
    counts = counts_by_date(view.snapshot, view.scope)
    return [
        ladder_cards(view, numbers_now(view)),
        html.Section([figure_card(chart, view) for chart in time_charts(view)], className="figures"),
        *_doctor(view, counts),
        *_care(view, counts),
    ]


def _places(view: View) -> list[Component]:
    """Every place of a level: the ladder of records, then all else."""
    rows = place_rows(view)
    return [
        html.Section(table, className="page-part")
        for table in (records_table(view, rows), others_table(view, rows))
    ]


VIEWS = {"ladders": _ladders, "places": _places}
VIEW_WORDS = {"ladders": "platforms.view.ladders", "places": "platforms.view.places"}


def _doctor(view: View, counts: pl.DataFrame) -> list[Component]:
    return [
        _cards(view, counts, DOCTOR, "doctor"),
        html.Section([figure_card(chart, view) for chart in doctor_charts(view)], className="figures"),
    ]


def _care(view: View, counts: pl.DataFrame) -> list[Component]:
    return [
        html.Div(html.H2(view.t("platforms.care.title")), className="section-head"),
        _cards(view, counts, CARE, "care"),
        html.Section(figure_card(templates_chart(view), view), className="page-part"),
    ]


def _cards(view: View, counts: pl.DataFrame, keys: tuple[str, ...], name: str) -> Component:
    """The metrics as on the overview; each leads to its definition."""
    found = headlines(view, counts, [metrics_of(view.snapshot)[key] for key in keys])
    led = [replace(card, link=definition_href(view, card.metric)) for card in found]
    return html.Section(headline_cards(view, led, name), className="page-part")


PAGE = Page(
    key="platforms",
    path="/platforms",
    render=render,
    compares=True,
    parameters={
        "view": one_of(*VIEWS),
        **LEVEL,
        "order": order_parameter("", *RECORD_ORDERS),
        "find": search_parameter(),
        "others": order_parameter("", *OTHER_ORDERS),
        "seek": search_parameter(),
    },
    examples=(
        "/platforms",
        "/platforms?view=places",
    ),
)
