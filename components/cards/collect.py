"""The entry of a card by which its figure is collected for a briefing (assets/components/collected.js)."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.charts.chart import Chart
from data.words import t


def collect_button(chart: Chart, **props: Any) -> Component:
    """Keeps the address of the chart, within its `FigureCard`; `props` are those of html.Button."""
    return html.Button(t("collected.add", chart.language), **attributes(data_collect=chart.key), **props)
