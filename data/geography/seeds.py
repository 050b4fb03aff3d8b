"""The seeds of the map: one point a commune, and one a piece for communes that were split in 2025."""

from typing import Any, NamedTuple

import numpy as np
import polars as pl
import shapely
from scipy.spatial import cKDTree

from data.geography.outline import to_metres
from data.geography.points import load_points
from data.geography.reference import read_reference
from data.geography.units import load_units

# A piece stands this part of the way to its new commune, and never farther than this part of the way to the
# next commune, so that it stays inside its own.
TOWARDS, WITHIN = 0.5, 0.35


class Seeds(NamedTuple):
    """Parallel arrays: metres (n × 2, UTM 48N), the commune's code in each scheme, archipelago or not."""

    metres: Any
    old_code: Any
    new_code: Any
    archipelago: Any


def load_seeds() -> Seeds:
    """10,605 seeds: one a pair of old and new commune, and one an island of the two archipelagos."""
    islands = pl.DataFrame(read_reference("archipelagos.csv"))
    pairs = load_units().succession.filter(~pl.col("old_code").is_in(islands["code63"].implode()))
    return Seeds(
        np.vstack([_metres_of_pieces(pairs), _metres(islands)]),
        np.array([*pairs["old_code"], *islands["code63"]]),
        np.array([*pairs["new_code"], *islands["code34"]]),
        np.repeat([False, True], [pairs.height, islands.height]),
    )


def _points(scheme: str) -> pl.DataFrame:
    return load_points().filter(scheme=scheme)


def _metres(points: pl.DataFrame) -> Any:
    degrees = points.select(pl.col("longitude", "latitude").cast(pl.Float64)).to_numpy()
    return shapely.get_coordinates(to_metres(shapely.points(degrees)))


def _metres_of_pieces(pairs: pl.DataFrame) -> Any:
    """Whole communes stand on their point, the pieces of a split one a step towards their new commune."""
    start = _metres(pairs.join(_points("63"), left_on="old_code", right_on="code", maintain_order="left"))
    target = _metres(pairs.join(_points("34"), left_on="new_code", right_on="code", maintain_order="left"))
    way = target - start
    distance = np.hypot(way[:, 0], way[:, 1])
    room = cKDTree(np.unique(start, axis=0)).query(start, k=2)[0][:, 1]
    step = np.where(pairs["whole"].to_numpy(), 0, np.minimum(WITHIN * room, TOWARDS * distance))
    return start + way / np.maximum(distance, 1)[:, None] * step[:, None]
