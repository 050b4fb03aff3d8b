"""A chart as Plotly understands it, every property checked by Plotly itself."""

import plotly.graph_objects as go

from components.charts.chart import Chart
from components.renderers.plotly.render import render


def plotted(chart: Chart) -> go.Figure:
    """The drawing of a chart; raises ValueError where Plotly does not know a property."""
    return go.Figure(render(chart))
