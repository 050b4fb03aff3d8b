"""A digest as a workbook: a sheet for the stations that got worse, one for those that got better, one for
others.
"""

from io import BytesIO

import xlsxwriter

from components.charts.files import write_sheet
from data.words import t
from pages.changes.digest.content import Digest

SHEETS = ("changes.digest.sheet_worse", "changes.digest.sheet_better", "changes.digest.sheet_other")


def workbook_of(digest: Digest) -> bytes:
    """Typed cells throughout, so that no text becomes a formula or a link."""
    file = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        if not digest.parts:
            sheet = book.add_worksheet(t(SHEETS[0], digest.language))
            sheet.write_string(0, 0, digest.title)
            sheet.write_string(1, 0, digest.said)
        for key, part in zip(SHEETS, digest.parts, strict=False):
            write_sheet(book, book.add_worksheet(t(key, digest.language)), part.chart)
    return file.getvalue()
