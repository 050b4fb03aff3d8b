"""Dots on a sheet: the tiles with their names as on a wide screen, and the key below them."""

from dataclasses import dataclass

import numpy as np

from components.colours import INK
from components.dots.chart import DotChart
from components.dots.picture import dot_marks, mark_svg
from components.dots.states import STATES
from components.maps.camera import Box
from components.renderers.svg.writing import Hand
from data.words import t
from data.words.numbers import format_number

NAME = Hand(10, colour=INK)
MARK = 10.0  # pixels of a dot in the key
GAP = 14.0  # between two entries of the key
LEAST = 0.62  # of the tiles' own size: smaller names cannot be read
Entry = tuple[str, str]  # the mark as SVG and its words


@dataclass(frozen=True)
class DotBody:
    """chart: kind `dot_matrix`."""

    chart: DotChart

    @property
    def column(self) -> bool:
        """Its key stands below it."""
        return False

    def least(self, width: float) -> float:
        """As high as the tiles are over this width, and the key; not so small that names cannot be read."""
        scale = max(LEAST, min(1.0, width / self.chart.wide.width))
        return self.chart.wide.height * scale + self._key_height(width)

    def width(self, height: float, most: float) -> float:
        """All of it."""
        return most

    def draw(self, box: Box, column: Box | None) -> str:
        """The tiles as large as they can be, then the key."""
        x, y, width, height = box
        room = height - self._key_height(width)
        scales = (
            (min(width / one.width, room / one.height), one) for one in (self.chart.wide, self.chart.narrow)
        )
        scale, layout = max(scales, key=lambda pair: pair[0])
        left = x + (width - scale * layout.width) / 2
        marks = dot_marks(self.chart.dots, layout, self.chart.at, f"{self.chart.key}-", names=True)
        placed = f'<g transform="translate({left:.1f} {y:.1f}) scale({scale:.4f})">{marks}</g>'
        return placed + self._key((x, y + height - self._key_height(width) + GAP / 2), width)

    def _entries(self) -> list[Entry]:
        """A mark and its words for every state that occurs now, with how many dots are in it."""
        counts = np.bincount(self.chart.dots.digits[:, self.chart.at], minlength=len(STATES))
        language = self.chart.language
        named = [
            (mark_svg(state, False, MARK), f"{t(f'stage.{state.key}', language)}: {count}")
            for state in (*STATES[1:], STATES[0])
            if counts[state.digit] and (count := format_number(int(counts[state.digit]), language))
        ]
        if self.chart.dots.silent[:, self.chart.at].any():
            named.append((mark_svg(STATES[4], True, MARK), t("stages.silent", language)))
        return named

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
