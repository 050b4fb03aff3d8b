"""Workbooks (XLSX, XLS, XLSB, ODS) as sheets of typed cells, read by calamine through fastexcel.

fastexcel gives a column one type, and a text “1.234” must stay apart from a number 1.234. So a sheet is read
four times: as text; as yes or no, which numbers become and neither texts nor days do; as numbers; as moments.
"""

from datetime import datetime
from typing import Any

import fastexcel

from data.convert.sheet import Cell, Sheet, numbered
from data.errors import TramSoError

_KINDS: tuple[fastexcel.DType, ...] = ("string", "boolean", "float", "datetime")
_ERROR = "Error("


def workbook_sheets(file: str, content: bytes) -> list[Sheet]:
    """Every sheet with its rows as Excel numbers them; a cell in error is a text such as “#Div0”."""
    try:
        book = fastexcel.read_excel(content)
        return [_sheet(book, file, name, alone=len(book.sheet_names) == 1) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        reason = str(error).split("\n", 1)[0]
        raise TramSoError(
            f"{file} cannot be opened ({reason}): save it in Excel as a workbook without a password."
        ) from None


def _sheet(book: fastexcel.ExcelReader, file: str, name: str, *, alone: bool) -> Sheet:
    loaded = [book.load_sheet(name, header_row=None, skip_rows=0, dtypes=kind) for kind in _KINDS]
    rows = _rows(loaded) if loaded[0].total_height else []
    place = file if alone else f"{file}, sheet “{name}”"
    return Sheet(place, name, rows, numbered(rows), hidden=loaded[0].visible != "visible")


def _rows(loaded: list[Any]) -> list[list[Cell]]:
    texts, errors = loaded[0].to_arrow_with_errors()
    kinds = [texts, *(sheet.to_arrow() for sheet in loaded[1:])]
    columns = [
        [_cell(*cell) for cell in zip(*(one.column(place).to_pylist() for one in kinds), strict=True)]
        for place in range(texts.num_columns)
    ]
    for fault in errors.errors if errors else ():
        row, column = fault.position
        columns[column][row] = "#" + fault.detail.partition(_ERROR)[2].partition(")")[0]
    return [list(row) for row in zip(*columns, strict=True)]


def _cell(text: str | None, number: bool | None, value: float | None, moment: datetime | None) -> Cell:
    """The cell as it was typed: yes or no, a number, a day, a text."""
    if number is not None:
        return number if text in ("true", "false") else value
    return moment if moment is not None else text or None
