"""Hoàng Sa and Trường Sa: which units they are, and how they stay visible whatever shapes are loaded."""

from functools import cache
from typing import Any

import numpy as np
import shapely

from data.geography.coverage import Coverage
from data.geography.insets import INSETS, Inset
from data.geography.layers import Layer
from data.geography.reference import read_reference
from data.geography.units import load_units

# True parts that cover less of a disc are too small to see in an inset: 50 km² at 10° N, in square degrees.
SEEN = 0.0041


@cache
def archipelago_units(scheme: str, level: str) -> dict[str, Inset]:
    """Code → inset of the communes, and of the districts of nothing else, that are an archipelago."""
    islands = {row[f"code{scheme}"]: _inset_at(row) for row in read_reference("archipelagos.csv")}
    if level == "commune":
        return islands
    if level != "district":
        return {}
    communes = load_units().table.filter(scheme=scheme, level="commune")
    pairs = list(communes.select("district_code", "code").iter_rows())
    inland = {district for district, code in pairs if code not in islands}
    return {district: islands[code] for district, code in pairs if code in islands and district not in inland}


def with_archipelagos(official: Layer, drawn: Layer) -> Layer:
    """The official shapes with the drawn disc of each island that they lack or that is too small to see."""
    shapes = dict(zip(official.coverage.label.tolist(), official.coverage.shapes, strict=True))
    for code, shape in zip(drawn.coverage.label.tolist(), drawn.coverage.shapes, strict=True):
        discs = [disc for disc in _islands(shape) if not _seen(shapes.get(code), disc)]
        if discs:
            shapes[code] = shapely.union_all([*discs, *([shapes[code]] if code in shapes else [])])
    codes = sorted(shapes)
    coverage = Coverage(np.array([shapes[code] for code in codes]), np.array(codes))
    return Layer(official.scheme, official.level, coverage, official.source, official.date, official.kept)


def _inset_at(row: dict[str, str]) -> Inset:
    place = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    return next(inset for inset in INSETS if shapely.box(*inset.bounds).contains(place))


def _islands(shape: Any) -> Any:
    """The parts of a drawn shape in the insets: one disc an island."""
    parts = shapely.get_parts(shape)
    frames = shapely.union_all([shapely.box(*inset.bounds) for inset in INSETS])
    return parts[shapely.intersects(parts, frames)]


def _seen(official: Any, disc: Any) -> bool:
    return official is not None and float(shapely.intersection(official, disc).area) >= SEEN
