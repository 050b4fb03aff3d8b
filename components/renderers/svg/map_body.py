"""A map on a sheet: the place fills its frame, the archipelagos stand small beside it, then the classes."""

from dataclasses import dataclass

from components.colours import SEA, SOFT_INK, STRONG_LINE
from components.maps.camera import MOST_SCALE, Box
from components.maps.chart import MapChart
from components.maps.panes import Boxes, Pane, panes
from components.renderers.svg.column import column, legend_height
from components.renderers.svg.ground import UNITS, shapes
from components.renderers.svg.writing import Hand
from data.geography.insets import COUNTRY
from data.geography.rings import project

LEAST = 190
INSET = 88  # pixels at most of an inset's width: its name stands over it
NAME = Hand(9)
EDGE = 6
COLUMN = 0.36  # of the width, at least left for the classes


@dataclass(frozen=True)
class MapBody:
    """chart: choropleth or points."""

    chart: MapChart

    @property
    def column(self) -> bool:
        """The classes stand beside it."""
        return True

    def least(self, width: float) -> float:
        """So high that both insets and all classes can be read."""
        return max(LEAST, legend_height(self.chart, width * COLUMN))

    def width(self, height: float, most: float) -> float:
        """As wide as the place's frame at this height and the insets, not over most of the room."""
        west, south, east, north = self.chart.geography.bounds
        (left, top), (right, bottom) = project([west, east], [north, south])
        wide = height * float((right - left) / (bottom - top)) + INSET + 3 * EDGE
        return min(most * (1 - COLUMN), wide)

    def draw(self, box: Box, column_box: Box | None) -> str:
        """The maps, and the column."""
        boxes = _boxes(self.chart, box)
        main, *insets = panes(self.chart, boxes)
        drawn = _sea(box) + _pane(main, boxes.whole, "main")
        drawn += "".join(_inset(pane, f"inset{n}") for n, pane in enumerate(insets))
        drawn += _scale(main, box)
        return drawn + (column(self.chart, column_box) if column_box else "")


def _boxes(chart: MapChart, box: Box) -> Boxes:
    """The insets at the lower right, each as high as its frame is, its name over it."""
    x, y, width, height = box
    names = [len(_name(inset.name)) * NAME.line + 3 for inset in chart.geography.insets]
    shares = [_tall(inset.bounds) for inset in chart.geography.insets]
    wide = min(INSET, (height - sum(names) - EDGE * 3) / sum(shares), width * 0.4)
    left, bottom = x + width - wide - EDGE, y + height - EDGE
    placed: list[Box] = []
    for share, name in reversed(list(zip(shares, names, strict=True))):
        placed.insert(0, (left, bottom - wide * share, wide, wide * share))
        bottom -= wide * share + name + EDGE
    main = (x, y, width - wide - 2 * EDGE, height)
    # Where the country is seen whole, its islands are drawn once: in the insets.
    return Boxes(main if chart.geography.bounds == COUNTRY else box, main, tuple(placed))


def _tall(bounds: tuple[float, float, float, float]) -> float:
    """Height of a frame over its width."""
    west, south, east, north = bounds
    (left, top), (right, bottom) = project([west, east], [north, south])
    return float((bottom - top) / (right - left))


def _name(name: str) -> list[str]:
    """The province in brackets on a line of its own."""
    return [line for part in name.replace(" (", "\n(").split("\n") for line in NAME.lines(part, INSET)]


def _pane(pane: Pane, box: Box, mark: str) -> str:
    x, y, width, height = box
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    view = " ".join(f"{UNITS * side:.1f}" for side in box)
    return _sea(box) + f'<svg {place} viewBox="{view}">{shapes(pane, mark)}</svg>'


def _sea(box: Box) -> str:
    x, y, width, height = box
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{SEA}"/>'


def _inset(pane: Pane, mark: str) -> str:
    x, y, width, height = pane.box
    frame = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    lines = _name(pane.name)
    high = len(lines) * NAME.line + 2
    named = NAME.write(lines, (x + width, y - high + 1), "end")
    ground = f'<rect x="{x:.1f}" y="{y - high:.1f}" width="{width:.1f}" height="{high:.1f}" fill="{SEA}"/>'
    frame = f'<rect {frame} fill="none" stroke="{STRONG_LINE}"/>'
    return ground + _pane(pane, pane.box, mark) + frame + named


def _scale(pane: Pane, box: Box) -> str:
    """A bar of a round distance at the lower left."""
    pixels, text = pane.camera.distance(min(MOST_SCALE, box[2] / 4))
    x, bottom = box[0] + EDGE + 2, box[1] + box[3] - EDGE
    bar = f'<rect x="{x:.1f}" y="{bottom - 3:.1f}" width="{pixels:.1f}" height="3" fill="{SOFT_INK}"/>'
    return bar + NAME.write([text], (x, bottom - 4 - NAME.line))
