"""Places grouped for one trip each, by straight-line distance: a suggestion, not a route."""

import numpy as np
import polars as pl

from data.methods.sphere import kilometres, on_sphere


def trips(places: pl.DataFrame, most: int, reach: float) -> pl.Series:
    """The number of each place's trip, 1 first; null where its latitude or longitude (degrees) is not known.

    A trip begins at the first place that is in none yet, so the order given says what is urgent. It takes up
    to `most` places, that one included: the nearest to it that lie within `reach` km.
    """
    known = np.flatnonzero((places["latitude"].is_not_null() & places["longitude"].is_not_null()).to_numpy())
    points = on_sphere(places[known])
    away = kilometres(points @ points.T)
    given = np.zeros(len(known), dtype=np.int64)
    while not given.all():
        first = np.flatnonzero(given == 0)[0]
        free = np.flatnonzero((given == 0) & (away[first] <= reach))
        nearest = free[np.argsort(away[first][free], kind="stable")]
        others = nearest[nearest != first][: most - 1]
        given[[first, *others]] = given.max() + 1
    numbers: list[int | None] = [None] * places.height
    for place, number in zip(known, given, strict=True):
        numbers[place] = int(number)
    return pl.Series("trip", numbers, pl.Int64)
