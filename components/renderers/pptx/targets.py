"""A target across lying bars, which a bar chart has no line for: a line over it at its place."""

from typing import Any

from components.briefing.plots.plot import Series
from components.charts.text_width import text_width
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.chart_xml import NativeChart, inner_box
from components.renderers.pptx.shapes import Canvas, Ink, Look, paragraph
from components.renderers.pptx.text import LINE_HEIGHT

SIZE = 11.0


def add_targets(slide: Any, box: Box, native: NativeChart) -> None:
    """The lines of all targets of a plot over names, and their words under the plot."""
    plot = native.plot
    targets = [series for series in plot.series if series.shape == "line"]
    if plot.form != "names" or not targets:
        return
    left, top, width, height = inner_box(native)
    inner = Box(
        box.left + left * box.width, box.top + top * box.height, width * box.width, height * box.height
    )
    canvas = Canvas(slide)
    for series in targets:
        _add(canvas, series, inner, native)
    canvas.add(targets[0].name, targets[0].name)


def _add(canvas: Canvas, series: Series, inner: Box, native: NativeChart) -> None:
    axis = native.plot.value
    share = ((series.values[0] or 0) - axis.low) / ((axis.high - axis.low) or 1)
    x = inner.left + share * inner.width
    canvas.rectangle(Box(x - 0.75, inner.top, 1.5, inner.height), Look(series.colour), series.name)
    body = paragraph(series.name, Ink(native.plot.language, SIZE, series.colour, side="r"))
    width = text_width(series.name, SIZE) + 6
    above = Box(x - width - 4, inner.top - SIZE * LINE_HEIGHT, width, SIZE * LINE_HEIGHT)
    canvas.rectangle(above, Look(), series.name, body)
