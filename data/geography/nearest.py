"""Which places lie nearest to each other: by the middle of their communes' points, kilometres on a plane.

Nearest places stand for neighbours: the built shapes are approximate, and an island has no border at all.
"""

from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data.geography.points import KM_PER_DEGREE, load_points
from data.geography.units import load_units


@lru_cache(maxsize=8)
def middles(scheme: str, level: str) -> pl.DataFrame:
    """One row a place: code, x, y (km); the mean of its communes' points. The first call takes a second."""
    communes = load_units().table.filter(pl.col("scheme") == scheme, pl.col("level") == "commune")
    code = "code" if level == "commune" else f"{level}_code"
    units = communes.select(pl.col("code"), pl.col(code).alias("place"))
    points = load_points().filter(pl.col("scheme") == scheme).join(units, on="code")
    north = points["latitude"].mean()
    x = pl.col("longitude") * KM_PER_DEGREE * float(np.cos(np.radians(north)))  # type: ignore[arg-type]
    placed = points.select(
        pl.col("place").alias("code"), x.alias("x"), (pl.col("latitude") * KM_PER_DEGREE).alias("y")
    )
    return placed.group_by("code").agg(pl.col("x", "y").mean()).sort("code")


def nearest(places: pl.DataFrame, k: int) -> NDArray[np.int64]:
    """The indices of the k rows nearest to each row of `places` (x, y), never its own; needs over k rows."""
    points = places.select("x", "y").to_numpy()
    from scipy.spatial import cKDTree  # half a second that every start of the server would wait for

    _, found = cKDTree(points).query(points, k + 1)
    own = np.arange(len(points))[:, None]
    # Two places on one point may put the other first: the own index is dropped wherever it stands.
    kept = [row[row != i][:k] for i, row in zip(own.ravel(), found, strict=True)]
    return np.asarray(kept, dtype=np.int64)
