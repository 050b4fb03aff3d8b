"""Dots on a sheet: the tiles with their names as on a wide screen, and the key below them."""

from dataclasses import dataclass

from components.colours import INK
from components.dots.chart import DotChart
from components.dots.picture import dot_marks, mark_svg
from components.dots.printed import key_of, laid_out, least_height
from components.maps.camera import Box
from components.renderers.svg.writing import Hand

NAME = Hand(10, colour=INK)
MARK = 10.0  # pixels of a dot in the key
GAP = 14.0  # between two entries of the key
Entry = tuple[str, str]  # the mark as SVG and its words


@dataclass(frozen=True)
class DotBody:
    """chart: kind `dot_matrix`. mapped: provinces lie as on the tile grid, else in lines with larger dots."""

    chart: DotChart
    mapped: bool = True

    @property
    def column(self) -> bool:
        """Its key stands below it."""
        return False

    def least(self, width: float) -> float:
        """So high that the names of its tiles can be read, and the key."""
        return least_height(self.chart, width, mapped=self.mapped) + self._key_height(width)

    def width(self, height: float, most: float) -> float:
        """All of it."""
        return most

    def draw(self, box: Box, column: Box | None) -> str:
        """The tiles as large as they can be, then the key."""
        x, y, width, height = box
        room = height - self._key_height(width)
        layout, scale = laid_out(self.chart, width, room, mapped=self.mapped)
        marks = dot_marks(self.chart.dots, layout, self.chart.at, f"{self.chart.key}-", names=True)
        placed = f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.4f})">{marks}</g>'
        return placed + self._key((x, y + height - self._key_height(width) + GAP / 2), width)

    def _entries(self) -> list[Entry]:
        """A mark and its words for every state that occurs now."""
        return [(mark_svg(state, silent, MARK), words) for state, silent, words in key_of(self.chart)]

    def _lines(self, width: float) -> list[list[Entry]]:
        lines: list[list[Entry]] = [[]]
        for entry in self._entries():
            if sum(map(_wide, [*lines[-1], entry])) > width and lines[-1]:
                lines.append([])
            lines[-1].append(entry)
        return lines

    def _key_height(self, width: float) -> float:
        return len(self._lines(width)) * NAME.line * 1.2 + GAP

    def _key(self, at: tuple[float, float], width: float) -> str:
        drawn, (left, y) = "", at
        for line in self._lines(width):
            x = left
            for mark, text in line:
                drawn += f'<g transform="translate({x:.1f} {y + 2:.1f})">{mark}</g>'
                drawn += NAME.write([text], (x + MARK + 4, y))
                x += _wide((mark, text))
            y += NAME.line * 1.2
        return drawn


def _wide(entry: Entry) -> float:
    return MARK + 4 + NAME.width(entry[1]) + GAP
