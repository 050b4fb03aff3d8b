"""The files that a date of a version was made from, with their hashes, from the date's report in the store."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path

import polars as pl

from data.errors import TramSoError
from data.store import REPORT, open_store

FATES = ("unreadable", "held_back", "read")
SCHEMA = {
    "table": pl.String,
    "path": pl.String,
    "rows": pl.Int64,
    "size": pl.Int64,
    "fate": pl.String,
    "sha256": pl.String,
}


def source_files(root: Path, version: str, day: date) -> pl.DataFrame:
    """One row a file that arrived: table, path below the dated folder, rows, size (bytes), fate, sha256.

    What could not be read comes first. Raises TramSoError when the store has no such version or
    date, or the report is damaged.
    """
    return _read(open_store(root).partition(version, day) / REPORT)


@lru_cache(maxsize=8)
def _read(report: Path) -> pl.DataFrame:
    try:
        sources = json.loads(report.read_bytes())["sources"]
    except (OSError, ValueError, KeyError):
        raise TramSoError(f"{report} cannot be read: run `verify`, then restore it from a backup.") from None
    rows = pl.DataFrame(sources, schema=SCHEMA)
    return rows.sort(pl.col("fate").cast(pl.Enum(FATES)), "table", "path")
