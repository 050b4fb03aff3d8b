"""What a station's two sheets of paper say of tables that are longer: assets/pages/stations.css cuts them."""

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.reading.view import View
from data.words.numbers import format_number

ROWS = 10  # of a table on paper, as in the stylesheet


def on_paper(view: View, chart: Chart) -> list[Component]:
    """How many rows paper has of how many; nothing where it has all."""
    total = chart.frame.height
    if total <= ROWS:
        return []
    texts = {
        name: format_number(number, view.language) for name, number in (("shown", ROWS), ("total", total))
    }
    return [html.P(view.t("station.paper.rows", **texts), className="paper-only")]
