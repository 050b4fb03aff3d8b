"""Positions of the columns and bands of a flow: pixels from the top down."""

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from components.charts.chart import Chart

BODY = 340  # pixels that all of the numbers share
LINE = 20  # the least room of a step, so that its name can be read
GAP = 6


@dataclass(frozen=True)
class Node:
    """One step on one date: its bar from `top` down, as high as its number."""

    name: str
    number: float
    top: float
    bottom: float
    slot: float

    @property
    def middle(self) -> float:
        """The height of its name."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Band:
    """A move from one step to another, with the upper edges of its band on the left and on the right."""

    before: str
    after: str
    move: str
    number: float
    left: float
    right: float
    thickness: float
    down: bool


def nodes(chart: Chart, column: str) -> list[Node]:
    """The steps of one side, the highest on top, what is no step at the bottom."""
    numbers = _numbers(chart, column)
    scale = _scale(chart)
    found, top = [], 0.0
    for name in [name for name in order(chart) if numbers.get(name)]:
        bar = numbers[name] * scale
        slot = max(bar, LINE) + GAP
        start = top + (slot - bar) / 2
        found.append(Node(name, numbers[name], start, start + bar, slot))
        top += slot
    return found


def height(column: list[Node]) -> float:
    """Pixels from the top of the first step to the end of the last."""
    return sum(node.slot for node in column)


def order(chart: Chart) -> list[str]:
    """The names of both sides from the top down."""
    e = chart.encodings
    steps = [name for name, _ in chart.colours]
    names = dict.fromkeys([*chart.frame[e.x], *chart.frame[e.series or ""]])
    return sorted(names, key=lambda name: -steps.index(name) if name in steps else 1)


class _Pair(NamedTuple):
    before: str
    after: str
    number: float
    move: str


def bands(chart: Chart, left: list[Node], right: list[Node]) -> list[Band]:
    """The bands in the order of the kinds of move, so that those named last lie on top.

    On the left they lie in the order of where they go, on the right in that of where they come from.
    """
    e = chart.encodings
    known = [name for name, _ in chart.colours]
    names, scale = order(chart), _scale(chart)
    pairs = [_Pair(*row) for row in chart.frame.select(e.x, e.series, e.y, e.hover[0]).rows() if row[2]]
    starts = _edges(sorted(pairs, key=lambda pair: names.index(pair.after)), "before", left, scale)
    ends = _edges(sorted(pairs, key=lambda pair: names.index(pair.before)), "after", right, scale)
    found = [
        Band(
            before=pair.before,
            after=pair.after,
            move=pair.move,
            number=pair.number,
            left=starts[pair],
            right=ends[pair],
            thickness=pair.number * scale,
            down={pair.before, pair.after} <= set(known)
            and names.index(pair.after) > names.index(pair.before),
        )
        for pair in pairs
    ]
    return sorted(found, key=lambda band: known.index(band.move) if band.move in known else -1)


def _edges(pairs: list[_Pair], side: str, column: list[Node], scale: float) -> dict[_Pair, float]:
    """The upper edge of each band on one side, one below the other."""
    free = {node.name: node.top for node in column}
    edges = {}
    for pair in pairs:
        name = getattr(pair, side)
        edges[pair] = free[name]
        free[name] += pair.number * scale
    return edges


def _numbers(chart: Chart, column: str) -> dict[str, float]:
    summed = chart.frame.group_by(column).agg(pl.col(chart.encodings.y).sum())
    return dict(summed.iter_rows())


def _scale(chart: Chart) -> float:
    """Pixels for one station or person."""
    return BODY / (float(chart.frame[chart.encodings.y].sum()) or 1)
