"""Moves between steps as vector bands, named by their steps and numbers."""

from typing import Any

from components.briefing.plain_text import plain_text
from components.charts.chart import Chart
from components.charts.flow_layout import bands, height, nodes
from components.charts.text_width import text_width
from components.colours import INK, LINE, MUTED, SOFT_INK
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.shapes import Canvas, Ink, Look, Ring, outline, paragraph
from data.words.numbers import shown

POINTS = 20
BAR = 12.0  # points of a column
SIZE = 11.0
KEY, HEAD = 22.0, 20.0  # points of the legend below and the headings above


def add_flow(slide: Any, box: Box, chart: Chart, words: str) -> None:
    """Bands from the left column to the right one, as thick as they are many; words: the alternative text."""
    left, right = nodes(chart, chart.encodings.x), nodes(chart, chart.encodings.series or "")
    scale = (box.height - KEY - HEAD) / max(height(left), height(right))
    names = [f"{n.name} {shown(n.number, chart.value_style, chart.language)}" for n in (*left, *right)]
    room = min(0.3 * box.width, max(text_width(name, SIZE) for name in names) + 10)
    inner = Box(box.left + room, box.top + HEAD, box.width - 2 * room, box.height - KEY - HEAD)
    canvas = Canvas(slide)
    colours = dict(chart.colours)
    for band in bands(chart, left, right):
        number = shown(band.number, chart.value_style, chart.language)
        ring = _band(inner, (band.left * scale, band.right * scale), band.thickness * scale)
        colour = colours.get(band.move, MUTED)
        name = f"{band.before} → {band.after}: {number}"
        canvas.polygon([ring], Look(colour, outline(colour, 0.5), 0.55), name)
    for side, column in enumerate((left, right)):
        _column(canvas, (inner, room), (side, column), chart, scale)
    _key(canvas, box, chart, {band.move for band in bands(chart, left, right)})
    canvas.add(chart.title, words)


def _band(box: Box, tops: tuple[float, float], thick: float) -> Ring:
    """Along the top from left to right, along the bottom back, level at both ends."""
    steps = [step / (POINTS - 1) for step in range(POINTS)]
    start, long = box.left + BAR, box.width - 2 * BAR
    top = [(start + long * s, box.top + tops[0] + (tops[1] - tops[0]) * s * s * (3 - 2 * s)) for s in steps]
    return [*top, *((x, y + max(thick, 0.5)) for x, y in reversed(top))]


def _column(
    canvas: Canvas, room: tuple[Box, float], part: tuple[int, list[Any]], chart: Chart, scale: float
) -> None:
    """The steps of one date: a bar each, its name beside it, the date on top."""
    (box, beside), (side, column) = room, part
    colours = dict(chart.colours)
    left = box.left + (box.width - BAR if side else 0)
    words_left = box.left + box.width + 6 if side else box.left - beside
    for node in column:
        bar = Box(left, box.top + node.top * scale, BAR, max(1.0, (node.bottom - node.top) * scale))
        canvas.rectangle(bar, Look(colours.get(node.name, LINE), outline(SOFT_INK, 0.5)), node.name)
        number = shown(node.number, chart.value_style, chart.language)
        text = f"{plain_text(node.name, 60)} {number}"
        where = Box(words_left, box.top + node.middle * scale - 8, beside - 6, 16)
        body = paragraph(text, Ink(chart.language, SIZE, INK, side="l" if side else "r"))
        canvas.rectangle(where, Look(), text, body)
    heading = chart.column((chart.encodings.x, chart.encodings.series or "")[side]).label
    body = paragraph(heading, Ink(chart.language, SIZE, INK, side="r" if side else "l", bold=True))
    start = box.left + box.width / 2 if side else box.left
    canvas.rectangle(Box(start, box.top - HEAD, box.width / 2, HEAD - 4), Look(), heading, body)


def _key(canvas: Canvas, box: Box, chart: Chart, found: set[str]) -> None:
    """One entry for each kind of move that occurs."""
    left = box.left
    for name, colour in chart.colours:
        if name in found:
            canvas.rectangle(Box(left, box.bottom - 14, 10, 10), Look(colour), name)
            width = text_width(name, SIZE) + 12
            body = paragraph(name, Ink(chart.language, SIZE, INK, side="l"))
            canvas.rectangle(Box(left + 14, box.bottom - 17, width, 16), Look(), name, body)
            left += width + 24
