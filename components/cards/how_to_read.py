"""How a picture that few have seen before is read, in two sentences that open under it."""

from dash import html
from dash.development.base_component import Component

from components.cards.fold import fold
from components.charts.chart import Chart
from data.words import t

# By the figure's key where its kind draws other things too.
FIGURES = {
    "movers": "read.movers",
    "cluster-map": "read.clusters",
    "concentration": "read.concentration",
    "pareto": "read.pareto",
    "closing": "read.closing",
}
KINDS = {
    "dot_matrix": "read.dot_matrix",
    "steps": "read.survival",
    "fan": "read.fan",
    "ledgers": "read.heat",
    "flow": "read.flow",
    "funnel": "read.funnel",
    "tile_grid": "read.tile_grid",
    "dots": "read.dots",
}


def how_to_read(chart: Chart) -> list[Component]:
    """Nothing under a picture that everybody reads, or one without rows."""
    key = FIGURES.get(chart.key) or KINDS.get(chart.kind)
    if key is None or chart.frame.is_empty():
        return []
    words = html.P(t(key, chart.language))
    return [html.Div(fold(t("read.label", chart.language), words), className="how-to-read")]
