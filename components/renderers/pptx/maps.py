"""A map as vector shapes: one a unit up to `MOST_SHAPES`, else one a class; both archipelagos."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from components.colours import GROUND_BORDER, INK, PAPER, SEA, SOFT_INK
from components.maps.chart import MapChart
from components.maps.legend import legend_of
from components.maps.panes import Area, Boxes, Dot, Pane, panes
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.shapes import FIRST_ID, Canvas, Ink, Look, Ring, outline, paragraph
from components.renderers.pptx.text import Style, add_text, fitting
from data.words import t
from data.words.numbers import format_number, tabular

MOST_SHAPES = 200
FINE = 2.0  # pixels of the shapes for one point of the slide
COLUMNS = (0.46, 0.2, 0.34)  # of the width: main map, insets, legend
NAME = 14.0  # points over an inset
MANY_LETTERS = 11.0


def add_map(slide: Any, box: Box, chart: MapChart, words: str) -> str:
    """Put insets' names and the legend on the slide; the shapes of the map, as XML for `with_shapes`.

    words: the alternative text.
    """
    main, insets, key = box.columns(*COLUMNS)
    frames = _inset_boxes(insets)
    own = [_pixels(frame) for frame in frames]
    found = panes(chart, Boxes(_pixels(main), _pixels(main), tuple(own)))
    canvas = Canvas(slide, FIRST_ID)
    for pane, frame in zip(found, (main, *frames), strict=True):
        canvas.rectangle(frame, Look(SEA), pane.name or chart.context.scope)
        _pane(canvas, pane, frame, chart)
    _scale(canvas, found[0], main, chart)
    for pane, frame in zip(found[1:], frames, strict=True):
        over = Box(frame.left, frame.top - NAME, frame.width, NAME)
        size = fitting([pane.name], over, 10, 7)
        add_text(slide, over, [pane.name], pane.name, Style(chart.language, size, SOFT_INK))
    _legend(slide, key, chart)
    return canvas.group(chart.title, words)


def _inset_boxes(box: Box) -> list[Box]:
    """Room for the name over each."""
    half = box.height / 2
    return [
        Box(box.left, box.top + n * half + NAME, box.width, half - NAME - (4 if n == 0 else 0))
        for n in (0, 1)
    ]


def _pixels(box: Box) -> tuple[float, float, float, float]:
    return box.left * FINE, box.top * FINE, box.width * FINE, box.height * FINE


def _points(rings: Iterable[Any], frame: Box) -> list[Ring]:
    """Rings in points of the slide, kept within their frame."""
    low = (frame.left, frame.top)
    high = (frame.left + frame.width, frame.bottom)
    return [np.clip(ring[:-1] / FINE, low, high).tolist() for ring in rings]


def _pane(canvas: Canvas, pane: Pane, frame: Box, chart: MapChart) -> None:
    border = outline(GROUND_BORDER, 0.5)
    held = {area.code for area in pane.areas}
    ground = [ring for area in pane.ground if area.code not in held for ring in area.rings]
    if ground:
        canvas.polygon(_points(ground, frame), Look(pane.ground[0].colour, border), chart.context.scope)
    if len(pane.areas) <= MOST_SHAPES:
        texts = _texts(chart, {area.code for area in pane.areas})
        edge = outline(GROUND_BORDER if pane.name else PAPER, 0.5)
        for area in pane.areas:
            text = texts.get(area.code, area.name)
            canvas.polygon(_points(area.rings, frame), Look(area.colour, edge), text)
    else:
        _by_class(canvas, pane.areas, frame, chart)
    _dots(canvas, pane.dots, frame)


def _texts(chart: MapChart, codes: set[str]) -> dict[str, str]:
    """Code → the unit's name with its number, or why it has none."""
    style, language = chart.geography.classes.style, chart.language
    rows = chart.frame.filter(chart.frame["code"].is_in(list(codes)))
    return {
        code: f"{name}: {band if value is None else tabular(value, style, language)}"
        for code, name, value, band in rows.select("code", "name", "value", "band").iter_rows()
    }


def _by_class(canvas: Canvas, areas: Iterable[Area], frame: Box, chart: MapChart) -> None:
    found: dict[int, list[Any]] = {}
    for area in areas:
        found.setdefault(area.index or 0, []).extend(area.rings)
    classes = chart.geography.classes
    for index in sorted(found):
        canvas.polygon(_points(found[index], frame), Look(classes.colours[index]), classes.labels[index])


def _dots(canvas: Canvas, dots: Iterable[Dot], frame: Box) -> None:
    """Stations: up to `MOST_SHAPES` one shape each, above that one a colour."""
    dots = list(dots)
    found: dict[tuple[str, str], list[Ring]] = {}
    for dot in dots:
        name = dot.name if len(dots) <= MOST_SHAPES else dot.colour
        found.setdefault((name, dot.colour), []).append(_square(dot))
    for (name, colour), rings in found.items():
        canvas.polygon(rings, Look(colour), name)


def _square(dot: Dot) -> Ring:
    """A rhombus about as large as the page's point."""
    x, y, half = dot.x / FINE, dot.y / FINE, max(0.9, dot.size / 2.4)
    return [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]


def _scale(canvas: Canvas, pane: Pane, box: Box, chart: MapChart) -> None:
    """A bar of a round length at the bottom left."""
    pixels, words = pane.camera.scale_bar
    bar = Box(box.left + 8, box.bottom - 8, pixels / FINE, 2)
    canvas.rectangle(bar, Look(SOFT_INK), words)
    text = paragraph(words, Ink(chart.language, 9, SOFT_INK, side="l"))
    canvas.rectangle(Box(bar.left, bar.top - 14, 90, 12), Look(), words, text)


def _legend(slide: Any, box: Box, chart: MapChart) -> None:
    """A row a class with its colour and how many places are in it, then what the map itself says."""
    canvas = Canvas(slide)
    row = min(24.0, 0.6 * box.height / max(1, len(legend_of(chart))))
    size = min(12.0, row * 0.6)
    for n, entry in enumerate(legend_of(chart)):
        top = box.top + NAME + n * row
        mark = Box(box.left, top + 0.15 * row, 0.7 * row, 0.7 * row)
        canvas.rectangle(mark, Look(entry.colour, outline(GROUND_BORDER, 0.5)), entry.label)
        count = format_number(entry.count, chart.language)
        text = paragraph(f"{entry.label} ({count})", Ink(chart.language, size, INK, side="l"))
        left = mark.left + mark.width + 8
        canvas.rectangle(Box(left, top, box.left + box.width - left, row), Look(), entry.label, text)
    words = t("briefing.legend", chart.language)
    canvas.add(words, words)
    used = NAME + row * len(legend_of(chart)) + 10
    rest = Box(box.left, box.top + used, box.width, box.height - used)
    notes = [chart.geography.classes.note, *chart.geography.notes]
    size = fitting(notes, rest, MANY_LETTERS)
    add_text(
        slide,
        rest,
        notes,
        t("briefing.notes", chart.language),
        Style(chart.language, size=size, colour=SOFT_INK),
    )
