"""Small files as operators have them, and what became of them."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from data.contract import TABLES
from data.convert.convert import Converted, Order, convert

OCTOBER = date(2026, 10, 31)
HEADINGS = ["Mã trạm", "Tên trạm", "Loại hình", "Mã xã"]
STATION = ["S1", "Trạm y tế phường Ba Đình", "Trạm", "00004"]


def workbook(
    path: Path, *sheets: Sequence[Sequence[Any]], names: Sequence[str] = (), hidden: str = ""
) -> Path:
    """A workbook of these sheets; days are written as Excel's own, texts as texts."""
    with xlsxwriter.Workbook(str(path)) as book:
        formats = {date: book.add_format({"num_format": "dd/mm/yyyy"})}
        formats[datetime] = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for number, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[number] if names else None)
            if sheet.name == hidden:
                sheet.hide()
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(sheet, place, column, cell, formats)
    return path


def _write(sheet: Any, row: int, column: int, cell: Any, formats: dict[type, Any]) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats[type(cell)])
    elif cell is not None:
        sheet.write(row, column, cell)


def text(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """A file of these characters."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def converted(file: Path, table: str, landing: Path, **order: Any) -> Converted:
    """What became of one file of October."""
    chosen = next(one for one in TABLES if one.name == table)
    return convert([file], Order(chosen, OCTOBER, landing, **order))


def rows_of(done: Converted) -> list[dict[str, Any]]:
    """The rows that were written; the test fails with the faults where there are any."""
    assert [fault.sentence() for fault in done.faults] == []
    return [row for path in done.written for row in pl.read_parquet(path).rows(named=True)]


def sentences(done: Converted) -> list[str]:
    """The faults, after which nothing may have been written."""
    assert done.written == []
    return [fault.sentence() for fault in done.faults]
