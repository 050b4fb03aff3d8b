"""The input of the checks: every reported column and the register's people as dates × sites."""

from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from data.measures.quality import FIELDS
from data.measures.quality_judge import Values

REGISTER = "population"
REPORTED = tuple(name for name in FIELDS if name != REGISTER)
COLUMNS = (*REPORTED, REGISTER)
ZONES = 10  # more than there are


@dataclass(frozen=True)
class Grids:
    """dates × sites; site n stands at n - 1. values: by column, NaN unknown, whole numbers up to 16.7 million
    exact; counts: sites that count; reported: those with a report; peers: the group of those of one zone in
    one province, -1 for none.
    """

    values: dict[str, Values]
    counts: npt.NDArray[np.bool_]
    reported: npt.NDArray[np.bool_]
    peers: npt.NDArray[np.int64]


def grids(connection: duckdb.DuckDBPyConnection, days: int, sites: int) -> Grids:
    """Read from the mart's report and station_period."""
    values = {name: np.full((days, sites), np.nan, dtype=np.float32) for name in COLUMNS}
    counts, reported = (np.zeros((days, sites), dtype=np.bool_) for _ in range(2))
    peers = np.full((days, sites), -1, dtype=np.int64)
    names = ", ".join(REPORTED)
    reports = connection.sql(f"SELECT number, site, {names} FROM report JOIN snapshot USING (date)").pl()
    _lay(values, reports)
    reported[_place(reports)] = True
    register = connection.sql(
        f"""SELECT number, site, people AS population, counts,
        CASE WHEN counts THEN
            dense_rank() OVER (ORDER BY province34) * {ZONES} + coalesce(zone, 0) END AS peers
        FROM station_period JOIN snapshot USING (date)"""
    ).pl()
    _lay(values, register.select("number", "site", "population"))
    counts[_place(register)] = register["counts"].to_numpy()
    peers[_place(register)] = register["peers"].fill_null(-1).cast(pl.Int64).to_numpy()
    return Grids(values, counts, reported, peers)


def _lay(values: dict[str, Values], rows: pl.DataFrame) -> None:
    for name in rows.columns[2:]:
        values[name][_place(rows)] = rows[name].cast(pl.Float32).to_numpy()


def _place(rows: pl.DataFrame) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    return rows["number"].to_numpy(), rows["site"].to_numpy() - 1
