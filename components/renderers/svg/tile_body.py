"""The tile grid on a sheet: a tile a province, as wide as its name needs."""

from dataclasses import dataclass
from typing import Any

from components.colours import GROUND, INK, PAPER
from components.maps.camera import Box
from components.maps.chart import MapChart
from components.reading.metric_words import value_text
from components.renderers.svg.cells import is_light
from components.renderers.svg.column import column, legend_height
from components.renderers.svg.writing import Hand
from data.geography.tilegrid import Tile, tile_grid

LINE = 15.0  # pixels of a tile with its words in one line
TWO_LINES = 25.0
WIDEST = 104  # pixels of a tile
COLUMN = 0.3
NAME, VALUE = Hand(9.3), Hand(9.3, bold=True)


@dataclass(frozen=True)
class TileBody:
    """chart: kind `tile_grid`."""

    chart: MapChart

    @property
    def column(self) -> bool:
        """The classes stand beside it."""
        return True

    @property
    def _extent(self) -> tuple[int, int]:
        tiles = tile_grid(self.chart.geography.scheme).values()
        return max(tile.column for tile in tiles) + 1, max(tile.row for tile in tiles) + 1

    def least(self, width: float) -> float:
        """With the words of a tile in one line, or in two where it is narrow."""
        columns, rows = self._extent
        narrow = width * (1 - COLUMN) / columns < WIDEST
        return max(rows * (TWO_LINES if narrow else LINE), legend_height(self.chart, width * COLUMN))

    def width(self, height: float, most: float) -> float:
        """Tiles as wide as a name, where there is room."""
        return min(most * (1 - COLUMN), WIDEST * self._extent[0])

    def draw(self, box: Box, column_box: Box | None) -> str:
        """The ground of every province, the tiles of those with a value, and the column."""
        tiles = tile_grid(self.chart.geography.scheme)
        rows = {row["code"]: row for row in self.chart.frame.iter_rows(named=True)}
        drawn = "".join(self._tile(box, tile, rows.get(code)) for code, tile in tiles.items())
        return drawn + (column(self.chart, column_box) if column_box else "")

    def _tile(self, box: Box, tile: Tile, row: dict[str, Any] | None) -> str:
        columns, rows = self._extent
        wide, high = box[2] / columns, box[3] / rows
        x, y = box[0] + tile.column * wide, box[1] + tile.row * high
        colour = self.chart.geography.classes.colours[row["class"]] if row else GROUND
        ground = (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide - 2:.1f}" height="{high - 2:.1f}" fill="{colour}"/>'
        )
        return ground + (self._words(row, (x, y, wide - 2, high - 2), colour) if row else "")

    def _words(self, row: dict[str, Any], box: Box, colour: str) -> str:
        x, y, wide, high = box
        ink = INK if is_light(colour) else PAPER
        name, value = Hand(NAME.size, colour=ink), Hand(VALUE.size, bold=True, colour=ink)
        text = value_text(row["value"], self.chart.metric, self.chart.language) if self.chart.metric else ""
        if high < TWO_LINES - 3:
            room = wide - value.width(text) - 10
            top = y + (high - name.line) / 2 - 0.5
            left = name.write([name.cut(row["name"], room)], (x + 3, top))
            return left + value.write([text], (x + wide - 3, top), "end")
        top = y + (high - 2 * name.line) / 2 - 0.5
        first = name.write([name.cut(row["name"], wide - 4)], (x + wide / 2, top), "middle")
        return first + value.write([text], (x + wide / 2, top + name.line), "middle")
