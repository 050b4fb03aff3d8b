"""A sender's list of places: the column with the names, and those with the district and the province."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.contract import Column, Table
from data.convert.expected import listed, one_line
from data.convert.headings import headed
from data.convert.mapping import Source
from data.convert.read import read_sheets
from data.convert.sheet import shown
from data.convert.unit_match import Named
from data.errors import TramSoError

LIST = Table(
    "units", ("name",), (Column("name", "text"), Column("district", "text"), Column("province", "text"))
)


@dataclass(frozen=True)
class NamedList:
    """The lines of a list that name something: where each stands, all of its cells, and what they name."""

    headings: list[str]
    labels: list[str]
    rows: list[list[str]]
    lines: list[Named]


def read_list(file: Path, fields: Mapping[str, str]) -> NamedList:
    """The first sheet with a heading of names. fields: name, district, province → the list's own heading.

    Raises TramSoError with the headings that there are when none is known to be the names'.
    """
    own = {name: Source(heading) for name, heading in fields.items() if heading}
    sheets = [headed(sheet, LIST, own) for sheet in read_sheets(file, date.today()) if not sheet.hidden]
    found = next((one for one in sheets if "name" in one.columns), None)
    if found is None or found.row is None:
        there = listed([one_line(text) for one in sheets for text in one.headings if text]) or "none"
        raise TramSoError(
            f"{file.name} has no heading of names that is known, only {there}: add --name-field."
        )
    width = len(found.headings)
    result = NamedList(_distinct(found.headings), [], [], [])
    for label, row in zip(
        found.sheet.labels[found.row + 1 :], found.sheet.rows[found.row + 1 :], strict=True
    ):
        cells = [shown(cell) for cell in [*row, *[None] * width][:width]]
        named = {name: cells[places[0]] for name, places in found.columns.items()}
        if named["name"].strip():
            result.labels.append(label)
            result.rows.append(cells)
            result.lines.append(Named(**named))
    if not result.lines:
        under = f"“{one_line(found.heading('name'))}” (row {found.sheet.labels[found.row]})"
        raise TramSoError(f"{file.name} has no name under {under}: name the right heading with --name-field.")
    return result


def _distinct(headings: list[str]) -> list[str]:
    """The headings in one line each; one that is empty or stands twice gets its place."""
    lines = [one_line(text) for text in headings]
    return [
        text if text and lines.index(text) == place else f"{text} ({place + 1})".strip()
        for place, text in enumerate(lines)
    ]
