"""When paper ends: the forecast of a place in one sentence, its parts, what earlier ones were worth."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number, number_cards
from components.reading.address import Parameter
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View, href
from data.measures.outlook import Outlook
from data.words.dates import format_date, format_month
from data.words.numbers import DECIMAL, format_number, format_percent, shown
from pages.paperless.forecast.accuracy import check_section
from pages.paperless.forecast.fans import part_chart, whole_chart
from pages.paperless.forecast.goal import GOAL, goal_controls, goal_of, past_month, share_text
from pages.paperless.forecast.outlook import answer, outlook_of, range_words
from pages.paperless.forecast.provinces import REACH_ORDERS, reach_table
from queries.estimates import estimated_shares
from queries.forecast import FINER, forecast_scope

FORECAST: dict[str, Parameter] = {
    **GOAL,
    "reach_order": order_parameter("", *REACH_ORDERS),
    "reach_find": search_parameter(),
}


def forecast_controls(view: View) -> list[Component]:
    """The reader's target and month; none on a date that has no forecast."""
    return goal_controls(view) if view.snapshot.date == view.snapshot.newest.date else []


def forecast_view(view: View) -> list[Component]:
    """The forecast of the view's place, or of the province that holds it."""
    newest = view.snapshot.newest
    if view.snapshot.date != newest.date:
        link = dcc.Link(view.t("forecast.to_newest"), href=href(view, date=None, compare=None))
        words = view.t("forecast.only_newest", date=format_date(newest.date, view.language))
        return [html.Div([html.P(words), link], className="empty")]
    scope = forecast_scope(view.scope)
    at = replace(view, scope=scope, estimated=estimated_shares(view.snapshot, scope))
    outlook = outlook_of(at, goal_of(at))
    if outlook is None:
        return [html.P(view.t("forecast.too_short"), className="empty")]
    parts = [figure_card(part_chart(at, part), at) for part in ("deployment", "closure")]
    return [
        html.Section([html.P(text) for text in _lead(view, at, outlook)], className="lead"),
        number_cards(at, _numbers(at, outlook)),
        html.Section(figure_card(whole_chart(at, outlook), at), className="page-part"),
        html.Section(figure_card(part_chart(at, "ledgers"), at), className="page-part"),
        html.Section(parts, className="figures page-part"),
        html.Section(check_section(at), className="page-part"),
        html.Section(reach_table(at), className="page-part"),
        html.Section(
            html.Ul([html.Li(text) for text in _limits(view)]), className="page-part forecast-limits"
        ),
    ]


def _lead(view: View, at: View, outlook: Outlook) -> list[str]:
    """The answer, that its target is nobody's official one, and what else the reader should know first."""
    texts = [answer(at, outlook) + ".", view.t("forecast.no_target")]
    if view.scope.level in FINER:
        texts.append(view.t("forecast.of_province", place=view.place, province=at.place))
    if view.filters:
        texts.append(view.t("forecast.all_kinds"))
    return [*texts, *([past] if (past := past_month(view)) else [])]


def _numbers(view: View, outlook: Outlook) -> list[Number]:
    language = view.language
    target = share_text(view, outlook.goal.per_mille)
    done, known = (format_number(number, language) for number in (outlook.done, outlook.known))
    share = format_percent(outlook.done / outlook.known if outlook.known else None, language)
    return [
        Number(
            "now",
            view.t("forecast.card.now"),
            share,
            note=view.t("forecast.card.now_note", done=done, known=known),
        ),
        Number("reached", view.t("forecast.card.reached", target=target), *_reached(view, outlook)),
        _needed(view, outlook, target),
        _pace(view, outlook),
    ]


def _reached(view: View, outlook: Outlook) -> tuple[str, str, str]:
    """The month, no unit, and the interval."""
    if outlook.there:
        return view.t("forecast.there"), "", view.t("forecast.card.there_note")
    month = outlook.reached and format_month(outlook.reached, view.language)
    text = month or view.t("forecast.status.never", year=outlook.last.year + 1)
    note = view.t("forecast.card.never_note")
    if outlook.reached or outlook.early:
        note = view.t("forecast.card.range", range=range_words(view, outlook))
    return text[:1].upper() + text[1:], "", note


def _needed(view: View, outlook: Outlook, target: str) -> Number:
    needed = outlook.needed(view.snapshot.date)
    by = format_month(outlook.goal.by, view.language)
    note = view.t("forecast.card.needed_note", target=target, by=by)
    text = shown(needed, DECIMAL, view.language)
    return Number("needed", view.t("forecast.card.needed"), text, view.t("forecast.a_month"), note)


def _pace(view: View, outlook: Outlook) -> Number:
    """Last quarter's pace, against what is needed."""
    needed = outlook.needed(view.snapshot.date)
    note, tone = view.t("forecast.card.pace_note"), ""
    if outlook.broken:
        note = view.t("forecast.card.pace_broken")
    elif needed and outlook.pace is not None:
        times = format_percent(outlook.pace / needed, view.language, 0)
        note, tone = (
            view.t("forecast.card.pace_share", share=times),
            "better" if outlook.pace >= needed else "worse",
        )
    text = shown(outlook.pace, DECIMAL, view.language)
    return Number("pace", view.t("forecast.card.pace"), text, view.t("forecast.a_month"), note, tone)


def _limits(view: View) -> list[str]:
    """How it is made and what the data cannot say."""
    return [view.t(f"forecast.limit.{name}") for name in ("method", "sum", "ceiling", "reform", "stations")]
