"""The words at the right of a map: the classes, and the places in the order of their values."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import NamedTuple

import polars as pl

from components.colours import STRONG_LINE
from components.maps.camera import Box
from components.maps.chart import MapChart
from components.maps.legend import legend_of
from components.reading.metric_words import value_text
from components.renderers.svg.writing import Hand
from data.words import t
from data.words.numbers import format_number
from data.words.sorting import name_order

LEGEND = Hand(10.5)
SIZES = (12.0, 11.0, 10.0, 9.0)  # of the letters of places
SWATCH = 15
LONGEST = 20  # texts that are measured
APART = 16  # pixels between columns
FEWEST = 6  # rows for which an order is worth its room


class Ranked(NamedTuple):
    """A place in the order of the values, or what is said of several."""

    colour: str
    name: str
    value: str


def column(chart: MapChart, box: Box) -> str:
    """The legend, then as many places as there is room for: all, or those at both ends."""
    drawn, used = _legend(chart, box)
    x, y, width, height = box
    places = _ranked(chart)
    return drawn + _ranking(chart, places, (x, y + used, width, height - used)) if places else drawn


def legend_height(chart: MapChart, width: float) -> float:
    """Pixels that the legend takes."""
    return _legend(chart, (0, 0, width, 0))[1]


def _legend(chart: MapChart, box: Box) -> tuple[str, float]:
    x, top, width, _ = box
    y, drawn = top, ""
    for entry in legend_of(chart):
        number = f" ({format_number(entry.count, chart.language)})" if entry.count or not entry.blank else ""
        lines = LEGEND.lines(entry.label + number, width - SWATCH)
        drawn += _swatch(entry.colour, x, y + 1.5, dashed=entry.blank) + LEGEND.write(lines, (x + SWATCH, y))
        y += LEGEND.line * len(lines) + 1.5
    return drawn, y - top + 6


def _swatch(colour: str, x: float, y: float, *, dashed: bool = False) -> str:
    border = f'stroke="{STRONG_LINE}" stroke-width=".7"' + (' stroke-dasharray="2 1.5"' if dashed else "")
    return f'<rect x="{x + 0.5:.1f}" y="{y + 0.5:.1f}" width="9.5" height="9.5" fill="{colour}" {border}/>'


def _ranked(chart: MapChart) -> list[Ranked]:
    """Places with a value, the highest first; none of single stations or of classes without an order."""
    classed, metric = chart.geography.classes, chart.metric
    if chart.kind == "points" or metric is None or not classed.edges:
        return []
    known = chart.frame.filter(pl.col("value").is_not_null()).select("value", "name", "class").rows()
    texts = {value: value_text(value, metric, chart.language) for value in {row[0] for row in known}}
    return [
        Ranked(classed.colours[index], name, texts[value])
        for value, name, index in sorted(known, key=lambda row: (-row[0], name_order(row[1])))
    ]


def _ranking(chart: MapChart, places: list[Ranked], box: Box) -> str:
    """In the largest letters in which all places have room, else in the smallest."""
    grids = [Grid.of(places, Hand(size), box) for size in SIZES]
    grid = next((each for each in grids if each.room >= len(places)), grids[-1])
    if grid.rows < FEWEST:
        return ""
    shown = _both_ends(chart, places, grid.room)
    rows = min(grid.rows, ceil(len(shown) / grid.columns))
    return "".join(
        _row(place, grid, (box[0] + (n // rows) * grid.across, box[1] + (n % rows) * grid.row))
        for n, place in enumerate(shown)
    )


@dataclass(frozen=True)
class Grid:
    """Columns and rows of places; across: pixels from one column to the next."""

    hand: Hand
    columns: int
    rows: int
    across: float

    @classmethod
    def of(cls, places: list[Ranked], hand: Hand, box: Box) -> "Grid":
        """As many as a box has room for in letters of this size."""
        value = _widest(hand, {place.value for place in places})
        name = min(16 * hand.size, _widest(hand, {place.name for place in places}))
        wide = SWATCH + name + value + 8
        columns = max(1, int((box[2] + APART) // (wide + APART)))
        across = min((box[2] + APART) / columns, wide + APART + 16)
        return cls(hand, columns, max(0, int(box[3] // (hand.size + 3.5))), across)

    @property
    def room(self) -> int:
        """Places."""
        return self.columns * self.rows

    @property
    def row(self) -> float:
        """Pixels of a row."""
        return self.hand.size + 3.5


def _widest(hand: Hand, texts: Iterable[str]) -> float:
    """Pixels of the widest text, looked for among those of the most letters."""
    return max(map(hand.width, nlargest(LONGEST, texts, key=len)))


def _both_ends(chart: MapChart, places: list[Ranked], most: int) -> list[Ranked]:
    """All places, or the first and last ones with a line on those between."""
    if len(places) <= most:
        return places
    half = (most - 1) // 2
    alike = [list(group) for _, group in groupby(places, key=itemgetter(2))]
    first, used = _end(chart, alike, half)
    last, used_last = _end(chart, alike[used:][::-1], half)
    left = sum(map(len, alike[used : len(alike) - used_last]))
    between = t("picture.between", chart.language, number=format_number(left, chart.language))
    return [*first, *([Ranked("", between, "")] if left else []), *last[::-1]]


def _end(chart: MapChart, alike: list[list[Ranked]], most: int) -> tuple[list[Ranked], int]:
    """Rows from one end, and of how many values: the places of a value all, or their number in one row."""
    rows: list[Ranked] = []
    for used, group in enumerate(alike):
        if len(rows) == most:
            return rows, used
        if len(rows) + len(group) <= most:
            rows += group
        else:
            count = format_number(len(group), chart.language)
            rows.append(group[0]._replace(name=t("picture.alike", chart.language, number=count)))
    return rows, len(alike)


def _row(place: Ranked, grid: Grid, at: tuple[float, float]) -> str:
    (x, y), (colour, name, value), hand = at, place, grid.hand
    end = x + grid.across - APART
    mark = _swatch(colour, x, y + (hand.size - 8) / 2) if colour else ""
    fitting = hand.cut(name, end - x - SWATCH - hand.width(value) - 4)
    return mark + hand.write([fitting], (x + SWATCH, y)) + hand.write([value], (end, y), "end")
