"""The tile grid: a square a province with its name and number."""

from typing import Any

from components.charts.text_width import text_width
from components.colours import GROUND, INK, PAPER, STRONG_LINE
from components.maps.chart import MapChart
from components.maps.legend import legend_of
from components.reading.metric_words import value_text
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.shapes import Canvas, Ink, Look, outline, paragraph
from data.geography.tilegrid import tile_grid

GAP = 2.0


def add_tiles(slide: Any, box: Box, chart: MapChart, words: str) -> None:
    """Squares about where their provinces lie, the classes at the left of the coast."""
    tiles = tile_grid(chart.geography.scheme)
    columns, rows = (max(getattr(tile, way) for tile in tiles.values()) + 1 for way in ("column", "row"))
    high = box.height / rows
    wide = min(box.width * 0.76 / columns, 3.6 * high)
    left = box.left + box.width - wide * columns
    colours = chart.geography.classes.colours
    known = {row["code"]: row for row in chart.frame.iter_rows(named=True)}
    canvas = Canvas(slide)
    for code, tile in tiles.items():
        where = Box(left + tile.column * wide, box.top + tile.row * high, wide - GAP, high - GAP)
        row = known.get(code)
        if row is None:
            canvas.rectangle(where, Look(GROUND), code)
            continue
        value = value_text(row["value"], chart.metric, chart.language) if chart.metric else ""
        size = max(6.5, min(10.0, (wide - 4) / max(1.0, text_width(row["name"], 1)), high / 2.6))
        ink = _ink(colours[row["class"]])
        lines = [paragraph(row["name"], Ink(chart.language, size, ink))]
        if row["value"] is not None:
            lines.append(paragraph(value, Ink(chart.language, size, ink, bold=True)))
        canvas.rectangle(where, Look(colours[row["class"]]), f"{row['name']}: {value}", "".join(lines))
    for n, entry in enumerate(legend_of(chart)):
        top = box.top + 0.3 * box.height + n * 20
        mark = Box(box.left, top, 13, 13)
        canvas.rectangle(mark, Look(entry.colour, outline(STRONG_LINE, 0.75)), entry.label)
        body = paragraph(entry.label, Ink(chart.language, 11, INK, side="l"))
        canvas.rectangle(Box(box.left + 20, top - 2, 0.25 * box.width, 17), Look(), entry.label, body)
    canvas.add(chart.title, words)


def _ink(colour: str) -> str:
    """Dark words on light squares, white ones on dark."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return INK if 0.3 * red + 0.6 * green + 0.1 * blue > 130 else PAPER
