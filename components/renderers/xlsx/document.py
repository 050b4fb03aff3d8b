"""The workbook of a briefing."""

import re
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.plain_text import plain_text
from components.briefing.plots.make import plot_of
from components.briefing.said import cover_lines, source_rows, title_of
from components.charts.files import write_sheet
from components.renderers.xlsx.native_chart import add_chart
from data.words import t

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
GAP = 2  # columns between the table and the chart's own numbers


def xlsx_bytes(drawn: DrawnBriefing) -> bytes:
    """Typed cells throughout; no text becomes a formula or a link."""
    file = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        _sources(book, drawn)
        for number, item in enumerate((item for item in drawn.items if item.chart), start=1):
            _figure(book, item, number)
    return file.getvalue()


def _sources(book: xlsxwriter.Workbook, drawn: DrawnBriefing) -> None:
    """What the briefing is, and where each figure comes from."""
    sheet: Worksheet = book.add_worksheet(t("briefing.sources.title", drawn.briefing.language)[:LONGEST_NAME])
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, title_of(drawn), book.add_format({"bold": True, "font_size": 14}))
    lines = cover_lines(drawn)
    for place, line in enumerate(lines, start=1):
        sheet.write_string(place, 0, line)
    headings, rows = source_rows(drawn)
    top = len(lines) + 2
    for column, heading in enumerate(headings):
        sheet.write_string(top, column, heading, bold)
        sheet.set_column(column, column, (14, 70, 40, 20, 34, 60)[column])
    for number, row in enumerate(rows, start=top + 1):
        for column, text in enumerate(row):
            sheet.write_string(number, column, plain_text(text, 32_000))


def _figure(book: xlsxwriter.Workbook, drawn: Drawn, number: int) -> None:
    """The sheet of a figure; its chart stands at the right of its table."""
    chart = drawn.chart
    if chart is None:
        return
    name = FORBIDDEN.sub(" ", plain_text(f"{number} {drawn.title}"))[:LONGEST_NAME].strip()
    sheet = book.add_worksheet(name)
    top = write_sheet(book, sheet, chart)
    plot = plot_of(chart, drawn.figure) if drawn.figure else None
    if plot is not None:
        add_chart(book, sheet, plot, (top, len(chart.columns) + GAP))
