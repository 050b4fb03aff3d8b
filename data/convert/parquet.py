"""Parquet that the check would hold back, as a sheet: its columns are read again as any other file's are."""

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from data.checks.fit import plain
from data.checks.reading import parsed
from data.convert.sheet import Cell, Sheet
from data.errors import TramSoError


def parquet_sheet(file: str, content: bytes) -> Sheet:
    """The one sheet of a Parquet file; its rows are counted from 1, as the quarantine counts them.

    Raises TramSoError where it is cut off or damaged.
    """
    table, _ = parsed(content, ())
    if table is None:
        raise TramSoError(f"{file} is Parquet that is cut off or damaged: export it again.")
    columns = [[_cell(value) for value in plain(column).to_pylist()] for column in table.columns]
    heads: list[Cell] = [*table.column_names]
    rows = [heads, *(list(row) for row in zip(*columns, strict=True))]
    return Sheet(file, "", rows, ["headings", *(str(number) for number in range(1, len(rows)))])


def _cell(value: Any) -> Cell:
    """A value as a cell; NaN is how pandas writes null, a time without zone is UTC as the contract has it."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return None if math.isnan(value) else float(value)
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value if value is None or isinstance(value, str | bool | date) else str(value)
