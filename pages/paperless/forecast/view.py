"""The layout of the view `forecast`: the answer, cards, fan charts, accuracy, provinces, limits."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import number_cards
from components.reading.address import Parameter
from components.reading.coverage_words import told
from components.reading.official import no_target_for_paper
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View, href
from data.measures.metrics import DEFAULT_METRIC
from data.measures.outlook import Outlook
from data.words.dates import format_date
from pages.paperless.forecast.accuracy import check_section
from pages.paperless.forecast.cards import forecast_numbers
from pages.paperless.forecast.fans import part_chart, whole_chart
from pages.paperless.forecast.goal import GOAL, goal_controls, goal_of, past_month
from pages.paperless.forecast.outlook import answer, beyond, outlook_of, reached
from pages.paperless.forecast.provinces import REACH_ORDERS, reach_table
from queries.counts import counts_now
from queries.estimates import estimated_shares
from queries.forecast import FINER, forecast_scope

LIMITS = (
    "forecast.limit.method",
    "forecast.limit.sum",
    "forecast.limit.ceiling",
    "forecast.limit.reform",
    "forecast.limit.stations",
)
FORECAST: dict[str, Parameter] = {
    **GOAL,
    "reach_order": order_parameter("", *REACH_ORDERS),
    "reach_find": search_parameter(),
}


def forecast_controls(view: View) -> list[Component]:
    """The choices of share and month; none on a date that has no forecast."""
    return goal_controls(view) if view.snapshot.date == view.snapshot.latest.date else []


def forecast_view(view: View) -> list[Component]:
    """The forecast of the view's place, or of the province that holds it."""
    newest = view.snapshot.latest
    if view.snapshot.date != newest.date:
        link = dcc.Link(view.t("forecast.to_newest"), href=href(view, date=None, compare=None))
        words = view.t("forecast.only_newest", date=format_date(newest.date, view.language))
        return [html.Div([html.P(words), link], className="empty")]
    scope = forecast_scope(view.scope)
    at = replace(view, scope=scope, estimated=estimated_shares(view.snapshot, scope))
    outlook = outlook_of(at, goal_of(at))
    if outlook is None:
        return [html.P(" ".join(_none(at)), className="empty")]
    parts = [figure_card(part_chart(at, part), at) for part in ("deployment", "closure")]
    return [
        html.Section([html.P(text) for text in _intro(view, at, outlook)], className="lead"),
        number_cards(at, forecast_numbers(at, outlook)),
        html.Section(figure_card(whole_chart(at, outlook), at), className="page-part"),
        html.Section(figure_card(part_chart(at, "ledgers"), at), className="page-part"),
        html.Section(parts, className="figures page-part"),
        html.Section(check_section(at), className="page-part"),
        html.Section(reach_table(at), className="page-part"),
        html.Section(
            html.Ul([html.Li(text) for text in _limits(view)]), className="page-part forecast-limits"
        ),
    ]


def _intro(view: View, at: View, outlook: Outlook) -> list[str]:
    """The answer, that its share is no official target, and how the forecast differs from what was asked."""
    texts = [told(at, answer(at, outlook), DEFAULT_METRIC) + ".", *beyond(at, outlook), *_no_target(view)]
    if view.scope.level in FINER:
        texts.append(view.t("forecast.of_province", place=view.place, province=at.place))
    if view.filters:
        texts.append(view.t("forecast.all_kinds"))
    return [*texts, *([past] if (past := past_month(view)) else [])]


def _no_target(view: View) -> list[str]:
    return [view.t("forecast.no_target")] if no_target_for_paper(view.snapshot) else []


def _none(at: View) -> list[str]:
    """That there is no forecast, or that none is needed as the share is reached."""
    now, goal = counts_now(at.snapshot, at.scope).row(0, named=True), goal_of(at)
    known = now["stations_paperless_base"]
    if known and now["stations_paperless"] >= goal.stations(known):
        return [told(at, reached(at, goal), DEFAULT_METRIC) + ".", *_no_target(at)]
    return [at.t("forecast.too_short")]


def _limits(view: View) -> list[str]:
    """The method and what the data cannot say."""
    return [view.t(key) for key in LIMITS]
