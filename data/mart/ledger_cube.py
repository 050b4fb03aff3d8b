"""Ledger by ledger: how many sites keep each of the 78 in which way, by date, province and kind of site."""

import duckdb
import numpy as np
import polars as pl

from data.mart.ledger_states import LEDGERS, LETTERS, NO_ROW

STATES = (*LETTERS.values(), NO_ROW)
COLUMNS = (
    "ledgers_paper",
    "ledgers_parallel",
    "ledgers_electronic",
    "ledgers_not_applicable",
    "ledgers_missing",
)


def ledger_counts(sites: pl.DataFrame) -> pl.DataFrame:
    """One row a cell and ledger: cell, ledger (1 to 78) and the counts of COLUMNS (sites).

    sites: one row a site, cell (consecutive from 0) and ledger_states (78 letters).
    """
    if sites.is_empty():
        return _rows(np.zeros((0, LEDGERS, len(STATES)), dtype=np.int64))
    code_of = np.zeros(256, dtype=np.int64)
    for code, letter in enumerate(STATES):
        code_of[ord(letter)] = code
    letters = np.frombuffer("".join(sites["ledger_states"]).encode("ascii"), dtype=np.uint8)
    place = sites["cell"].to_numpy()[:, None] * LEDGERS + np.arange(LEDGERS)
    cells = int(sites["cell"].max()) + 1  # type: ignore[arg-type]
    index = place.ravel() * len(STATES) + code_of[letters]
    counted = np.bincount(index, minlength=cells * LEDGERS * len(STATES))
    return _rows(counted.reshape(cells, LEDGERS, len(STATES)))


def add_ledger_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table ledger_count from the mart's ledger_site, one date at a time."""
    dates = connection.sql("SELECT date, min(cell) FROM ledger_site GROUP BY date ORDER BY date").fetchall()
    connection.from_arrow(ledger_counts(_NO_SITES).to_arrow()).create("ledger_count")
    for day, first in dates:
        question = "SELECT (cell - $first)::BIGINT AS cell, ledger_states FROM ledger_site WHERE date = $day"
        sites = connection.sql(question, params={"first": first, "day": day}).pl()
        counts = ledger_counts(sites).with_columns(pl.col("cell") + first)
        connection.from_arrow(counts.to_arrow()).insert_into("ledger_count")


_NO_SITES = pl.DataFrame(schema={"cell": pl.Int64, "ledger_states": pl.String})


def _rows(counted: np.ndarray[tuple[int, int, int], np.dtype[np.int64]]) -> pl.DataFrame:
    cells = counted.shape[0]
    flat = counted.reshape(cells * LEDGERS, len(STATES)).astype(np.int32)
    keys = {
        "cell": np.repeat(np.arange(cells, dtype=np.int32), LEDGERS),
        "ledger": np.tile(np.arange(1, LEDGERS + 1, dtype=np.int8), cells),
    }
    return pl.DataFrame(keys | {name: flat[:, column] for column, name in enumerate(COLUMNS)})
