"""A chart with a geography: what it needs beside its rows to be drawn as a map."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields

import polars as pl

from components.charts.chart import Chart
from components.maps.classes import Classes

HEIGHT = 720  # pixels

Bounds = tuple[float, float, float, float]
Dots = Callable[[], pl.DataFrame]


@dataclass(frozen=True)
class InsetFrame:
    """One archipelago's own small map: its name as written on it, its frame, what lies in it.

    ground: the province it belongs to, in the ground layer. codes: the units of the value layer inside it.
    """

    name: str
    bounds: Bounds
    ground: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Geography:
    """The shapes of a map and its frames.

    scheme: "63" or "34". shapes, ground: addresses of the layer that is coloured (empty for stations alone)
    and of the provinces under it. bounds: west, south, east, north of the view in degrees. insets: always
    two. notes: lines that stand on the map itself. link: address of a unit's inside with {code} for its code;
    station: the same for a station. stations: whether stations are drawn over the areas.
    """

    scheme: str
    shapes: str
    ground: str
    ground_codes: tuple[str, ...]
    bounds: Bounds
    insets: tuple[InsetFrame, ...]
    classes: Classes
    notes: tuple[str, ...]
    link: str
    station: str
    stations: bool = False


@dataclass(frozen=True)
class MapChart(Chart):
    """A chart of kind `choropleth` or `points`.

    frame of a choropleth: code, name, value, top, bottom, stations, received, expected, reason, class, band;
    of points: code (station id), name, latitude, longitude, value, reason, class, band. dots: points over the
    areas when they are asked for, with latitude, longitude, size (pixels), colour, name.
    """

    geography: Geography = field(kw_only=True)
    dots: Dots | None = field(default=None, kw_only=True, compare=False, repr=False)


def on_map(chart: Chart, geography: Geography, dots: Dots | None = None) -> MapChart:
    """The chart laid on the ground."""
    plain = {each.name: getattr(chart, each.name) for each in fields(Chart)}
    return MapChart(**plain, geography=geography, dots=dots)
