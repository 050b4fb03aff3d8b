"""A table of texts as CSV, XLSX or Parquet, by the file's ending: no cell becomes a number or a formula."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_table(out: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write header and rows; a CSV is UTF-8 with the mark that Excel needs."""
    if out.suffix.lower() == ".xlsx":
        _xlsx(out, [header, *rows])
    elif out.suffix.lower() == ".parquet":
        pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row").write_parquet(out)
    else:
        with out.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([_plain(cell) for cell in row] for row in [header, *rows])


def _xlsx(out: Path, rows: Sequence[Sequence[str]]) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    out.write_bytes(content.getvalue())


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
