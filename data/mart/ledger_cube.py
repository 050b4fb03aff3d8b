"""Ledger by ledger: how many sites keep each of the 78 in which way, by date, province and kind of site."""

import duckdb
import numpy as np
import polars as pl

from data.measures.ledger_states import PACKED, Counted, count_ledgers

KINDS = ("zone", "area", "connection")


def add_ledger_counts(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ledger_cell and ledger_total from the mart's cell and ledger_site, one date at a time.

    ledger_cell: one row a cell, its date, provinces and kind of site, and `packed_ledgers` as
    `count_ledgers` gives it. ledger_total: the same of all kinds of site together.
    """
    dates = connection.sql("SELECT date, min(cell) FROM cell GROUP BY ALL ORDER BY date").fetchall()
    for day, first in dates:
        keys = connection.sql("FROM cell WHERE date = $day ORDER BY cell", params={"day": day}).pl()
        query = "SELECT cell, ledger_states FROM ledger_site WHERE date = $day"
        sites = connection.sql(query, params={"day": day}).pl()
        counted = count_ledgers(sites["cell"].to_numpy() - first, sites["ledger_states"], keys.height)
        begins = np.flatnonzero(keys["total"].diff().fill_null(1).to_numpy())
        kinds = keys.with_columns(pl.lit(None, keys.schema[kind]).alias(kind) for kind in KINDS)
        _add(connection, "ledger_cell", keys, counted)
        _add(connection, "ledger_total", kinds[begins], np.add.reduceat(counted, begins, axis=0))


def _add(connection: duckdb.DuckDBPyConnection, table: str, keys: pl.DataFrame, counted: Counted) -> None:
    packed = pl.Series("packed_ledgers", counted).cast(PACKED)
    rows = keys.drop("cell", "total").with_columns(packed)
    connection.from_arrow(rows.to_arrow()).insert_into(table)
