"""Where tiles lie: a block of dots a province where the tile grid has it, or communes from north to south.

Every dot is as large as any other, so a tile is as wide as its dots need; all are equally high.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from components.charts.text_width import text_width

LABEL, LETTERS = 14.0, 11.0  # pixels for a tile's name above its dots; its letters
GAP, LINE_GAP = 8.0, 4.0  # between tiles, and between their lines
MOST_ROWS = 40


@dataclass(frozen=True)
class Box:
    """Pixels that a picture has. height: None where it may be as high as it needs.

    pitch: of dots, at most; least: the least width of a tile.
    """

    width: float
    height: float | None
    pitch: float
    least: float = 30.0


@dataclass(frozen=True)
class Group:
    """What becomes a tile of `count` dots, the number of the first of which is `first`.

    row, column: its place, only the order of which counts.
    """

    code: str
    name: str
    count: int
    first: int
    row: float
    column: float


@dataclass(frozen=True)
class Tile:
    """x, y, width, height: pixels, name and dots together. first: the number of its first dot."""

    code: str
    name: str
    count: int
    first: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """width, height, pitch: pixels. rows: of dots in a tile, which is filled column by column."""

    width: float
    height: float
    pitch: float
    rows: int
    tiles: tuple[Tile, ...]


def arrange(groups: Sequence[Group], box: Box) -> Layout:
    """The layout with the largest dots that fit into the box; higher than it where none fit."""
    lines = _lines(groups)
    pitch, least_rows = max((_fitting(lines, box, rows), -rows) for rows in range(1, MOST_ROWS))
    rows = -least_rows
    height = LABEL + rows * pitch
    tiles = []
    for number, line in enumerate(lines):
        widths = [_width(group, box, rows, pitch) for group in line]
        y = number * (height + LINE_GAP)
        for group, x, width in zip(line, _spread(line, widths, groups, box), widths, strict=True):
            tiles.append(Tile(group.code, group.name, group.count, group.first, x, y, width, height))
    total = len(lines) * (height + LINE_GAP) - LINE_GAP
    return Layout(box.width, max(total, 0), pitch, rows, tuple(tiles))


def from_north(groups: Sequence[Group], box: Box) -> list[Group]:
    """The groups in as many lines as their names need, each line from west to east.

    row of what comes in: any number that grows to the south; column: any that grows to the east.
    """
    lines: list[list[Group]] = [[]]
    for group in sorted(groups, key=lambda group: group.row):
        if sum(max(box.least, _name_width(one.name)) + GAP for one in [*lines[-1], group]) > box.width:
            lines.append([])
        lines[-1].append(group)
    west = [sorted(line, key=lambda group: group.column) for line in lines]
    return [
        replace(group, row=row, column=column)
        for row, line in enumerate(west)
        for column, group in enumerate(line)
    ]


def names_fit(groups: Sequence[Group], box: Box) -> bool:
    """Whether the names of each line have room beside each other."""
    least = ([(max(box.least, _name_width(one.name)), 0) for one in line] for line in _lines(groups))
    return all(_fits(line, box, 0) for line in least)


def _lines(groups: Sequence[Group]) -> list[list[Group]]:
    rows = sorted({group.row for group in groups})
    return [sorted((g for g in groups if g.row == row), key=lambda g: g.column) for row in rows]


def _width(group: Group, box: Box, rows: int, pitch: float) -> float:
    return max(box.least, _name_width(group.name), ceil(group.count / rows) * pitch)


@lru_cache(maxsize=8192)
def _name_width(name: str) -> float:
    return 1.12 * text_width(name, LETTERS)  # typefaces differ, and names must not touch


def _fitting(lines: Sequence[Sequence[Group]], box: Box, rows: int) -> float:
    """The largest pitch with that many rows of dots in a tile; the least where not even that fits."""
    high = box.pitch
    if box.height is not None:
        high = min(high, ((box.height + LINE_GAP) / max(len(lines), 1) - LABEL - LINE_GAP) / rows)
    pitch = round(high, 1)
    # A line that fits goes on fitting as dots shrink.
    for line in lines:
        sizes = [(max(box.least, _name_width(one.name)), ceil(one.count / rows)) for one in line]
        while pitch > 0.5 and not _fits(sizes, box, pitch):
            pitch = round(pitch - 0.1, 1)
    return pitch


def _fits(sizes: Sequence[tuple[float, int]], box: Box, pitch: float) -> bool:
    """Whether a line has room. sizes: the least width of each tile, and its columns of dots."""
    return sum([max(least, columns * pitch) + GAP for least, columns in sizes]) - GAP <= box.width


def _spread(line: Sequence[Group], widths: Sequence[float], groups: Sequence[Group], box: Box) -> list[float]:
    """The left edges of a line's tiles: as near to their columns as they can lie without touching."""
    columns = max(group.column for group in groups) + 1
    edges, least = [], 0.0
    for group, width in zip(line, widths, strict=True):
        edges.append(max(least, (group.column + 0.5) / columns * box.width - width / 2))
        least = edges[-1] + width + GAP
    most = box.width
    for number in reversed(range(len(edges))):
        edges[number] = max(0.0, min(edges[number], most - widths[number]))
        most = edges[number] - GAP
    return edges
