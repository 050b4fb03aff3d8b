"""Where a map looks: from degrees to the pixels of its box, and how long a distance is there."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, floor, log2, log10, radians

from components.maps.chart import Bounds
from data.geography.rings import Ring, project

TILE = 512  # pixels of the whole world at zoom 0
EARTH_M = 40_075_016.686
ZOOM_OUT = 0.08  # of a zoom level: the frame does not touch its box
MOST_SCALE = 110  # pixels of a scale bar

Box = tuple[float, float, float, float]  # left, top, width, height in pixels


@dataclass(frozen=True)
class Camera:
    """A frame (west, south, east, north in degrees) shown whole in the middle of a box."""

    bounds: Bounds
    box: Box

    @cached_property
    def zoom(self) -> float:
        """MapLibre's zoom: 512 · 2^zoom pixels are once around the Earth."""
        west, south, east, north = self.bounds
        (left, top), (right, bottom) = project([west, east], [north, south])
        return log2(min(self.box[2] / (right - left), self.box[3] / (bottom - top)) / TILE) - ZOOM_OUT

    @cached_property
    def scale(self) -> float:
        """Pixels of the Web Mercator square’s side."""
        return float(TILE * 2**self.zoom)

    @cached_property
    def centre(self) -> Ring:
        """The middle of the frame on the Web Mercator square, 1 × 2."""
        west, south, east, north = self.bounds
        return project([(west + east) / 2], [(south + north) / 2])

    def pixels(self, points: Ring) -> Ring:
        """Points of the Web Mercator square in the picture."""
        left, top, width, height = self.box
        moved: Ring = (points - self.centre) * self.scale + (left + width / 2, top + height / 2)
        return moved

    @cached_property
    def fitted(self) -> Box:
        """The part of the box that any other box of its middle must show to look from as near."""
        west, south, east, north = self.bounds
        (left, top), (right, bottom) = project([west, east], [north, south])
        width, height = ((side * self.scale * 2**ZOOM_OUT) for side in (right - left, bottom - top))
        x, y = self.box[0] + self.box[2] / 2, self.box[1] + self.box[3] / 2
        return float(x - width / 2), float(y - height / 2), float(width), float(height)

    def window(self, clip: Box) -> Bounds:
        """What a box of the picture shows of the Web Mercator square: west, north, east, south."""
        left, top, width, height = self.box
        x, y = self.centre[0]
        west = x + (clip[0] - left - width / 2) / self.scale
        north = y + (clip[1] - top - height / 2) / self.scale
        return west, north, west + clip[2] / self.scale, north + clip[3] / self.scale

    @property
    def scale_bar(self) -> tuple[float, str]:
        """The pixels of a round distance in the middle of the map, as on a page, and its words."""
        return self.distance(MOST_SCALE)

    def distance(self, most: float) -> tuple[float, str]:
        """The same, at most as many pixels."""
        latitude = radians((self.bounds[1] + self.bounds[3]) / 2)
        metres = EARTH_M * cos(latitude) / self.scale
        power = 10 ** floor(log10(metres * most))
        length = power * max(step for step in (1, 2, 5) if step * power <= metres * most)
        return length / metres, f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
