"""Chart → Plotly figure: which function draws which kind."""

from collections.abc import Callable

from components.charts.chart import Chart
from components.renderers.plotly.area import draw_area
from components.renderers.plotly.bars import draw_bars
from components.renderers.plotly.base import Drawing, Figure, base_layout
from components.renderers.plotly.choropleth import draw_map
from components.renderers.plotly.curve import draw_curve
from components.renderers.plotly.fan import draw_fan
from components.renderers.plotly.flow import draw_flow
from components.renderers.plotly.heat import draw_heat
from components.renderers.plotly.ledgers import draw_ledgers
from components.renderers.plotly.line import draw_line
from components.renderers.plotly.stack import draw_stack
from components.renderers.plotly.steps import draw_steps
from components.renderers.plotly.tile_grid import draw_tile_grid

DRAWINGS: dict[str, Callable[[Chart], Drawing]] = {
    "area": draw_area,
    "bars": draw_bars,
    "choropleth": draw_map,
    "points": draw_map,
    "curve": draw_curve,
    "fan": draw_fan,
    "flow": draw_flow,
    "heat": draw_heat,
    "ledgers": draw_ledgers,
    "line": draw_line,
    "stack": draw_stack,
    "steps": draw_steps,
    "tile_grid": draw_tile_grid,
}


def render(chart: Chart) -> Figure:
    """The figure of a chart: transparent ground, words in its language, no title (the page has it).

    Plain data as Plotly's JSON has it: a `go.Figure` copies and validates for 10 ms, and adds a template of
    7 kB to each figure that nothing here needs. The drawings are tested against Plotly's validation instead.
    """
    traces, layout = DRAWINGS[chart.kind](chart)
    return {"data": traces, "layout": base_layout(chart) | layout}
