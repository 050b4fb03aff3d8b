"""Coverages: polygons that share their edges, simplified, rounded and dissolved without gaps or overlaps."""

from typing import Any, NamedTuple

import numpy as np
import shapely

from data.geography.outline import to_degrees

TOLERANCE_M = 300
GRID_DEGREES = 1e-4  # 11 metres
INLET_SQUARE_DEGREES = 1e-4  # 1.2 km²: water enclosed on a larger scale stays water


class Coverage(NamedTuple):
    """Parallel arrays: polygons that touch but never overlap, and the label of each."""

    shapes: Any
    label: Any


def simplify(shapes: Any, label: Any) -> Coverage:
    """A coverage in metres → one in degrees, simplified to 300 m and rounded to four decimals.

    Rounding corner by corner would open gaps where a corner lies on a neighbour's edge; the edges are rounded
    and joined anew together instead, and each face gets the label of the polygon it came from. Slits and
    inlets that rounding has closed (a few, under 0.3 km²) go to the polygon beside them.
    """
    simple = to_degrees(shapely.coverage_simplify(shapes, TOLERANCE_M))
    edges = shapely.union_all(shapely.boundary(simple), grid_size=GRID_DEGREES)
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(edges))))
    found, distance = shapely.STRtree(simple).query_nearest(
        shapely.point_on_surface(faces), return_distance=True, all_matches=False
    )
    face, source = found[:, (distance == 0) | (shapely.area(faces[found[0]]) < INLET_SQUARE_DEGREES)]
    return Coverage(faces[face], label[source])


def dissolve(coverage: Coverage, by: Any) -> Coverage:
    """One shape a distinct value of `by` (parallel to the shapes), in sorted order."""
    order = np.argsort(by, kind="stable")
    keys, starts = np.unique(by[order], return_index=True)
    groups = np.split(coverage.shapes[order], starts[1:])
    return Coverage(np.array([shapely.coverage_union_all(group) for group in groups]), keys)
