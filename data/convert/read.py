"""A file as sheets, by what is in it and not by its ending."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from data.convert.dhis2 import data_value_set
from data.convert.parquet import parquet_sheet
from data.convert.sheet import Sheet
from data.convert.text import text_sheet
from data.convert.workbook import workbook_sheets
from data.errors import TramSoError

_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"


def read_sheets(file: Path, day: date, wanted: Collection[str] = ()) -> list[Sheet]:
    """The sheets of a workbook, of a CSV, of Parquet or of a DHIS2 data value set.

    A data value set gives the period that ends on `day`, by the operands among the `wanted` headings.
    Raises TramSoError with what to do where a file is none of them.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise TramSoError(
            f"{file} cannot be read ({error.strerror}): check its path and its rights."
        ) from None
    if content.startswith((_ZIP, _OLE)):
        return workbook_sheets(file.name, content)
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise TramSoError(f"{file.name} is empty: export it again.")
    if content.startswith(_PARQUET):
        return [parquet_sheet(file.name, content)]
    if start.startswith(b"<"):
        raise TramSoError(
            f"{file.name} is a web page under a table's name: open it in Excel and save it as a workbook."
        )
    if start.startswith((b"{", b"[")):
        return [data_value_set(file.name, content, wanted, day)]
    return [text_sheet(file.name, content)]
