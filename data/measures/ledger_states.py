"""The states of the 78 ledgers: a letter a ledger of a station, and counts of stations by state."""

import numpy as np
import numpy.typing as npt
import polars as pl

from data.measures.ratio import ratio

LEDGERS = 78
LETTERS = {"paper_only": "P", "parallel": "B", "electronic_only": "E", "not_applicable": "N"}
NO_ROW = "-"
STATES = (*LETTERS, "missing")
LETTERS_OF_STATES = (*LETTERS.values(), NO_ROW)
# 16 bits halve what a query over all dates and provinces reads; more than 65,535 sites of one kind in one
# province would stop the publication.
PACKED = pl.Array(pl.UInt16, LEDGERS * len(STATES))
Counted = npt.NDArray[np.int32]


def with_closed(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows (electronic, parallel, paper: stations) with `closed`: the share that is electronic only."""
    kept = pl.sum_horizontal("electronic", "parallel", "paper")
    return rows.with_columns(ratio("electronic", kept).alias("closed"))


def count_ledgers(rows: npt.NDArray[np.int64], letters: pl.Series, size: int) -> Counted:
    """The sites of each row that keep each ledger in each way: an array of size × (78 · STATES), L01 first.

    rows: the row, below `size`, that a site is counted in; letters: its `ledger_states`, 78 letters.
    """
    code_of = np.zeros(256, dtype=np.int64)
    for code, letter in enumerate(LETTERS_OF_STATES):
        code_of[ord(letter)] = code
    kept = np.frombuffer("".join(letters).encode("ascii"), dtype=np.uint8)
    place = rows[:, None].astype(np.int64) * LEDGERS + np.arange(LEDGERS)
    index = place.ravel() * len(STATES) + code_of[kept]
    width = LEDGERS * len(STATES)
    return np.bincount(index, minlength=size * width).reshape(size, width).astype(np.int32)
