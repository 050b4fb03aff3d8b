"""The rows held back as a file: CSV, Parquet or XLSX, in which no cell becomes a formula."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from data.errors import TramSoError
from data.publishing.quarantine import COLUMNS, as_records
from data.store.durable import sync

XLSX_ROWS = 1_048_575  # and one for the header
XLSX_CELL = 32_767  # characters; a longer text is cut and ends with an ellipsis
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[str, str, str, int, str, str, str]


def write_rows(reader: pa.RecordBatchReader, out: Path) -> int:
    """Write the rows in the format of the file's ending, in one step; returns how many.

    Raises TramSoError for XLSX when there are more rows than a sheet holds.
    """
    part = out.with_name(f".{out.name}.part")
    try:
        written = WRITERS[out.suffix.lower()](reader, part)
        sync(part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return written


def _csv(reader: pa.RecordBatchReader, path: Path) -> int:
    """UTF-8 with the mark that Excel needs; reasons are joined with a space."""
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in _rows(reader):
            writer.writerow([_plain(cell) if isinstance(cell, str) else cell for cell in row])
            written += 1
    return written


def _xlsx(reader: pa.RecordBatchReader, path: Path) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    written = 0
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("quarantine")
        sheet.write_row(0, 0, COLUMNS)
        for written, row in enumerate(_rows(reader), start=1):
            if written > XLSX_ROWS:
                raise TramSoError(f"A sheet holds {XLSX_ROWS:,} rows: name a .csv or a .parquet file.")
            _write(sheet, written, row)
    return written


def _write(sheet: xlsxwriter.worksheet.Worksheet, number: int, row: Row) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(number, place, cell)
        elif isinstance(cell, str):
            whole = len(cell) <= XLSX_CELL
            sheet.write_string(number, place, cell if whole else cell[: XLSX_CELL - 1] + "…")


def _parquet(reader: pa.RecordBatchReader, path: Path) -> int:
    """Reasons stay a list of text, the date a date."""
    written = 0
    with pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            written += batch.num_rows
    return written


def _rows(reader: pa.RecordBatchReader) -> Iterator[Row]:
    for row in as_records(reader):
        reasons = " ".join(row["reasons"])
        columns = "; ".join(row["columns"])
        yield row["date"], row["table"], row["file"], row["row_number"], reasons, row["values"] or "", columns


def _plain(text: str) -> str:
    """Text that a spreadsheet would run is shown with an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


WRITERS: dict[str, Callable[[pa.RecordBatchReader, Path], int]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
ENDINGS = tuple(WRITERS)
