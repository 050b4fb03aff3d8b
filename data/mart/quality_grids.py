"""The input of the checks: every reported column and the register's people as dates × sites."""

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from data.measures.quality import FIELDS
from data.measures.quality_judge import Values

REGISTER = "population"
REPORTED = tuple(name for name in FIELDS if name != REGISTER)
COLUMNS = (*REPORTED, REGISTER)
Grids = dict[str, Values]


def grids(
    connection: duckdb.DuckDBPyConnection, days: int, sites: int
) -> tuple[Grids, npt.NDArray[np.bool_]]:
    """Column → values (dates × sites, NaN unknown), and which sites count on which date.

    Site n stands at n - 1. Whole numbers up to 16.7 million are exact.
    """
    values = {name: np.full((days, sites), np.nan, dtype=np.float32) for name in COLUMNS}
    counts = np.zeros((days, sites), dtype=np.bool_)
    names = ", ".join(REPORTED)
    _lay(values, connection.sql(f"SELECT number, site, {names} FROM report JOIN snapshot USING (date)").pl())
    register = connection.sql(
        "SELECT number, site, people AS population, counts FROM station_period JOIN snapshot USING (date)"
    ).pl()
    _lay(values, register.drop("counts"))
    counts[_place(register)] = register["counts"].to_numpy()
    return values, counts


def _lay(values: Grids, rows: pl.DataFrame) -> None:
    for name in rows.columns[2:]:
        values[name][_place(rows)] = rows[name].cast(pl.Float32).to_numpy()


def _place(rows: pl.DataFrame) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    return rows["number"].to_numpy(), rows["site"].to_numpy() - 1
