"""Nearest places of each place: by the middle of their communes' points, kilometres on a plane."""

from functools import lru_cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data.geography.points import KM_PER_DEGREE, load_points
from data.geography.units import load_units


@lru_cache(maxsize=8)
def middles(scheme: str, level: str) -> pl.DataFrame:
    """One row a place: code, latitude, longitude, x, y (km): the mean of its communes' points.

    The first call takes a second.
    """
    communes = load_units().table.filter(pl.col("scheme") == scheme, pl.col("level") == "commune")
    code = "code" if level == "commune" else f"{level}_code"
    units = communes.select(pl.col("code"), pl.col(code).alias("place"))
    points = load_points().filter(pl.col("scheme") == scheme).join(units, on="code")
    north = points["latitude"].mean()
    x = pl.col("longitude") * KM_PER_DEGREE * float(np.cos(np.radians(north)))  # type: ignore[arg-type]
    means = points.group_by("place").agg(pl.col("latitude", "longitude").mean()).rename({"place": "code"})
    return means.with_columns(x.alias("x"), (pl.col("latitude") * KM_PER_DEGREE).alias("y")).sort("code")


def nearest(places: pl.DataFrame, k: int, asking: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """The indices of the k rows nearest to each row of `places` (x, y), or to those `asking`; never its own.

    Needs over k rows.
    """
    rows = np.arange(places.height) if asking is None else asking
    points = places.select("x", "y").to_numpy()
    from scipy.spatial import cKDTree  # half a second that every start of the server would wait for

    _, found = cKDTree(points).query(points[rows], k + 1)
    # Two places on one point may put the other first: the own index is dropped wherever it stands.
    others = found != rows[:, None]
    others[others.all(axis=1), -1] = False
    return np.asarray(found[others].reshape(len(rows), k), dtype=np.int64)
