"""The template workbook: a sheet a table with headings in both languages, and one that explains them."""

import io
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.contract import LEDGER_IDS, LEDGER_STATUS, TABLES, Column, Table
from data.errors import TramSoError
from data.geography.reference import read_reference
from data.words import LANGUAGES, Language, t

ROWS = 20_000  # rows of the sheets that are formatted and offer their words
WIDTHS = (16, 34, 22, 10, 22, 44, 60)
_WHOLE = ("int8", "int16", "int32")
_FORMATS = {"text": "@", "date": "dd/mm/yyyy", "time": "dd/mm/yyyy hh:mm"}


def write_template(out: Path) -> None:
    """Write the workbook; what is filled into it converts without a TOML of headings.

    Raises TramSoError where a file of that name is there: it may be filled in already.
    """
    if out.exists():
        raise TramSoError(f"{out} is there already: name another file.")
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        formats = {kind: book.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}
        _guide(book, head)
        for table in TABLES:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 1)
            for place, (column, heading) in enumerate(_columns(table)):
                sheet.set_column(place, place, 22, formats.get(column.kind))
                sheet.write_string(0, place, heading, head)
                _offer(sheet, place, column)
    out.write_bytes(content.getvalue())


def _columns(table: Table) -> Iterator[tuple[Column, str]]:
    """Every column with its heading; of ledgers one each, as no one writes 78 rows a station by hand."""
    if table is not LEDGER_STATUS:
        yield from ((column, _both(f"convert.column.{table.name}.{column.name}")) for column in table.columns)
        return
    station, _, state = table.columns
    yield station, _both(f"convert.column.{table.name}.{station.name}")
    titles = {
        row["ledger_id"]: f"{row['name_vi']}\n{row['name_en']}" for row in read_reference("ledgers78.csv")
    }
    yield from ((state, f"{ledger}\n{titles[ledger]}") for ledger in LEDGER_IDS)


def _both(key: str) -> str:
    return "\n".join(t(key, language) for language in LANGUAGES)


def _offer(sheet: Worksheet, place: int, column: Column) -> None:
    """Offer the words of a column, in Vietnamese, as a list under each of its cells."""
    words = _words(column, "vi")
    if words:
        offer = {"validate": "list", "source": words, "error_type": "warning"}  # English words are read too
        sheet.data_validation(1, place, ROWS, place, offer)


def _words(column: Column, language: Language) -> list[str]:
    if column.kind == "bool":
        return [t("convert.guide.yes", language), t("convert.guide.no", language)]
    return [t(f"convert.word.{column.name}.{word}", language) for word in column.words]


def _guide(book: xlsxwriter.Workbook, head: Format) -> None:
    """The sheet that says how to fill in the others, and what each column means, in both languages."""
    sheet = book.add_worksheet(t("convert.guide.sheet", "vi"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    row = 0
    for language in LANGUAGES:
        for said in ("first", "second", "third"):
            sheet.write_string(row, 0, t(f"convert.guide.{said}", language))
            row += 1
    for language in LANGUAGES:
        row += 1
        for line, cells in enumerate(_explained(language)):
            for place, text in enumerate(cells):
                sheet.write_string(row, place, text, wrapped if line else head)
            row += 1


def _explained(language: Language) -> Iterator[list[str]]:
    heads = ("table", "column", "name", "needed", "kind", "words", "means")
    yield [t(f"convert.guide.{head}", language) for head in heads]
    for table in TABLES:
        for column in table.columns:
            yield [
                table.name,
                t(f"convert.column.{table.name}.{column.name}", language),
                column.name,
                t("convert.guide.no" if column.nullable else "convert.guide.yes", language),
                t(f"convert.kind.{'whole' if column.kind in _WHOLE else column.kind}", language),
                ", ".join(_words(column, language)) or _span(column),
                t(f"convert.means.{table.name}.{column.name}", language),
            ]


def _span(column: Column) -> str:
    return f"{column.low}–{column.high}" if column.high is not None else ""
