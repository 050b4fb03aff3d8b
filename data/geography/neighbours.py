"""Whom each place has as neighbours: those it shares a border with; islands, the places that lie nearest."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data.geography.manifest import BORDERS
from data.geography.nearest import nearest
from data.methods.moran import NOBODY

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Neighbours:
    """around: a row a place of its neighbours' indices, filled up with NOBODY; by_distance: how many places
    have the nearest ones for want of a border; all of them where no shapes are built.
    """

    around: Indices
    by_distance: int


def neighbours_of(places: pl.DataFrame, shared: pl.DataFrame | None, k: int) -> Neighbours:
    """The neighbours among `places` (code, x, y, in kilometres; over k of them).

    shared: code and neighbour of every border (`borders_of`), None where no shapes are built. k: how many of
    the nearest a place without a border has.
    """
    if shared is None:
        return Neighbours(nearest(places, k), places.height)
    rows = places.select("code").with_row_index("place")
    pairs = shared.join(rows, on="code").join(
        rows.rename({"code": "neighbour", "place": "other"}), on="neighbour"
    )
    ordered = pairs.select(pl.col("place", "other").cast(pl.Int64)).sort("place", "other").to_numpy()
    alone = np.setdiff1d(np.arange(places.height), ordered[:, 0])
    if len(alone):
        close = nearest(places, k, alone)
        ordered = np.concatenate([ordered, np.column_stack([np.repeat(alone, k), close.ravel()])])
    return Neighbours(_as_rows(ordered, places.height), len(alone))


def _as_rows(pairs: Indices, places: int) -> Indices:
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    counts = np.bincount(pairs[:, 0], minlength=places)
    position = np.arange(len(pairs)) - np.repeat(counts.cumsum() - counts, counts)
    around = np.full((places, counts.max()), NOBODY, dtype=np.int64)
    around[pairs[:, 0], position] = pairs[:, 1]
    return around


def borders_of(folder: Path, scheme: str, level: str) -> pl.DataFrame | None:
    """Every border of a level, both ways: code, neighbour; None where the folder holds no shapes."""
    file = folder / BORDERS
    return _borders(file, file.stat().st_mtime_ns, scheme, level) if file.is_file() else None


@lru_cache(maxsize=8)
def _borders(file: Path, made: int, scheme: str, level: str) -> pl.DataFrame:
    """`made` is the file's time: shapes that are drawn anew are read anew."""
    rows = pl.read_parquet(file).filter(scheme=scheme, level=level)
    return rows.select("code", "neighbour")
