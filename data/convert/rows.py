"""The rows under a sheet's headings, as columns of the contract; what stands there and is no row is named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from data.contract import LEDGER_IDS, LEDGER_STATUS, Table
from data.convert.folding import folded
from data.convert.headings import Headed
from data.convert.mapping import Mapped
from data.convert.sheet import Cell, Sheet, shown

_TOTAL = ("tong", "tongcong", "tongso", "cong", "luyke", "total")  # alone, even where a station's code stands
_TOTALS = ("tong", "cong", "luyke", "total")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?")
_FEW = 2  # cells: the name of a district over its stations, “Người lập biểu” under the table

Labelled = tuple[str, dict[str, Cell]]


@dataclass
class Rows:
    """Cells by column of the contract; `labels`: where each row stands; `left_out`: what is no row.

    titles: the texts above the headings.
    """

    sheet: Sheet
    headings: dict[str, str]
    titles: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def rows_under(found: Headed, table: Table, mapped: Mapped) -> Rows:
    """The rows of a table under its headings; ledgers that are columns become a row each."""
    always: dict[str, Cell] = {
        name: source.always for name, source in mapped.items() if source.always is not None
    }
    names = list(dict.fromkeys([*found.columns, *always]))
    ledgers = [name for name in names if name in LEDGER_IDS]
    columns = list(table.names) if ledgers else names
    titles = [shown(cell) for row in found.sheet.rows[: found.row] for cell in row if cell is not None]
    rows = Rows(found.sheet, {name: found.heading(name) for name in columns}, titles)
    rows.cells = {name: [] for name in columns}
    each = ((label, cells | always) for label, cells in _kept(found, rows.left_out))
    for label, cells in _long(each, ledgers) if ledgers else _merged_down(each, table):
        rows.labels.append(label)
        for name in columns:
            rows.cells[name].append(cells.get(name))
    return rows


def _kept(found: Headed, left_out: list[str]) -> Iterator[Labelled]:
    """Every row with its cells by column; those that are no row of a station are added to `left_out`."""
    if found.row is None:
        return
    sheet, places = found.sheet, {name: where[0] for name, where in found.columns.items()}
    for place in range(found.row + 1, len(sheet.rows)):
        row, label = sheet.rows[place], sheet.labels[place]
        texts = [text for text in map(shown, row) if text.strip()]
        cells = {name: row[where] if where < len(row) else None for name, where in places.items()}
        if not texts:
            continue
        numbers = place == found.row + 1 and _numbers_columns(texts)
        if numbers or found.repeats(row) or _is_no_row(texts, cells):
            left_out.append(f"row {label} (“{' '.join(texts[:2])}”)")
        else:
            yield label, cells


def _is_no_row(texts: list[str], cells: dict[str, Cell]) -> bool:
    """True for totals, group headings and signatures, which name no station, and for a name with no value."""
    if all(cell is None for name, cell in cells.items() if name != "station_id"):
        return True
    if folded(texts[0]) in _TOTAL:
        return True
    if cells.get("station_id") is not None or cells.get("ledger_id") is not None:
        return False
    return len(texts) <= _FEW or folded(texts[0]).startswith(_TOTALS)


def _numbers_columns(texts: list[str]) -> bool:
    """True for the row of official forms that numbers the columns: A, B, 1, 2, 3, or (1), (2), (3)."""
    if len(texts) < 3 or not all(_NUMBERING.fullmatch(text.strip()) for text in texts):
        return False
    numbers = [int(digits) for text in texts if (digits := text.strip(" ()")).isdecimal()]
    letters = [text.strip(" ()") for text in texts if not text.strip(" ()").isdecimal()]
    return letters == sorted(letters) and numbers == list(range(1, len(numbers) + 1))


def _merged_down(rows: Iterable[Labelled], table: Table) -> Iterator[Labelled]:
    """In a list of ledgers, a station written once for all of its rows stands in each of them."""
    station: Cell = None
    for label, cells in rows:
        if table is LEDGER_STATUS and cells.get("ledger_id") is not None:
            station = station if cells.get("station_id") is None else cells["station_id"]
            cells = cells | {"station_id": station}
        yield label, cells


def _long(rows: Iterable[Labelled], ledgers: list[str]) -> Iterator[Labelled]:
    """One row a station and ledger column that holds something."""
    for label, cells in rows:
        for ledger in ledgers:
            if cells.get(ledger) is not None:
                station = cells.get("station_id")
                yield (
                    f"{label} ({ledger})",
                    {"station_id": station, "ledger_id": ledger, "state": cells[ledger]},
                )
