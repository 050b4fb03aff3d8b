"""Chart → Plotly figure: which function draws which kind."""

from collections.abc import Callable

from components.charts.chart import Chart
from components.renderers.plotly import (
    area,
    bars,
    choropleth,
    curve,
    dots,
    fan,
    flow,
    funnel,
    ledgers,
    line,
    panels,
    stack,
    steps,
    tile_grid,
)
from components.renderers.plotly.axes import with_axes
from components.renderers.plotly.base import Drawing, Figure, base_layout

DRAWINGS: dict[str, Callable[[Chart], Drawing]] = {
    "area": area.draw_area,
    "bars": bars.draw_bars,
    "choropleth": choropleth.draw_map,
    "points": choropleth.draw_map,
    "curve": curve.draw_curve,
    "dots": dots.draw_dots,
    "fan": fan.draw_fan,
    "flow": flow.draw_flow,
    "funnel": funnel.draw_funnel,
    "ledgers": ledgers.draw_ledgers,
    "line": line.draw_line,
    "panels": panels.draw_panels,
    "stack": stack.draw_stack,
    "steps": steps.draw_steps,
    "tile_grid": tile_grid.draw_tile_grid,
}


def render(chart: Chart) -> Figure:
    """The figure of a chart: transparent ground, words in its language, no title (the page has it).

    Plain data as Plotly's JSON has it: a `go.Figure` copies and validates for 10 ms, and adds a template of
    7 kB to each figure that nothing here needs. The drawings are tested against Plotly's validation instead.
    """
    traces, layout = DRAWINGS[chart.kind](chart)
    return {"data": traces, "layout": with_axes(traces, base_layout(chart) | layout)}
