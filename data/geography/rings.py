"""The rings of a layer's units for a picture: projected, simplified to what it shows, cut to its window."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from data.geography.insets import Bounds

Ring = npt.NDArray[np.float64]  # n × 2: x to the east, y to the south; the last point is the first
Rings = dict[str, tuple[Ring, ...]]
LAYERS = 12  # kept projected: at most 5 MB each
PICTURES = 48  # kept simplified: at most 3 MB each
SPECK = 0.25  # square steps: a smaller ring is no mark, unless its unit has no larger one


def project(longitudes: npt.ArrayLike, latitudes: npt.ArrayLike) -> Ring:
    """Degrees → n × 2 on the Web Mercator square: x and y from 0 in the north-west to 1 (EPSG:3857)."""
    up = np.arcsinh(np.tan(np.radians(np.asarray(latitudes, dtype=np.float64))))
    return np.column_stack(((np.asarray(longitudes) + 180) / 360, 0.5 - up / (2 * np.pi)))


@lru_cache(maxsize=PICTURES)
def rings_of(file: Path, step: float, window: Bounds) -> Rings:
    """Code → rings on the Web Mercator square, outer ones and holes, of the units seen in the window.

    file: a layer's GeoJSON, whose name holds its hash, so that what is kept never grows old. step: how far
    apart two points of a picture must be to be told apart; neighbours keep their common edge
    (`coverage_simplify`, Visvalingam and Whyatt 1993). window: west, north, east, south on the square.
    Takes 20 to 400 ms the first time.
    """
    import shapely  # 0.15 s, which nothing but a map needs

    codes, shapes = _simplified(file, step)
    parts, of = shapely.get_parts(shapely.clip_by_rect(shapes, *window), return_index=True)
    areas = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, part = shapely.get_rings(parts[areas], return_index=True)
    unit = of[areas][part]
    seen = np.abs(shapely.area(shapely.polygons(rings))) if len(rings) else np.empty(0)
    kept = _kept(unit, seen, SPECK * step**2)
    points, ring = shapely.get_coordinates(rings[kept], return_index=True)
    return _by_code(codes, unit[kept], _split(points, ring))


def _kept(unit: Any, size: Any, least: float) -> Any:
    """True for rings large enough to be seen and for the largest of each unit."""
    largest = np.zeros(int(unit.max()) + 1 if len(unit) else 0)
    np.maximum.at(largest, unit, size)
    return (size >= least) | (size == largest[unit])


def _split(points: Any, ring: Any) -> list[Ring]:
    starts = np.flatnonzero(np.diff(ring, prepend=-1))
    return [points[a:b] for a, b in pairwise([*starts.tolist(), len(points)])]


def _by_code(codes: list[str], unit: Any, rings: list[Ring]) -> Rings:
    found: dict[str, list[Ring]] = {}
    for at, ring in zip(unit.tolist(), rings, strict=True):
        found.setdefault(codes[at], []).append(ring)
    return {code: tuple(held) for code, held in found.items()}


@lru_cache(maxsize=LAYERS)
def _simplified(file: Path, step: float) -> tuple[list[str], Any]:
    import shapely

    codes, shapes = _projected(file)
    return codes, shapely.coverage_simplify(shapes, step)


@lru_cache(maxsize=LAYERS)
def _projected(file: Path) -> tuple[list[str], Any]:
    """The codes and shapes of a layer, which `data.geography.layer_files` has written in one order."""
    import json

    import shapely

    content = file.read_bytes()
    codes = [feature["id"] for feature in json.loads(content)["features"]]
    shapes = shapely.get_parts(shapely.from_geojson(content))
    return codes, shapely.transform(shapes, lambda points: project(points[:, 0], points[:, 1]))
