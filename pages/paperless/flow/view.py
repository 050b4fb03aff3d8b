"""The layout of the view `flow`: cards, bars of the movers, their list; every way from stage to stage."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.fold import fold
from components.cards.number_card import number_cards
from components.cards.table_card import table_card
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from data.measures.moves import compared
from pages.paperless.flow.cards import flow_numbers
from pages.paperless.flow.matrix import matrix_chart, matrix_table
from pages.paperless.flow.movers import movers_chart
from pages.paperless.flow.rows import MEASURES, flow_rows
from pages.paperless.flow.sankey import flow_chart
from pages.paperless.flow.station_list import MOVE_ORDERS, moves_table
from pages.shell.station_part import station_part
from queries.moves import MOVES

FLOW: dict[str, Parameter] = {
    "count": one_of(*MEASURES),
    "moved": one_of(*MOVES),
    "moves_order": order_parameter("", *MOVE_ORDERS),
    "moves_find": search_parameter(),
}


def flow_view(view: View) -> list[Component]:
    """The flow from the date compared with to the view's; a sentence on the first date, which has none."""
    if view.compare is None:
        return [html.P(view.t("paperless.flow.first"), className="empty")]
    rows = flow_rows(view)
    flow = html.Div(figure_card(flow_chart(view, rows), view), className="flow-part")
    matrix = html.Div(table_card(matrix_chart(view, rows), view, matrix_table(view)), className="flow-matrix")
    return [
        number_cards(view, flow_numbers(view, rows)),
        *_movers(view, rows),
        html.Section(station_part(view, lambda own: moves_table(own, flow_rows(own))), className="page-part"),
        html.Section(fold(view.t("paperless.flow.all"), html.Div([flow, matrix], className="stack"))),
    ]


def _movers(view: View, rows: pl.DataFrame) -> list[Component]:
    """The bars; a sentence where nobody moved, and nothing where no change is known."""
    chart = movers_chart(view, rows)
    if chart.frame.height:
        return [html.Section(figure_card(chart, view), className="page-part")]
    return [html.P(chart.title, className="empty")] if compared(rows) else []


def flow_controls(view: View) -> list[Component]:
    """The choice whether stations are counted or the people they serve."""
    measures = [(name, view.t(key)) for name, key in MEASURES.items()]
    return [choice_control(view, "count", view.t("paperless.flow.count_label"), measures)]
