"""CSV as Vietnamese programs write it: four encodings, four marks between cells."""

import codecs
import csv
import io
import re
from collections import Counter

from data.convert.sheet import Cell, Sheet, numbered
from data.errors import TramSoError
from data.geography.encodings import WAYS, as_meant

MARKS = ",;\t|"
_MARK = re.compile(r"[,;\t|\r\n]+")
_SAMPLE = 2_000


def text_sheet(file: str, content: bytes) -> Sheet:
    """The one sheet of a CSV; a row is what a spreadsheet shows as one. Empty cells are None."""
    text = decoded(content)
    if "\0" in text:
        raise TramSoError(f"{file} is neither a workbook nor text: export it as XLSX or CSV.")
    try:
        rows = _rows(text, max(MARKS, key=lambda mark: _evenness(text, mark)))
    except csv.Error as error:
        raise TramSoError(f"{file} is no CSV that can be read ({error}): save it as XLSX.") from None
    cells: list[list[Cell]] = [[cell.strip() or None for cell in row] for row in rows]
    return Sheet(file, "", cells, numbered(cells))


def decoded(content: bytes) -> str:
    """The text of UTF-8 or UTF-16 with its mark, of UTF-8 without, else of Windows-1258 or TCVN3."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        return as_meant(_MARK.split(text, _SAMPLE), WAYS[1:])(text)


def _evenness(text: str, mark: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells, and that number; nothing where it is one."""
    try:
        widths = Counter(len(row) for row in _rows(text, mark, _SAMPLE) if row)
    except csv.Error:
        return (0, 0)
    widths.pop(1, None)
    return max(((rows, width) for width, rows in widths.items()), default=(0, 0))


def _rows(text: str, mark: str, most: int | None = None) -> list[list[str]]:
    csv.field_size_limit(1 << 20)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=mark)
    return [row for row, _ in zip(reader, range(most), strict=False)] if most else list(reader)
