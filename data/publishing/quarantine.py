"""The rows held back in the current version, as a stream of batches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.store.versions import Store

COLUMNS = ("date", "table", "file", "row_number", "reasons", "values", "columns")
BATCH = 50_000
_SQL = Path(__file__).parent / "sql" / "quarantine_rows.sql"


@contextmanager
def held_back_rows(store: Store, version: str, reason: str | None) -> Iterator[pa.RecordBatchReader]:
    """All rows held back in a version, or those with one reason, by date, table, file and row number.

    Columns: date, table, file, row_number (1-based), reasons (list of text), values (JSON text).
    """
    dates = store.manifest(version).dates
    files = [str(store.partition(version, day) / "quarantine.parquet") for day in dates]
    with duckdb.connect() as connection:
        rows = connection.sql(_SQL.read_text("utf-8"), params={"files": files, "reason": reason})
        yield rows.to_arrow_reader(BATCH)


def as_records(reader: pa.RecordBatchReader) -> Iterator[dict[str, Any]]:
    """The rows as plain values for JSON and terminals; the date as ISO text."""
    for batch in reader:
        for row in batch.to_pylist():
            yield row | {"date": row["date"].isoformat()}
