"""The quarantined rows of one date, and how many depend on each row of the register."""

from datetime import date
from pathlib import Path

import polars as pl

from data.store.kept import kept
from data.store.versions import Store

FILE = "quarantine.parquet"
REGISTER, DRAGGED = "station", "unknown_station"
SCHEMA = {
    "table": pl.String,
    "file": pl.String,
    "row_number": pl.Int64,
    "reasons": pl.List(pl.String),
    "values": pl.String,
    "columns": pl.List(pl.String),
    "station_id": pl.String,
    "dragged": pl.Int64,
}


def quarantined_rows(store: Store, version: str, day: date) -> pl.DataFrame:
    """One row a quarantined row of a date of a version, in the order of arrival. Columns: SCHEMA.

    row_number is counted from 1; values is JSON; station_id is what the row says, if anything. dragged, for
    rows of the register: the report and ledger rows quarantined because their station was not accepted.
    Raises TramSoError when the version or the date is not kept.
    """
    return _read(store.file(version, day, FILE))


@kept
def _read(path: Path) -> pl.DataFrame:
    rows = pl.read_parquet(path).drop("date")
    named = rows.with_columns(_text_of("station_id").alias("station_id"))
    dragged = (
        named.filter((pl.col("table") != REGISTER) & pl.col("reasons").list.contains(DRAGGED))
        .group_by("station_id")
        .agg(pl.len().cast(pl.Int64).alias("dragged"))
    )
    counted = named.join(dragged, on="station_id", how="left", maintain_order="left")
    of_register = pl.when(pl.col("table") == REGISTER).then(pl.col("dragged").fill_null(0))
    return counted.with_columns(of_register.alias("dragged")).select(*SCHEMA)


def _text_of(name: str) -> pl.Expr:
    """A text that a row's JSON gives a column; null where it has none or it is no text."""
    return pl.col("values").str.extract(rf'"{name}": ("(?:[^"\\\\]|\\\\.)*")').str.json_decode(pl.String)
