"""Headline metrics side by side, as one figure: its rows are what the cards say."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.collect import collect_button
from components.cards.figure_card import FigureCard
from components.cards.headline_card import Headline, headline_card
from components.cards.number_card import Number, numbers_chart
from components.charts.chart import Chart
from components.controls.metric_help import metric_help
from components.reading.metric_words import label_of, target_text, value_text
from components.reading.view import View


def headline_cards(view: View, headlines: Sequence[Headline], key: str = "headlines") -> Component:
    """The cards, and the way to collect them. key: unique on the page."""
    cards = [
        html.Div(
            [headline_card(headline, view.language), metric_help(view, headline.metric)], className="helped"
        )
        for headline in headlines
    ]
    return as_figure(view, headlines, html.Div(cards, className="cards"), key)


def as_figure(view: View, headlines: Sequence[Headline], drawn: Component, key: str) -> Component:
    """Headlines drawn in any way, as one figure that can be collected. key: unique on the page."""
    chart = headlines_chart(view, headlines, key)
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="number-figure",
        children=[drawn, collect_button(chart, className="collect")],
        **attributes(aria_label=chart.title),
    )


def headlines_chart(view: View, headlines: Sequence[Headline], key: str) -> Chart:
    """One row per metric: value, unit, target and who reported."""
    numbers = [_number(view, headline) for headline in headlines]
    chart = numbers_chart(view, numbers, key=key)
    return replace(chart, several=tuple(headline.metric for headline in headlines))


def _number(view: View, headline: Headline) -> Number:
    metric = headline.metric
    blank = headline.value is None
    text = view.t(f"blank.{headline.blank}") if blank else value_text(headline.value, metric, view.language)
    unit = view.t("home.unit.rate") if metric.form == "rate" and not blank else ""
    said = (target_text(metric, view.language), headline.reported, headline.partial)
    return Number(metric.key, label_of(metric, view.language), text, unit, " · ".join(filter(None, said)))
