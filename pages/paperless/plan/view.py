"""The layout of the view `plan`: what it says, cards, the course, the orders compared, the stations."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import number_cards
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.counts import count_text
from components.reading.order import search_parameter
from components.reading.view import View
from data.methods.plan import HORIZON, ORDERS, Order, Pace, Plan, automatic_pace, plan_of, to_do
from data.scope import counted_only
from pages.paperless.forecast.outlook import place_words
from pages.paperless.plan.cards import plan_numbers
from pages.paperless.plan.course import course_chart, orders_table
from pages.paperless.plan.months import month_words
from pages.paperless.plan.pace import (
    AUTO,
    CHOICES,
    against_quarter,
    automatic_words,
    is_pace,
    last_quarter,
    pace_of,
)
from pages.paperless.plan.station_list import stations_table
from pages.shell.station_part import station_part
from queries.plan import plan_sites

PLAN: dict[str, Parameter] = {
    "pace": Parameter(AUTO, is_pace),
    "by_order": one_of(*ORDERS),
    "plan_find": search_parameter(),
}


def plan_view(view: View) -> list[Component]:
    """The plan of the view's stations, all filters included."""
    sites = plan_sites(view.snapshot, counted_only(view.scope))
    waiting = to_do(sites)
    if waiting.is_empty():
        return [html.P(_none(view, sites), className="empty")]
    pace = pace_of(view, waiting.height)
    plans = [plan_of(order, sites, pace.stations) for order in ORDERS]
    chosen = next(plan for plan in plans if plan.order == _order(view))
    return [
        html.Section([html.P(text) for text in _intro(view, chosen, pace)], className="lead"),
        number_cards(view, plan_numbers(view, chosen, plans[0], pace)),
        *_people(view, chosen, plans),
        html.Section(station_part(view, _stations), className="page-part"),
    ]


def _order(view: View) -> Order:
    return next(order for order in ORDERS if order == view.choices["by_order"])


def _stations(view: View) -> Component:
    """The plan of the stations that may be shown, station by station."""
    sites = plan_sites(view.snapshot, view.stations)
    waiting = to_do(sites)
    if waiting.is_empty():
        return html.P(_none(view, sites), className="empty")
    pace = pace_of(view, waiting.height)
    return stations_table(view, plan_of(_order(view), sites, pace.stations))


def _people(view: View, plan: Plan, plans: list[Plan]) -> list[Component]:
    """The people covered month by month and by order; a sentence where the register knows none."""
    if not plan.everyone:
        return [html.P(view.t("plan.no_people"), className="empty")]
    return [
        html.Section(figure_card(course_chart(view, plan, plans[0]), view), className="page-part"),
        html.Section(orders_table(view, plans), className="page-part"),
    ]


def _none(view: View, sites: pl.DataFrame) -> str:
    """That no station is known to use paper, of how many that are known."""
    known = sites["paperless"].count()
    key = "plan.none" if known else "plan.none_known"
    return view.t(key, known=count_text(view, known), all=count_text(view, sites.height))


def plan_controls(view: View) -> list[Component]:
    """The choices of the pace, the reader's own among them, and of the order."""
    waiting = to_do(plan_sites(view.snapshot, counted_only(view.scope)))
    paces = sorted({*CHOICES, view.choices["pace"]} - {AUTO}, key=int)
    automatic = automatic_pace(waiting.height, last_quarter(view))
    named = automatic_words(view, automatic)
    orders = [(order, view.t(f"plan.order.{order}")) for order in ORDERS]
    listed = [(pace, view.t("plan.pace.given", pace=count_text(view, int(pace)))) for pace in paces]
    return [
        choice_control(view, "pace", view.t("plan.pace_label"), [(AUTO, named), *listed]),
        choice_control(view, "by_order", view.t("plan.order_label"), orders),
    ]


def _intro(view: View, plan: Plan, pace: Pace) -> list[str]:
    """The plan in a sentence, its pace against last quarter's, what its order means, what it leaves out."""
    words = {
        "pace": count_text(view, pace.stations),
        "order": view.t(f"plan.order.{plan.order}").lower(),
        "finish": month_words(view, plan.finish),
        "stations": count_text(view, plan.ordered.height),
        "place": place_words(view),
        "years": count_text(view, HORIZON // 12),
    }
    lead = view.t("plan.lead_far" if plan.finish > HORIZON else "plan.lead", **words)
    rest = [view.t("plan.unknown", stations=count_text(view, plan.unknown))] if plan.unknown else []
    if plan.order == "nearest" and not plan.ordered["km"].count():
        rest.append(view.t("plan.no_points"))
    means = view.t(f"plan.means.{plan.order}")
    if not plan.ordered["people"].sum():
        means = view.t("plan.no_people_order") if plan.order == "people" else means
    against = against_quarter(view, pace, last_quarter(view))
    return [lead, *against, means, view.t("plan.assumes"), *rest]
