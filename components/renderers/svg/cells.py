"""The cells of a heatmap: one path a colour, and the words that stand in them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import chain, groupby, pairwise
from typing import Any

from components.colours import INK, PAPER
from components.renderers.svg.scale import INVISIBLE, percent
from components.renderers.svg.words import SIZE, At, plain, words

Trace = dict[str, Any]
Room = tuple[float, float]  # width and height
Inked = list[tuple[str, str]]  # words and the colour they are written in


def cells(trace: Trace, size: tuple[int, int], room: Room | None = None) -> str:
    """Cells of one colour side by side as one; the ground shows between them.

    size: columns and rows. room: the plot in pixels, for programs that widen lines with their drawing.
    """
    found: dict[str, list[str]] = defaultdict(list)
    colours = _colours(trace)
    for at, line in enumerate(colours):
        for colour, first, count in _runs(line):
            found[colour].append(f"M{first} {at}h{count}v1h-{count}z")
    paths = "".join(f'<path d="{"".join(ways)}" fill="{colour}"/>' for colour, ways in found.items())
    columns, rows = size
    box = f'viewBox="0 0 {columns} {rows}" preserveAspectRatio="none"'
    wide = (1.0, 1.0) if room is None else (columns / room[0], rows / room[1])
    gaps = _gaps(colours, wide) if trace.get("xgap") else ""
    return f'<svg width="100%" height="100%" {box} class="cells">{paths}{gaps}</svg>'


def cell_hits(trace: Trace) -> str:
    """The ground under the pointer, with the names of columns and rows and the words of each cell."""
    texts = trace.get("customdata") or trace.get("text")
    if not texts or trace.get("hoverinfo") == "skip":
        return ""
    columns, rows = trace["x"], [plain(str(name)) for name in trace["y"]]
    said = json.dumps({"x": columns, "y": rows, "said": texts}, ensure_ascii=False, separators=(",", ":"))
    return f'<rect width="100%" height="100%" {INVISIBLE} data-cells="{escape(said)}"/>'


def _gaps(colours: Sequence[Sequence[str | None]], wide: Room) -> str:
    """Lines between cells; none where both sides are open. wide: upright and level ones, one pixel."""
    columns = list(zip(*colours, strict=True))
    upright = "".join(f"M{n} {first}v{count}" for n, first, count in _between(columns))
    level = "".join(f"M{first} {n}h{count}" for n, first, count in _between(colours))
    kind = f'class="gaps" stroke="{PAPER}" vector-effect="non-scaling-stroke"'
    if wide[0] == wide[1]:
        return f'<path {kind} d="{upright}{level}" stroke-width="{wide[0]:.4g}"/>'
    ways = zip((upright, level), wide, strict=True)
    return "".join(f'<path {kind} d="{way}" stroke-width="{width:.4g}"/>' for way, width in ways)


def _between(lines: Sequence[Sequence[str | None]]) -> Iterator[tuple[int, int, int]]:
    """Number of lines before the gap, first cell and number of cells."""
    for n, pair in enumerate(pairwise(lines), start=1):
        known = [None if cells == (None, None) else "" for cells in zip(*pair, strict=True)]
        yield from ((n, first, count) for _, first, count in _runs(known))


def cell_words(trace: Trace, size: tuple[int, int]) -> str:
    """The words that stand in the cells, dark on light and light on dark."""
    if "texttemplate" not in trace:
        return ""
    letters = max(map(len, chain.from_iterable(trace["text"]))) == 1
    line = _letters if letters else _texts
    texts = zip(trace["text"], _inks(trace), strict=True)
    inside = "".join(line(list(zip(*row, strict=True)), at, size) for at, row in enumerate(texts))
    height = trace.get("textfont", {}).get("size", 11)
    return f'<g class="cell-words" font-size="{height}" text-anchor="middle">{inside}</g>'


def _texts(row: Inked, at: int, size: tuple[int, int]) -> str:
    columns, rows = size
    return "".join(
        words(text, At(100 * (n + 0.5) / columns, 100 * (at + 0.5) / rows, side="left"), SIZE, ink)
        for n, (text, ink) in enumerate(row)
        if text
    )


def _letters(row: Inked, at: int, size: tuple[int, int]) -> str:
    """A row of single letters of one ink as one text, each letter at its own place."""
    columns, rows = size
    up = percent(100 * (at + 0.5) / rows)
    parts = []
    for ink in (INK, PAPER):
        there = [n for n, (letter, own) in enumerate(row) if letter and own == ink]
        places = " ".join(percent(100 * (n + 0.5) / columns) for n in there)
        text = "".join(escape(row[n][0]) for n in there)
        parts.append(f'<text x="{places}" y="{up}" dy=".35em" fill="{ink}">{text}</text>' if there else "")
    return "".join(parts)


def _inks(trace: Trace) -> list[list[str]]:
    return [
        [INK if colour is None or is_light(colour) else PAPER for colour in line] for line in _colours(trace)
    ]


@cache
def is_light(colour: str) -> bool:
    """By the luma of ITU-R BT.601."""
    red, green, blue = _rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140


def _runs(colours: Sequence[str | None]) -> Iterator[tuple[str, int, int]]:
    """Colour, first column and number of columns; a cell without a value is left open."""
    at = 0
    for colour, group in groupby(colours):
        count = len(list(group))
        if colour is not None:
            yield colour, at, count
        at += count


def _colours(trace: Trace) -> list[list[str | None]]:
    """The colour of each cell, that of its step; none where it has no value."""
    low, high = trace.get("zmin", 0), trace.get("zmax", 1)
    values = {value for line in trace["z"] for value in line if value is not None}
    colours = {value: _step(trace["colorscale"], (value - low) / (high - low)) for value in values}
    return [[colours.get(value) for value in line] for line in trace["z"]]


def _step(scale: Sequence[Sequence[Any]], share: float) -> str:
    return next(str(colour) for end, colour in scale if share <= end)


def _rgb(colour: str) -> tuple[int, ...]:
    if colour.startswith("#"):
        return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return tuple(int(float(part)) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])
