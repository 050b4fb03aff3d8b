"""The rows of an earlier date to compare with, read in bulk and without the rules that hold rows back."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from data.checks.arrived import FOLLOWED, IDENTITY, Arrived, read_arrived
from data.checks.check import check_date
from data.checks.fit import arrow_schema
from data.checks.landing import DatedFolder, landing_files
from data.checks.limits import LIMITS
from data.contract import STATION, Table

# Of more files than these only the register is read: 22,000 small ones take a fifth of the time of a check.
MOST_FILES = 5_000
COMPARED = {
    table: ("station_id", *IDENTITY * (table == STATION.name), *(limit.column for limit in limits))
    for table, limits in LIMITS.items()
}


def read_earlier(folder: DatedFolder, communes: frozenset[str], out: Path) -> Arrived:
    """The register and reports of a date as they came; checked as any date, into `out`, where files differ.

    Raises TramSoError when a file may not be read or vanishes.
    """
    files, _ = landing_files(folder)
    tables = FOLLOWED if len(files) <= MOST_FILES else (STATION,)
    paths = {table: [file.path for file in files if file.table == table.name] for table in tables}
    try:
        return Arrived(folder.date, {one.name: _in_bulk(one, paths.get(one, [])) for one in FOLLOWED})
    except (pl.exceptions.PolarsError, OSError):
        check_date(folder, communes, out, tables=FOLLOWED)
        return read_arrived(folder.date, out)


def _in_bulk(table: Table, paths: Sequence[str]) -> pl.DataFrame:
    """What is compared of each station's first row, in contract types; PolarsError where files differ."""
    every = pl.DataFrame(arrow_schema(table).empty_table()).schema
    compared = {name: every[name] for name in COMPARED[table.name]}
    if not paths:
        return pl.DataFrame(schema=compared)
    names = [name for name in pl.read_parquet_schema(paths[0]) if name in compared]
    rows = pl.read_parquet(list(paths), columns=names, use_statistics=False).with_columns(
        pl.col(name).cast(compared[name], strict=False) for name in names
    )
    absent = [pl.lit(None, kind).alias(name) for name, kind in compared.items() if name not in names]
    return rows.with_columns(absent).select(*compared).unique("station_id", keep="first", maintain_order=True)
