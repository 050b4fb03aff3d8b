"""Dots in the order in which they stand: tile by tile, in a tile by stage at one date."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from components.dots.states import FROM_LEFT
from data.measures.counts import STAGES

Digits = npt.NDArray[np.uint8]
SILENT = ord("x")


@dataclass(frozen=True, eq=False)
class Dots:
    """Dots in order. sites: one row a dot, with station_id, name and code (of its tile).

    digits: dots × dates, each the digit of a `State`. silent: the same shape, 1 where a report was due and
    none was sent.
    """

    sites: pl.DataFrame
    digits: Digits
    silent: Digits


def ordered(history: pl.DataFrame, level: str, codes: Sequence[str], at: int) -> Dots:
    """history: of queries.stage_history. level: its column whose values are the codes of tiles.

    codes: the tiles in order; sites in none of them are left out. at: the number of the date by which a tile
    is sorted: by stage, the furthest first, then who came furthest earliest.
    """
    rank = pl.DataFrame({"code": codes}, schema={"code": pl.String}).with_row_index("tile")
    known = history.with_columns(pl.col(level).alias("code")).join(rank, on="code", how="inner")
    sites = known.select("station_id", "name", "code")
    dates = len(known["states"][0]) if known.height else at + 1
    digits = _matrix(known["states"], dates) - ord("0")
    silent = (_matrix(known["silent"], dates) == SILENT).astype(np.uint8)
    place = np.argsort(FROM_LEFT)  # digit → how far from the left
    progress = np.where(digits <= len(STAGES), digits, 0).sum(axis=1, dtype=np.int32)
    order = np.lexsort((-progress, silent[:, at], place[digits[:, at]], known["tile"].to_numpy()))
    return Dots(sites[order], digits[order], silent[order])


def _matrix(texts: pl.Series, dates: int) -> Digits:
    """Texts of that length → their characters, one row a text."""
    joined = np.frombuffer("".join(texts).encode("ascii"), dtype=np.uint8)
    return joined.reshape(len(texts), dates)
