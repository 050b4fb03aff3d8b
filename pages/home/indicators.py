"""The other indicators in a table: value, official target and how long it is overdue, change, trend."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.estimate_badge import estimate_badge
from components.cards.headline_card import Headline, target_words
from components.cards.origin_link import traced
from components.charts.sparkline import sparkline
from components.controls.metric_help import metric_help
from components.reading.metric_words import change_text, label_of, value_text
from components.reading.view import View
from data.measures.metric import reaches
from pages.home.first_cards import due_text

COLUMNS = ("indicator", "value", "target", "due", "before", "year", "trend")


def indicators(view: View, cards: Sequence[Headline]) -> Component:
    """One row a headline."""
    heads = [html.Th(_heading(view, name, cards), scope="col") for name in COLUMNS]
    body = html.Tbody([_row(view, card) for card in cards])
    table = html.Table([html.Thead(html.Tr(heads)), body], className="indicators")
    return html.Div(table, className="table-scroll", tabIndex="0")


def _heading(view: View, name: str, cards: Sequence[Headline]) -> str:
    return cards[0].before_label if name == "before" else view.t(f"home.column.{name}")


def _row(view: View, card: Headline) -> Component:
    cells = [
        html.Th(
            [dcc.Link(label_of(card.metric, view.language), href=card.link), metric_help(view, card.metric)],
            scope="row",
        ),
        html.Td(
            [_value(view, card), html.Small(card.partial or card.reported), *estimate_badge(card.estimate)],
            className="number",
        ),
        html.Td("; ".join(target_words(card, view.language))),
        html.Td(_due(view, card)),
        *(html.Td(text, className="number") for text in _changes(view, card)),
        html.Td(_trend(card)),
    ]
    return html.Tr(cells, id=f"card-{card.metric.key}")


def _value(view: View, card: Headline) -> Component:
    words = (
        view.t(f"blank.{card.blank}")
        if card.value is None
        else value_text(card.value, card.metric, view.language)
    )
    return traced(words, card.origin, view.language)


def _due(view: View, card: Headline) -> str:
    """How long an official target is overdue or left; nothing where it is met, or cannot be judged."""
    target = card.metric.target
    if target is None or card.partial or reaches(card.value, card.metric) is not False:
        return ""
    return due_text(view, target.by)


def _changes(view: View, card: Headline) -> list[str | Component]:
    told: list[str | Component] = []
    for earlier, broken in ((card.before, card.before_broken), (card.year_ago, card.year_broken)):
        if broken:
            told.append(html.Abbr(view.t("break.not_comparable"), title=broken))
        else:
            change = None if card.value is None or earlier is None else card.value - earlier
            told.append(change_text(change, card.metric, view.language))
    return told


def _trend(card: Headline) -> list[Component]:
    image = sparkline(card.trend)
    return [html.Img(src=image, alt="", className="card-trend")] if image else []
