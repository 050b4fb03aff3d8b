"""A figure on a sheet: its key above its plot; smaller where its rows would not fit, but never too small."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

from components.maps.camera import Box
from components.renderers.svg.picture import Figure, Key, picture
from components.renderers.svg.traces import dashes
from components.renderers.svg.writing import Hand

ROW, THICK = 19, 60  # pixels of a row of bars or cells, and over which it looks fat
LINE = 17.5  # pixels of a line of its name
PLOT = 200  # pixels at least of a plot without rows
SMALLEST = 9  # points of any letters
MARK, BETWEEN = 20, 16  # pixels of a mark of the key, and between its entries
KEY = Hand(11.5)


@dataclass(frozen=True)
class PlotBody:
    """figure: Plotly's, with ranges and ticks on its axes."""

    figure: Figure

    @property
    def column(self) -> bool:
        """It has no column."""
        return False

    def width(self, height: float, most: float) -> float:
        """All of it."""
        return most

    def least(self, width: float) -> float:
        """With its letters as small as they may be."""
        return self._shrunk * self._natural + self._key_height(width)

    def draw(self, box: Box, column: Box | None) -> str:
        """Key and plot."""
        x, y, width, height = box
        high = self._key_height(width)
        scale = min(1, max(self._shrunk, (height - high) / self._natural))
        height = min(height, self._most + high)
        left, top, right, bottom = (self.figure["layout"]["margin"][side] for side in "ltrb")
        room = (width / scale - left - right, (height - high) / scale - top - bottom)
        drawn = picture(self.figure, room)
        place = (
            f'x="{left:.1f}" y="{top:.1f}" width="{room[0]:.1f}" height="{room[1]:.1f}" overflow="visible"'
        )
        moved = f'transform="translate({x:.1f} {y + high:.1f}) scale({scale:.4g})"'
        return self._key((x, y), width) + f"<g {moved}><svg {place}>{drawn.svg}</svg></g>"

    @cached_property
    def _natural(self) -> float:
        """Pixels of height at which nothing is shrunk."""
        layout = self.figure["layout"]
        axis, margin = layout.get("yaxis", {}), layout["margin"]
        lines = sum(1 + text.count("<br>") for text in axis.get("ticktext", ()) if self._rows)
        return float(max(PLOT, ROW * self._rows, LINE * lines) + margin["t"] + margin["b"])

    @property
    def _rows(self) -> int:
        return len(self.figure["layout"].get("yaxis", {}).get("categoryarray", ()))

    @property
    def _most(self) -> float:
        """Pixels of height over which rows only grow thick."""
        return max(self._natural, THICK * self._rows) if self._rows else inf

    @property
    def _shrunk(self) -> float:
        """The smallest scale that keeps every letter readable."""
        return min(1.0, SMALLEST / min(_letters(self.figure)))

    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        return picture(self.figure, (100, 100)).keys

    def _key_height(self, width: float) -> float:
        return KEY.line * len(self._key_lines(width)) + (6 if self._keys else 0)

    def _key_lines(self, width: float) -> list[list[Key]]:
        lines: list[list[Key]] = []
        left = 0.0
        for key in self._keys:
            need = MARK + KEY.width(key.name) + BETWEEN
            if not lines or left < need:
                lines.append([])
                left = width
            lines[-1].append(key)
            left -= need
        return lines

    def _key(self, at: tuple[float, float], width: float) -> str:
        drawn = ""
        for n, line in enumerate(self._key_lines(width)):
            x, y = at[0], at[1] + n * KEY.line
            for key in line:
                drawn += _mark(key, x, y) + KEY.write([key.name], (x + MARK, y))
                x += MARK + KEY.width(key.name) + BETWEEN
        return drawn


def _mark(key: Key, x: float, y: float) -> str:
    middle = y + KEY.size * 0.68
    if key.kind == "area":
        return f'<rect x="{x:.1f}" y="{middle - 5:.1f}" width="12" height="10" fill="{key.colour}"/>'
    return (
        f'<path d="M{x:.1f} {middle:.1f}h15" stroke="{key.colour}" stroke-width="3"'
        f' stroke-dasharray="{dashes(key.dash)}"/>'
    )


def _letters(part: Any) -> Iterator[float]:
    """The sizes of all letters of a figure."""
    yield 13
    if isinstance(part, dict):
        font = {name: part[name] for name in ("font", "tickfont", "textfont") if name in part}
        yield from (held["size"] for held in font.values() if "size" in held)
        for name in ("layout", "xaxis", "yaxis"):
            if name in part:
                yield from _letters(part[name])
        for each in (*part.get("data", ()), *part.get("annotations", ())):
            yield from _letters(each)
