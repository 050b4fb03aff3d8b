"""Distances as the crow flies, on a sphere."""

import numpy as np
import numpy.typing as npt
import polars as pl

EARTH_KM = 6371.0
Floats = npt.NDArray[np.float64]


def on_sphere(places: pl.DataFrame) -> Floats:
    """Points of the unit sphere, one row per place (latitude, longitude in degrees): x, y, z."""
    latitude, longitude = (np.radians(places[name].to_numpy()) for name in ("latitude", "longitude"))
    ring = np.cos(latitude)
    return np.stack([ring * np.cos(longitude), ring * np.sin(longitude), np.sin(latitude)], axis=1)


def kilometres(cosines: Floats) -> Floats:
    """Great-circle distances from the cosines of the angles between points of the unit sphere."""
    half_chords = np.sqrt(np.maximum(2 - 2 * cosines, 0)) / 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.minimum(half_chords, 1)))
