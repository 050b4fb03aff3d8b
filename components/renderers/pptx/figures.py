"""A figure on its slide: which of its kinds is drawn how."""

from itertools import pairwise
from math import ceil
from typing import Any

from components.briefing.drawn import Drawn
from components.briefing.plots.make import plot_of
from components.briefing.plots.plot import Plot, part_of
from components.briefing.said import alternative, is_numbers
from components.charts.chart import Chart
from components.dots.chart import DotChart
from components.maps.chart import MapChart
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.cards import add_cards
from components.renderers.pptx.chart_xml import NativeChart
from components.renderers.pptx.dots import add_dots
from components.renderers.pptx.flow import add_flow
from components.renderers.pptx.maps import add_map
from components.renderers.pptx.targets import add_targets
from components.renderers.pptx.tiles import add_tiles

MOST_CARDS = 6
SMALL, LARGE = 9.0, 12.0  # points of a chart's words
ROW = 1.3  # of the letters' size: what a name beside a bar needs


def as_shapes(drawn: Drawn) -> bool:
    """True where the figure is drawn on one slide, False where its rows become tables."""
    chart = drawn.chart
    if chart is None or chart.frame.is_empty():
        return False
    return (
        isinstance(chart, MapChart | DotChart)
        or _cards(chart)
        or chart.kind == "flow"
        or _plot(drawn) is not None
    )


def _cards(chart: Chart) -> bool:
    return is_numbers(chart) and chart.frame.height <= MOST_CARDS


def _plot(drawn: Drawn) -> Plot | None:
    return plot_of(drawn.chart, drawn.figure) if drawn.chart and drawn.figure else None


def add_figure(slide: Any, box: Box, drawn: Drawn) -> str:
    """What is drawn of an item for which `as_shapes` is true; of maps and dots XML for `with_shapes`."""
    chart, words = drawn.chart, alternative(drawn)
    if isinstance(chart, MapChart) and chart.kind != "tile_grid":
        return add_map(slide, box, chart, words)
    if isinstance(chart, DotChart):
        return add_dots(slide, box, chart, words)
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
    """The chart; one of many bars as two beside each other, so that their names can be read."""
    size = _size(plot, box.height)
    if size >= SMALL:
        _add_native(slide, box, NativeChart(plot, box.width, box.height, size), words)
        return
    middle = ceil(len(plot.at) / 2)
    ends = (0, middle, len(plot.at))
    parts = [part_of(plot, first, end) for first, end in pairwise(ends)]
    size = _size(parts[0], box.height)
    for part, own in zip(parts, box.columns(0.5, 0.5), strict=True):
        _add_native(slide, own, NativeChart(part, own.width, own.height, size), words)


def _size(plot: Plot, height: float) -> float:
    return min(LARGE, 0.8 * height / len(plot.at) / ROW) if plot.lying else LARGE


def _add_native(slide: Any, box: Box, native: NativeChart, words: tuple[str, str]) -> None:
    frame = slide.shapes.add_chart(None, *box.emu, native)
    frame.name = words[0][:100]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words[1])
    add_targets(slide, box, native)
