"""The accepted register and reports of a date, each row with the file and the row of it where it stood."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa

from data.checks.reading import Reading
from data.contract import STATION, STATION_REPORT, Table

ORIGIN = "origin.parquet"
FOLLOWED = (STATION, STATION_REPORT)  # the tables whose rows are held against those of an earlier date


IDENTITY = ("name", "commune_code", "latitude", "longitude")  # what tells one station from another


@dataclass(frozen=True)
class Arrived:
    """The rows of one date by table: columns of the contract, file (below the dated folder), row_number.

    Of a date that others are only compared with: what they are compared by.
    """

    date: date
    tables: dict[str, pl.DataFrame]

    @property
    def register(self) -> pl.DataFrame:
        """The rows of the register."""
        return self.tables[STATION.name]


def origins(table: Table, reading: Reading, rows: pa.ChunkedArray) -> pa.Table:
    """One row an accepted row, in their order: table, file, row_number (from 1). rows: their numbers."""
    files, numbers = reading.origins(rows.to_numpy())
    named = pa.repeat(pa.scalar(table.name, pa.string()), len(files))
    columns = [named, pa.array(files, pa.string()), pa.array(numbers, pa.int64())]
    return pa.table(columns, names=["table", "file", "row_number"])


def read_arrived(day: date, folder: Path) -> Arrived:
    """What `check_date` wrote of a date to a folder."""
    stood = pl.read_parquet(folder / ORIGIN)
    tables = {
        table.name: pl.read_parquet(folder / f"{table.name}.parquet").hstack(
            stood.filter(table=table.name).drop("table")
        )
        for table in FOLLOWED
    }
    return Arrived(day, tables)
