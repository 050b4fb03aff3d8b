"""A map as shapes in a picture: `panes` gives every unit's rings in pixels, with its class and colour.

For renderers that draw vectors (SVG, slides). The main map stands first, then the inset of each archipelago:

    for pane in panes(chart, (860, 720)):
        for area in (*pane.ground, *pane.areas):   # the ground lies under the values
            area.rings                             # n × 2 arrays in pixels of the picture; even-odd
            area.name, area.colour, area.index     # index of the class in legend_of(chart); None for ground
        pane.box, pane.name                        # an inset's frame and the name that is written over it
        pane.dots                                  # stations: x, y, size, colour, name
    panes(chart, (860, 720))[0].camera.scale_bar   # pixels and words
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log2
from pathlib import Path
from typing import NamedTuple

import polars as pl

from components.colours import GROUND
from components.maps.camera import Box, Camera
from components.maps.chart import HEIGHT, InsetFrame, MapChart
from data.errors import TramSoError
from data.geography.rings import Ring, Rings, project, rings_of
from data.settings import settings

DETAIL = 0.7  # pixels between two points that are told apart
SMALLEST = 0.5  # of a point's size on a page
FEW, SOME = 400, 3000  # points, up to which they are large and middling
# The boxes of the insets as shares of the picture: left, top, width, height; the main map leaves them free.
INSETS: tuple[Box, ...] = ((0.765, 0.46, 0.22, 0.13), (0.765, 0.68, 0.22, 0.27))
ROOM = 0.24


@dataclass(frozen=True, eq=False)
class Area:
    """A unit in a pane; index and colour: those of its class, index None for the ground."""

    code: str
    name: str
    rings: tuple[Ring, ...]
    index: int | None
    colour: str


class Dot(NamedTuple):
    """A station in a pane: its middle and its width in pixels."""

    x: float
    y: float
    size: float
    colour: str
    name: str


@dataclass(frozen=True, eq=False)
class Pane:
    """One map of the picture; name: an inset's, empty for the main map. box: what it may fill, in pixels."""

    name: str
    box: Box
    camera: Camera
    ground: tuple[Area, ...]
    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Boxes:
    """Where the maps stand: what the main map may fill, where its frame is shown whole, the insets.

    around: how far the shapes of an inset reach beyond it, in shares of its size.
    """

    whole: Box
    main: Box
    insets: tuple[Box, ...]
    around: float = 0


def beside(width: float, height: float) -> Boxes:
    """The insets at the right, as on a page."""
    insets = tuple((x * width, y * height, w * width, h * height) for x, y, w, h in INSETS)
    return Boxes((0, 0, width, height), (0, 0, width * (1 - ROOM), height), insets)


def panes(chart: MapChart, size: tuple[float, float] | Boxes) -> list[Pane]:
    """The main map and the insets of both archipelagos.

    size: width and height in pixels, or where each map stands. Raises TramSoError where a shape file is gone.
    """
    place, boxes = chart.geography, size if isinstance(size, Boxes) else beside(*size)
    dots = _sized(dots_of(chart), boxes.main[3] / HEIGHT)
    main = _pane(chart, None, (Camera(place.bounds, boxes.main), boxes.whole), dots)
    pairs = zip(place.insets, boxes.insets, strict=True)
    return [
        main,
        *(
            _pane(chart, inset, (Camera(inset.bounds, box), _grown(box, boxes.around)), dots)
            for inset, box in pairs
        ),
    ]


def _grown(box: Box, by: float) -> Box:
    """A box with shares of its size more on every side."""
    x, y, width, height = box
    return x - by * width, y - by * height, width * (1 + 2 * by), height * (1 + 2 * by)


def _sized(dots: pl.DataFrame | None, share: float) -> pl.DataFrame | None:
    """Dots for a map of a share of the height that it has on a page: smaller on a smaller one."""
    return None if dots is None else dots.with_columns(pl.col("size") * min(1.0, max(SMALLEST, share)))


def _pane(
    chart: MapChart, inset: InsetFrame | None, seen: tuple[Camera, Box], dots: pl.DataFrame | None
) -> Pane:
    camera, box = seen
    place, frame = chart.geography, chart.frame
    inside = frame if inset is None else frame.filter(pl.col("code").is_in(inset.codes))
    codes = place.ground_codes if inset is None else (inset.ground,)
    ground = _rings(place.ground, camera, box)
    return Pane(
        "" if inset is None else inset.name,
        box,
        camera,
        tuple(Area(code, "", _moved(ground[code], camera), None, GROUND) for code in codes if code in ground),
        _areas(chart, inside, camera, box) if place.shapes else (),
        tuple(_dots(dots, camera, box)),
    )


def _areas(chart: MapChart, rows: pl.DataFrame, camera: Camera, box: Box) -> tuple[Area, ...]:
    rings, colours = _rings(chart.geography.shapes, camera, box), chart.geography.classes.colours
    return tuple(
        Area(code, name, _moved(rings[code], camera), index, colours[index])
        for code, name, index in rows.select("code", "name", "class").iter_rows()
        if code in rings
    )


def _rings(address: str, camera: Camera, box: Box) -> Rings:
    """The rings of a layer, which the chart names by the address that browsers fetch it from."""
    file = settings().geography.resolve() / Path(address).name
    if not file.is_file():
        raise TramSoError(f"No map shapes in {file}: run `python -m data geography` first.")
    # One of few steps, so that pictures of about one size share what is kept.
    step = 2.0 ** floor(log2(DETAIL / camera.scale))
    return rings_of(file, step, camera.window(box))


def _moved(rings: Sequence[Ring], camera: Camera) -> tuple[Ring, ...]:
    return tuple(camera.pixels(ring) for ring in rings)


def _dots(dots: pl.DataFrame | None, camera: Camera, box: Box) -> list[Dot]:
    """The dots that lie in the box."""
    if dots is None:
        return []
    at = camera.pixels(project(dots["longitude"].to_numpy(), dots["latitude"].to_numpy()))
    left, top, width, height = box
    placed = dots.with_columns(pl.Series("x", at[:, 0]), pl.Series("y", at[:, 1]))
    seen = pl.col("x").is_between(left, left + width) & pl.col("y").is_between(top, top + height)
    shown = placed.filter(seen).select("x", "y", "size", "colour", "name")
    return [Dot(*row) for row in shown.iter_rows()]


def dots_of(chart: MapChart) -> pl.DataFrame | None:
    """Columns latitude, longitude, size (pixels), colour, name; None where the map has no points."""
    if chart.kind != "points":
        return chart.dots() if chart.dots else None
    colours = chart.geography.classes.colours
    return chart.frame.select(
        "latitude",
        "longitude",
        pl.lit(dot_size(chart.frame.height)).alias("size"),
        pl.Series("colour", [colours[index] for index in chart.frame["class"]], pl.String),
        "name",
    )


def dot_size(count: int) -> float:
    """Pixels of a point where there are that many."""
    return 9.0 if count <= FEW else 6.0 if count <= SOME else 3.5
