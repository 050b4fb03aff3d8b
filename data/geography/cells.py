"""The finest coverage: the land of every seed, cut by one national Voronoi diagram."""

from typing import Any, NamedTuple

import numpy as np
import shapely
from scipy.spatial import cKDTree

from data.geography.outline import load_outline
from data.geography.seeds import Seeds

GRID_M = 1.0
ISLET_M2 = 3e5
OFF_LAND_M = 1000
DISC_M = 1200
# The two archipelagos would be specks of a pixel: their discs are drawn large enough to be seen and touched.
ARCHIPELAGO_DISC_M = 8000


class Cells(NamedTuple):
    """Polygons that cover the land once, and for each the index of the seed it belongs to."""

    shapes: Any
    seed: Any


def cut_cells(seeds: Seeds) -> Cells:
    """The land cut into cells, metres (UTM 48N): every seed has one at least, shared edges are the same."""
    land = load_outline()
    nearest, distance = _nearest(land, seeds.metres)
    metres = _ashore(seeds.metres, land, nearest, distance)
    ground = _ground(land, nearest, distance, metres, seeds.archipelago)
    edges = shapely.voronoi_polygons(shapely.MultiPoint(metres), extend_to=ground, only_edges=True)
    return _label(_faces(shapely.union_all([edges, ground.boundary], grid_size=GRID_M)), ground, metres)


def _nearest(land: list[Any], metres: Any) -> tuple[Any, Any]:
    found, distance = shapely.STRtree(land).query_nearest(
        shapely.points(metres), return_distance=True, all_matches=False
    )
    return found[1], distance


def _ashore(metres: Any, land: list[Any], nearest: Any, distance: Any) -> Any:
    """Seeds that lie in the water close to land step onto the shore, so that their cell holds some of it."""
    moved = metres.copy()
    for index in np.flatnonzero((distance > 0) & (distance <= OFF_LAND_M)):
        way = shapely.shortest_line(land[nearest[index]], shapely.Point(metres[index]))
        moved[index] = shapely.get_coordinates(way)[0]
    return moved


def _ground(land: list[Any], nearest: Any, distance: Any, metres: Any, archipelago: Any) -> Any:
    """The land that is drawn: without small islets that nobody is seeded on, with a disc for seeds at sea."""
    peopled = set(nearest[distance <= OFF_LAND_M])
    drawn = [part for index, part in enumerate(land) if part.area >= ISLET_M2 or index in peopled]
    at_sea = (distance > OFF_LAND_M) | archipelago
    radius = np.where(archipelago, ARCHIPELAGO_DISC_M, DISC_M)[at_sea]
    discs = shapely.buffer(shapely.points(metres[at_sea]), radius)
    joined = shapely.union_all([*drawn, *discs], grid_size=GRID_M)
    return shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(joined)])


def _faces(edges: Any) -> Any:
    return shapely.get_parts(shapely.polygonize(list(shapely.get_parts(edges))))


def _label(faces: Any, ground: Any, metres: Any) -> Cells:
    inner = shapely.point_on_surface(faces)
    shapely.prepare(ground)
    on_land = shapely.contains(ground, inner)
    _, seed = cKDTree(metres).query(shapely.get_coordinates(inner[on_land]))
    return Cells(faces[on_land], seed)
