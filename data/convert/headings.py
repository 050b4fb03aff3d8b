"""Which of a sheet's rows holds the headings, and which of the contract's columns each heading is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from data.contract import LEDGER_IDS, LEDGER_STATUS, TABLES, Table
from data.convert.folding import folded
from data.convert.mapping import Mapped
from data.convert.sheet import Cell, Sheet, shown
from data.geography.reference import read_reference
from data.words import LANGUAGES, t

SEARCHED = 60  # rows; titles, decrees and logos stand above the headings
ABOVE = 2  # rows over the headings that cells merged downwards, and groups of columns, reach from
_UNIT = re.compile(r"\((?:người|lượt|lần|hồ sơ|phút|mẫu|nếu có|dd/mm/yyyy[ h:m]*)\)|^trong đó\s*:?", re.I)
_ALL = ("tong", "tongso", "tongcong", "chung", "soluong")  # under a group: the group as a whole
_LEDGER = re.compile(r"(L\d{2})(?!\w)")

Recognise = Callable[[str], str | None]


@dataclass(frozen=True)
class Headed:
    """A sheet whose headings are found. `row`: their place, None where nothing was recognised.

    columns: column of the contract → its places in a row; headings: every heading by its place.
    """

    sheet: Sheet
    row: int | None
    columns: Mapping[str, list[int]]
    headings: list[str]

    def heading(self, column: str) -> str:
        """The column's heading as the file writes it, empty where it has none."""
        return self.headings[self.columns[column][0]] if column in self.columns else ""

    def repeats(self, cells: list[Cell]) -> bool:
        """True for a row that says the headings once more, as at the top of each printed page."""
        row = self.row or 0
        above = [self.sheet.rows[place] for place in range(max(row - ABOVE, 0), row + 1)]
        return all(
            cell is None or any(place < len(one) and one[place] == cell for one in above)
            for place, cell in enumerate(cells)
        )

    @property
    def unmapped(self) -> list[str]:
        """Headings that are no column of the contract, and filled columns without one by their place."""
        taken = {place for places in self.columns.values() for place in places}
        under = self.sheet.rows[(self.row or 0) + 1 :]
        filled = {place for row in under for place, cell in enumerate(row) if cell is not None} - taken
        named = {place: text for place, text in enumerate(self.headings) if text and place not in taken}
        nameless = {place: f"column {place + 1} without a heading" for place in filled - named.keys()}
        return [text for _, text in sorted((named | nameless).items())]


def headed(sheet: Sheet, table: Table, mapped: Mapped) -> Headed:
    """The sheet with the row of headings in which most columns are recognised.

    Of several it is the first, or the last of those that follow each other without a row between them.
    """
    recognise = recogniser(table, mapped)
    found = [_read(sheet, row, recognise) for row in range(min(len(sheet.rows), SEARCHED))]
    most = max((len(one.columns) for one in found), default=0)
    if not most:
        return Headed(sheet, None, {}, [])
    alike = [len(one.columns) == most for one in found]
    last = alike.index(True)
    while last + 1 < len(alike) and alike[last + 1]:
        last += 1
    return found[last]


def recogniser(table: Table, mapped: Mapped) -> Recognise:
    """The column of a heading: by the TOML first, then by the names that the contract and senders use."""
    told = {folded(source.heading): column for column, source in mapped.items() if source.heading}
    decided = {column for column, source in mapped.items() if source.heading is not None}
    own = {key: column for key, column in known_headings(table).items() if column not in decided}

    def recognise(heading: str) -> str | None:
        plain = _UNIT.sub("", heading)
        lines = {own.get(folded(line)) for line in plain.split("\n") if line.strip()}
        of_lines = lines.pop() if len(lines) == 1 else None
        keys = (folded(heading), folded(plain))
        found = next((names[key] for names in (told, own) for key in keys if key in names), of_lines)
        return found or (_ledger(heading, mapped) if table is LEDGER_STATUS else None)

    return recognise


@cache
def known_headings(table: Table) -> Mapping[str, str]:
    """Folded heading → column: the contract's name, both languages' words, and other senders' headings."""
    known = {folded(name): name for name in table.names}
    for name in table.names if table in TABLES else ():
        known |= {folded(t(f"convert.column.{table.name}.{name}", language)): name for language in LANGUAGES}
    rows = read_reference("known_headings.csv")
    return known | {folded(row["heading"]): row["column"] for row in rows if row["table"] == table.name}


def _ledger(heading: str, mapped: Mapped) -> str | None:
    found = _LEDGER.match(heading)
    return found[1] if found and found[1] in LEDGER_IDS and found[1] not in mapped else None


def _read(sheet: Sheet, row: int, recognise: Recognise) -> Headed:
    """The row as headings; a heading is read with the group above it first, and then alone."""
    own = [_heading(sheet, row, place) for place in range(len(sheet.rows[row]))]
    groups = _groups(sheet, row, len(own))
    columns: dict[str, list[int]] = {}
    for place, (group, text) in enumerate(zip(groups, own, strict=True)):
        column = _column(group, text, recognise)
        if column:
            columns.setdefault(column, []).append(place)
    stands_here = any(_text(sheet, row, place) for places in columns.values() for place in places)
    return Headed(sheet, row, columns if stands_here else {}, own)


def _column(group: str, text: str, recognise: Recognise) -> str | None:
    whole = group if folded(text) in _ALL else f"{group} {text}"
    return (recognise(whole) or recognise(text)) if text else None


def _heading(sheet: Sheet, row: int, place: int) -> str:
    """The cell's text, or of the nearest above that reaches down to it where it is empty."""
    for above in range(row, max(row - ABOVE, 0) - 1, -1):
        text = _text(sheet, above, place)
        if text:
            return text
    return ""


def _groups(sheet: Sheet, row: int, width: int) -> list[str]:
    """For each column the text of the row above that stands over it or to the left of it."""
    groups, last = [], ""
    for place in range(width):
        last = (_text(sheet, row - 1, place) if row else "") or last
        groups.append(last)
    return groups


def _text(sheet: Sheet, row: int, place: int) -> str:
    cells = sheet.rows[row]
    return shown(cells[place]).strip() if place < len(cells) else ""
