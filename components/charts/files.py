"""Chart → CSV and XLSX: the numbers as shown, what they are and where they come from beside them."""

import csv
import re
from datetime import date
from functools import cache
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from components.charts.chart import Cell, Chart, Column
from data.words import t
from data.words.dates import format_short_date
from data.words.numbers import NumberStyle, exact_style, format_number, rounded

BOM = "\ufeff"
A4 = 9  # as worksheets number sizes of paper
# A worksheet takes a cell that begins so for a formula; after a tab it stays text.
RISKY = ("=", "+", "-", "@", "\t", "\r")
# A number with its sign and unit can be no formula: “+1.0 points”, “+84 215 382”.
SIGNED = re.compile(r"[+-]\d[\d.,  ]*[^\W\d_%]?[\w %]*")


def csv_bytes(chart: Chart) -> bytes:
    """UTF-8 with a byte-order mark; shares in per cent, decimals as the language writes them, no grouping.

    Scope, date and source (which says where the numbers are synthetic) stand in columns of their own, so that
    the file stays one table.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    of = chart.context
    origin = [safe(of.scope), format_short_date(of.date, of.language), safe(of.source)]
    names = [t(f"chart.column.{name}", chart.language) for name in ("scope", "as_of", "source")]
    writer.writerow([*(_heading(column) for column in chart.columns), *names])
    for row in chart.cells():
        cells = zip(row, chart.columns, strict=True)
        writer.writerow([*(_csv_cell(chart, cell, column) for cell, column in cells), *origin])
    return (BOM + text.getvalue()).encode()


def safe(text: str) -> str:
    """Text as it is, guarded only where a worksheet program would take it for a formula."""
    return f"\t{text}" if text.startswith(RISKY) and not SIGNED.fullmatch(text) else text


def _heading(column: Column) -> str:
    share = isinstance(column.style, NumberStyle) and column.style.kind == "share"
    return safe(column.label + (" (%)" if share and "%" not in column.label else ""))


def _csv_cell(chart: Chart, cell: Cell, column: Column) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return format_short_date(cell, chart.language)
    if isinstance(cell, str) or not isinstance(column.style, NumberStyle):
        return safe(str(cell))
    style = exact_style(cell, column.style)
    text = format_number(rounded(cell, style) or 0, chart.language, style.decimals)
    return text.replace("." if chart.language == "vi" else ",", "").replace("−", "-")


def xlsx_bytes(chart: Chart) -> bytes:
    """A worksheet: title and facts on top, then the table with real numbers, dates and text codes."""
    file = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        write_sheet(book, book.add_worksheet(t("chart.sheet", chart.language)), chart)
    return file.getvalue()


def write_sheet(book: xlsxwriter.Workbook, sheet: Worksheet, chart: Chart) -> int:
    """Title, facts and table of a chart on a worksheet; gives the line (from 0) of the table's headings."""
    sheet.write_string(0, 0, chart.title, book.add_format({"bold": True, "font_size": 14}))
    for row, fact in enumerate(chart.facts, start=1):
        sheet.write_string(row, 0, fact)
    top = len(chart.facts) + 2
    _write_table(book, sheet, chart, top)
    return top


def _write_table(book: xlsxwriter.Workbook, sheet: Worksheet, chart: Chart, top: int) -> None:
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    formats = cache(lambda number: book.add_format({"num_format": number}))
    day_format = "dd/mm/yyyy" if chart.language == "vi" else "d mmm yyyy"
    for place, column in enumerate(chart.columns):
        sheet.write_string(top, place, column.label, heading)
        sheet.set_column(place, place, 28 if column.style == "text" else 16)
    for line, cells in enumerate(chart.cells(), start=top + 1):
        for place, cell in enumerate(cells):
            style = _excel_format(cell, chart.columns[place], day_format)
            _write_cell(sheet, (line, place), cell, chart.columns[place], formats(style))
    sheet.autofilter(top, 0, top + chart.frame.height, len(chart.columns) - 1)
    sheet.freeze_panes(top + 1, 0)
    _set_paper(sheet, top)


def _set_paper(sheet: Worksheet, top: int) -> None:
    """A4 across, all columns on one sheet's width, the headings again on every sheet."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _excel_format(cell: Cell, column: Column, day: str) -> str:
    """The format of one cell: with more decimals where the column's would take it across an edge."""
    if isinstance(column.style, NumberStyle):
        style = exact_style(cell, column.style) if isinstance(cell, int | float) else column.style
        return style.excel
    return day if column.style == "date" else "@"


def _write_cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, column: Column, style: Format) -> None:
    """at: line and place, from 0."""
    if cell is None:
        sheet.write_blank(*at, None, style)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, style)
    elif isinstance(cell, str) or not isinstance(column.style, NumberStyle):
        sheet.write_string(*at, str(cell), style)
    else:
        share = 100 if column.style.kind == "share" else 1
        number = rounded(cell, exact_style(cell, column.style)) or 0
        sheet.write_number(*at, float(number / share), style)
