"""A figure on its slide: which of its kinds is drawn how."""

from typing import Any

from components.briefing.drawn import Drawn
from components.briefing.plots.make import plot_of
from components.briefing.plots.plot import Plot
from components.briefing.said import alternative, is_numbers
from components.charts.chart import Chart
from components.maps.chart import MapChart
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.cards import add_cards
from components.renderers.pptx.chart_xml import NativeChart
from components.renderers.pptx.flow import add_flow
from components.renderers.pptx.maps import add_map
from components.renderers.pptx.targets import add_targets
from components.renderers.pptx.tiles import add_tiles

MOST_CARDS = 6
SMALL, LARGE = 7.5, 12.0  # points of a chart's words
ROW = 1.3  # of the letters' size: what a name beside a bar needs


def as_shapes(drawn: Drawn) -> bool:
    """True where the figure is drawn on one slide, False where its rows become tables."""
    chart = drawn.chart
    if chart is None or chart.frame.is_empty():
        return False
    if chart.kind in ("choropleth", "points", "tile_grid"):
        return isinstance(chart, MapChart)
    return _cards(chart) or chart.kind == "flow" or _plot(drawn) is not None


def _cards(chart: Chart) -> bool:
    return is_numbers(chart) and chart.frame.height <= MOST_CARDS


def _plot(drawn: Drawn) -> Plot | None:
    return plot_of(drawn.chart, drawn.figure) if drawn.chart and drawn.figure else None


def add_figure(slide: Any, box: Box, drawn: Drawn) -> str:
    """What is drawn of an item for which `as_shapes` is true; of a map as XML for `with_shapes`."""
    chart, words = drawn.chart, alternative(drawn)
    if isinstance(chart, MapChart) and chart.kind != "tile_grid":
        return add_map(slide, box, chart, words)
    if isinstance(chart, MapChart):
        add_tiles(slide, box, chart, words)
    elif chart is None:
        pass
    elif _cards(chart):
        add_cards(slide, box, chart)
    elif chart.kind == "flow":
        add_flow(slide, box, chart, words)
    elif plot := _plot(drawn):
        _add_chart(slide, box, plot, (chart.title, words))
    return ""


def _add_chart(slide: Any, box: Box, plot: Plot, words: tuple[str, str]) -> None:
    size = LARGE
    if plot.lying:
        size = max(SMALL, min(LARGE, 0.8 * box.height / len(plot.at) / ROW))
    native = NativeChart(plot, box.width, box.height, size)
    frame = slide.shapes.add_chart(None, *box.emu, native)
    frame.name = words[0][:100]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words[1])
    add_targets(slide, box, native)
