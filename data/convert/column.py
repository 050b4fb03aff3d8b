"""One column of a sheet, cell by cell, as values of the contract."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from data.contract import Column
from data.convert.folding import folded
from data.convert.sheet import Cell, shown
from data.convert.value import Misfit, Value
from data.convert.values import NUMBER, ZERO, read


@dataclass
class ReadColumn:
    """The values of a column, null where a cell was empty or a misfit.

    misfits: what came → its rows, from 0. understood: how a cell was understood → its rows.
    """

    values: list[object]
    misfits: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    understood: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def misfit_rows(self) -> frozenset[int]:
        """The rows of all misfits, from 0."""
        return frozenset(row for rows in self.misfits.values() for row in rows)


def read_column(
    column: Column, cells: Sequence[Cell], meant: Mapping[str, Cell], lost: Mapping[str, str]
) -> ReadColumn:
    """Every cell, read once a distinct one. meant: the TOML's words; lost: codes by what is left of them."""
    words = {folded(came): meaning for came, meaning in meant.items()}
    known: dict[tuple[type, Cell], Value | None] = {}
    found = ReadColumn([])
    for row, cell in enumerate(cells):
        key = (type(cell), cell)
        if key not in known:
            known[key] = _value(column, _meant(cell, words), lost)
        value = known[key]
        found.values.append(value.value if value else None)
        if value is None:
            found.misfits[shown(cell)].append(row)
        elif value.how:
            found.understood[value.how].append(row)
    return found


def _meant(cell: Cell, words: Mapping[str, Cell]) -> Cell:
    return words.get(folded(shown(cell)), cell) if words else cell


def _value(column: Column, cell: Cell, lost: Mapping[str, str]) -> Value | None:
    """The cell's meaning, None for a misfit."""
    if cell is None or cell == "":
        return Value(None)
    try:
        value = read(column, cell)
    except Misfit:
        return None
    full = lost.get(str(value.value))
    return (
        value if full in (None, value.value) else Value(full, NUMBER if column.name == "ledger_id" else ZERO)
    )
