"""The layout of the view `ledgers`: cards, ledgers over time, then stages and slowest ledgers, or places."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import number_cards
from components.controls.dropdowns import choice_control
from components.controls.level_control import level_control
from components.ledgers.catalogue import LEDGER, chosen_ledger, ledger_choices
from components.reading.address import Parameter, one_of
from components.reading.level import LEVEL
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View, href
from pages.paperless.ledgers.cards import ledger_numbers, station_numbers
from pages.paperless.ledgers.ledger_list import ledger_list
from pages.paperless.ledgers.ledger_rows import ledger_rows
from pages.paperless.ledgers.over_time import states_by_date, time_chart
from pages.paperless.ledgers.places import ORDERS, place_section
from pages.paperless.ledgers.slowest import slowest_chart
from pages.paperless.ledgers.stages import stage_section
from queries.counts import counts_by_date

UNITS = {"share": "paperless.unit.share", "number": "paperless.unit.number"}
LEDGERS: dict[str, Parameter] = {
    **LEVEL,
    **LEDGER,
    "unit": one_of(*UNITS),
    "order": order_parameter("", *ORDERS),
    "find": search_parameter(),
}


def ledgers_view(view: View) -> list[Component]:
    """All 78 ledgers and the stages of the stations; of one chosen ledger, its states and its places."""
    counts = counts_by_date(view.snapshot, view.scope)
    states = states_by_date(view)
    numbers = ledger_numbers(view, states)
    if chosen_ledger(view) is None:
        numbers += station_numbers(view, counts)
    return [
        *_chosen(view),
        number_cards(view, numbers),
        html.Section(figure_card(time_chart(view, states), view), className="page-part"),
        *_rest(view, counts),
    ]


def ledger_controls(view: View) -> list[Component]:
    """Choices of one ledger or all, of the level of the places, of shares or numbers over time."""
    units = [(unit, view.t(key)) for unit, key in UNITS.items()]
    return [
        choice_control(view, "ledger", view.t("paperless.ledger"), ledger_choices(view)),
        level_control(view),
        choice_control(view, "unit", view.t("paperless.unit_label"), units),
    ]


def _rest(view: View, counts: pl.DataFrame) -> list[Component]:
    """The places first where a ledger is chosen; else the stages and the slowest ledgers first."""
    rows = ledger_rows(view)
    places = [html.Section(part, className="page-part") for part in place_section(view)]
    ledgers = html.Section(ledger_list(view, rows), className="page-part")
    if chosen_ledger(view) is not None:
        return [*places, ledgers]
    slowest = html.Section(figure_card(slowest_chart(view, rows), view), className="page-part")
    return [stage_section(view, counts), slowest, ledgers, *places]


def _chosen(view: View) -> list[Component]:
    """The chosen ledger with its programme and evidence, and the way back to all 78."""
    ledger = chosen_ledger(view)
    if ledger is None:
        return []
    evidence = view.t(f"paperless.evidence.{ledger.evidence}")
    words = {"ledger": f"{ledger.ledger_id} · {ledger.name(view.language)}", "evidence": evidence}
    back = dcc.Link(view.t("paperless.see_all"), href=href(view, ledger=None))
    programme = ledger.programme_name(view.language)
    return [html.P([view.t("paperless.chosen", programme=programme, **words), " ", back], className="lead")]
