"""What a column expects, and what is wrong with a file, in one sentence that its sender can act on."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from data.contract import Column

SHOWN = 10  # rows of one fault, and headings of one file
VALUES = 3  # of one column, with their rows
KINDS = {
    "text": "text",
    "double": "a number such as 21,0278",
    "bool": "yes or no (Có, Không, x, 1, 0)",
    "date": "a day such as 31/10/2026",
    "time": "a time such as 05/11/2026 08:30",
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a sheet: where, what came and what is expected; `rows` is empty for all of them."""

    place: str
    rows: tuple[str, ...]
    column: str
    heading: str
    came: str
    expected: str

    def sentence(self) -> str:
        """The fault in one line."""
        return f"{self.place}{_rows(self)}{_column(self)}: {self.came}; expected {self.expected}."

    def to_json(self) -> dict[str, Any]:
        """Plain values, every row named."""
        return asdict(self)


def sentences(faults: Sequence[Fault]) -> Iterator[str]:
    """The faults, those of one column that expect the same in one line."""

    def of(fault: Fault) -> tuple[str, str, str, bool]:
        return fault.place, fault.column, fault.expected, bool(fault.rows)

    for (place, _, wanted, in_rows), group in groupby(sorted(faults, key=of), key=of):
        alike = list(group)
        if len(alike) == 1 or not in_rows:
            yield from (fault.sentence() for fault in alike)
            continue
        told = "; ".join(f"{fault.came}{_rows(fault).replace(',', ' in', 1)}" for fault in alike[:VALUES])
        more = sum(len(fault.rows) for fault in alike[VALUES:])
        rest = f"; {len(alike) - VALUES:,} other values in {more:,} rows" if more else ""
        yield f"{place}{_column(alike[0])}: {told}{rest}; expected {wanted}."


def _rows(fault: Fault) -> str:
    return f", row{'s' if len(fault.rows) > 1 else ''} {listed(fault.rows)}" if fault.rows else ""


def _column(fault: Fault) -> str:
    own = f" (“{one_line(fault.heading)}”)" if fault.heading not in ("", fault.column) else ""
    return f", column {fault.column}{own}" if fault.column else ""


def expected(column: Column) -> str:
    """The values that the contract allows in a column."""
    if column.pattern:
        return "the five digits of a commune's code, zeros included"
    if column.name == "ledger_id":
        return "a ledger from L01 to L78"
    if column.words:
        return f"one of {', '.join(column.words)}"
    if column.kind in KINDS:
        return KINDS[column.kind]
    if column.high is not None:
        return f"a whole number from {column.low} to {column.high}"
    return f"a whole number from 0 to {2 ** (int(column.kind[3:]) - 1) - 1:,}"


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def one_line(text: str) -> str:
    """A heading of several lines in one."""
    return " ".join(text.split())
