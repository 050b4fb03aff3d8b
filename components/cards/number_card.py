"""Numbers with their names and what to know about them, read in a second: one figure, one row per card."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.collect import collect_button
from components.cards.figure_card import FigureCard, people_notes
from components.cards.origin_link import traced
from components.charts.chart import Chart, Column, Encodings
from components.reading.origin_links import figure_origin_href
from components.reading.view import View
from data.measures.metric import Metric
from data.words import Language

SHOWN = ("label", "text", "unit", "note")


@dataclass(frozen=True)
class Number:
    """label: what it counts; text: the number as shown; unit beside it, note below it; tone: its class."""

    key: str
    label: str
    text: str
    unit: str = ""
    note: str = ""
    tone: str = ""


def number_card(number: Number, origin: str, language: Language) -> Component:
    """A card with one number, which leads to its origin."""
    unit = [html.Small(number.unit)] if number.unit else []
    return html.Article(
        [
            html.H2(number.label),
            html.P(
                [traced(number.text, origin, language), *unit], className=f"card-value {number.tone}".strip()
            ),
            html.P(number.note, className="card-reported"),
        ],
        className="card number-card",
        id=f"number-{number.key}",
    )


def numbers_chart(
    view: View, numbers: Sequence[Number], metric: Metric | None = None, key: str = "numbers"
) -> Chart:
    """One row per number, as its card shows it; metric: the one that all of them are about."""
    rows = [{name: text for name, text in asdict(number).items() if name in SHOWN} for number in numbers]
    return Chart(
        key,
        "table",
        pl.DataFrame(rows, schema=dict.fromkeys(SHOWN, pl.String)),
        Encodings("label", "text"),
        tuple(Column(name, view.t(f"chart.numbers.{name}")) for name in SHOWN),
        view.t("chart.numbers.title", place=view.place),
        view.context(),
        metric=metric,
    )


def number_cards(view: View, numbers: Sequence[Number], chart: Chart | None = None) -> Component:
    """The numbers side by side, each the way to where it comes from; chart: their own `numbers_chart`."""
    chart = chart or numbers_chart(view, numbers)
    origin = figure_origin_href(view, chart.key)
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="number-figure",
        children=[
            html.Div(
                [number_card(number, origin, view.language) for number in numbers],
                className="cards number-cards",
            ),
            *people_notes(chart),
            collect_button(chart, className="collect"),
        ],
        **attributes(aria_label=chart.title),
    )
