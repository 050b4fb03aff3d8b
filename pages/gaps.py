"""`/gaps`, for all: who is not covered yet, in people and in stations, and who holds most of the gap."""

from dash import html
from dash.development.base_component import Component

from components.controls import control, option
from components.figure_card import figure_card
from components.metric_words import label_of
from components.number_card import number_cards
from components.table_order import order_parameter, search_parameter
from components.view import View, href
from data.metrics import BY_KEY, METRICS
from pages._faults import empty
from pages._gaps_charts import ORDERS, bars, blanks_table, ranking_table, with_status
from pages._gaps_rows import Gaps, gaps_of
from pages._gaps_words import lead, numbers
from pages._page import Page
from pages._place_level import LEVEL, level_control

RESET = ("region", "province", "district", "commune", "zone", "area", "connection")


def render(view: View) -> list[Component]:
    """The finding, the numbers, who lacks most, every place ranked, the blanks apart."""
    title = html.H1(view.t("gaps.title", place=view.place))
    gaps = with_status(view, gaps_of(view))
    if not gaps.whole["stations"]:
        reset = dict.fromkeys(RESET)
        return [title, empty(view.t("state.empty"), href(view, **reset), view.t("state.empty_reset"))]
    controls = html.Div([_metric_control(view), level_control(view)], className="page-controls")
    return [
        html.Div([title, controls], className="page-head"),
        html.Section(html.P(lead(view, gaps)), className="lead"),
        number_cards(numbers(view, gaps)),
        *(_ranked(view, gaps) if gaps.ranked.height else []),
        html.Section(blanks_table(view, gaps), className="page-part"),
    ]


def _ranked(view: View, gaps: Gaps) -> list[Component]:
    parts = (figure_card(bars(view, gaps), view), ranking_table(view, gaps))
    return [html.Section(part, className="page-part") for part in parts]


def _metric_control(view: View) -> Component:
    options = [option(label_of(metric, view.language), metric.key) for metric in METRICS]
    return control(view, "metric", view.t("filter.metric"), options, view.metric.key)


PAGE = Page(
    key="gaps",
    path="/gaps",
    render=render,
    order=3,
    parameters={**LEVEL, "order": order_parameter("", *ORDERS), "find": search_parameter()},
    metric=BY_KEY["record_opened"],
)
