"""The workbook inside a native chart: its numbers in typed cells, and where each series lies in it."""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from components.briefing.plots.plot import Plot, Value

SHEET = "Sheet1"
EPOCH = date(1899, 12, 30)  # day 0 of worksheets


@dataclass(frozen=True)
class Cells:
    """The column (from 0) of a series and of the dates, names or numbers it stands over, and its rows."""

    at: int
    values: int
    rows: int

    def name(self) -> str:
        """The reference of the name."""
        return f"{SHEET}!${xl_col_to_name(self.values)}$1"

    def column(self, place: int) -> str:
        """The reference of the rows in a column."""
        letter = xl_col_to_name(place)
        return f"{SHEET}!${letter}$2:${letter}${self.rows + 1}"


def cells_of(plot: Plot) -> list[Cells]:
    """Where each series lies: over numbers two columns each, else one beside the first column of all."""
    if plot.form == "numbers":
        return [Cells(2 * n, 2 * n + 1, len(series.values)) for n, series in enumerate(plot.series)]
    return [Cells(0, n + 1, len(plot.at)) for n in range(len(plot.series))]


def serial(day: date) -> int:
    """A day as worksheets count them."""
    return (day - EPOCH).days


def workbook(plot: Plot) -> bytes:
    """XLSX: one sheet, in the layout of `cells_of`."""
    file = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        # Else every run makes other bytes.
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(SHEET)
        number = book.add_format({"num_format": plot.value.style.excel})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.set_column(0, 2 * len(plot.series), 14)
        for series, cells in zip(plot.series, cells_of(plot), strict=True):
            sheet.write_string(0, cells.at, plot.heading)
            sheet.write_string(0, cells.values, series.name)
            for row, at in enumerate(series.x or plot.at, start=1):
                if isinstance(at, date):
                    sheet.write_datetime(row, cells.at, at, day)
                elif isinstance(at, str):
                    sheet.write_string(row, cells.at, at)
                else:
                    sheet.write_number(row, cells.at, at)
            for row, value in enumerate(series.values, start=1):
                _write(sheet, (row, cells.values), value, number)
    return file.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    value: Value,
    number: xlsxwriter.format.Format,
) -> None:
    if value is None:
        sheet.write_blank(*at, None, number)
    else:
        sheet.write_number(*at, value, number)
