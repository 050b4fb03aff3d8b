"""Ledger by ledger: how many sites keep each of the 78 in which way, by date, province and kind of site."""

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from data.mart.ledger_states import LEDGERS, LETTERS, NO_ROW

STATES = (*LETTERS, "missing")
LETTERS_OF_STATES = (*LETTERS.values(), NO_ROW)
# 16 bits halve what a question over all dates and provinces reads; more than 65,535 sites of one kind in one
# province would stop the publication.
PACKED = pl.Array(pl.UInt16, LEDGERS * len(STATES))
KINDS = ("zone", "area", "connection")
Counted = npt.NDArray[np.int32]


def count_ledgers(rows: npt.NDArray[np.int64], letters: pl.Series, size: int) -> Counted:
    """How many sites of each row keep each ledger in each way: an array of size × (78 · STATES), L01 first.

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


def add_ledger_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ledger_cell and ledger_total from the mart's cell and ledger_site, one date at a time.

    ledger_cell: one row a cell, its date, provinces and kind of site, and `packed_ledgers` as
    `count_ledgers` gives it. ledger_total: the same of all kinds of site together.
    """
    dates = connection.sql("SELECT date, min(cell) FROM cell GROUP BY ALL ORDER BY date").fetchall()
    for day, first in dates:
        keys = connection.sql("FROM cell WHERE date = $day ORDER BY cell", params={"day": day}).pl()
        question = "SELECT cell, ledger_states FROM ledger_site WHERE date = $day"
        sites = connection.sql(question, params={"day": day}).pl()
        counted = count_ledgers(sites["cell"].to_numpy() - first, sites["ledger_states"], keys.height)
        begins = np.flatnonzero(keys["total"].diff().fill_null(1).to_numpy())
        kinds = keys.with_columns(pl.lit(None, keys.schema[kind]).alias(kind) for kind in KINDS)
        _add(connection, "ledger_cell", keys, counted)
        _add(connection, "ledger_total", kinds[begins], np.add.reduceat(counted, begins, axis=0))


def _add(connection: duckdb.DuckDBPyConnection, table: str, keys: pl.DataFrame, counted: Counted) -> None:
    packed = pl.Series("packed_ledgers", counted).cast(PACKED)
    rows = keys.drop("cell", "total").with_columns(packed)
    connection.from_arrow(rows.to_arrow()).insert_into(table)
