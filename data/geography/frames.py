"""The frame that shows each unit: an archipelago's is its inset's, all others are those of the land."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from data.geography.archipelagos import archipelago_units
from data.geography.insets import Bounds
from data.geography.layers import Layer, parents

Boxes = dict[str, npt.NDArray[np.float64]]


def frames_of(layers: Sequence[Layer]) -> dict[str, dict[str, Bounds]]:
    """Scheme → code → frame in degrees of every unit of all layers.

    Membership in an archipelago is by code, at every level: a province's frame holds its other communes and
    those of its own parts that reach into their frame.
    """
    frames: dict[str, dict[str, Bounds]] = {"63": {}, "34": {}}
    communes = {layer.scheme: layer for layer in layers if layer.level == "commune"}
    for layer in layers:
        land = {} if layer.level == "commune" else _land(communes[layer.scheme], layer.level)
        islands = archipelago_units(layer.scheme, layer.level)
        for code, shape in zip(layer.coverage.label.tolist(), layer.coverage.shapes, strict=True):
            inset = islands.get(code)
            frames[layer.scheme][code] = inset.bounds if inset else _frame(shape, land.get(code))
    return frames


def _land(communes: Layer, level: str) -> Boxes:
    """The box of each unit of a level around its communes that are no archipelago."""
    islands = archipelago_units(communes.scheme, "commune")
    inland = ~np.isin(communes.coverage.label, list(islands))
    boxes = shapely.bounds(communes.coverage.shapes[inland])
    above = parents(communes.scheme, level, communes.coverage.label[inland])
    return {code: _around(boxes[above == code]) for code in np.unique(above).tolist()}


def _around(boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])


def _frame(shape: Any, land: npt.NDArray[np.float64] | None) -> Bounds:
    parts = shapely.get_parts(shape)
    near = parts if land is None else parts[shapely.intersects(parts, shapely.box(*land))]
    west, south, east, north = _around(shapely.bounds(near if len(near) else parts)).round(4).tolist()
    return west, south, east, north
