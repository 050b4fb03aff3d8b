"""What a column expects, and what is wrong with a file, in one sentence that its sender can act on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from data.contract import Column

SHOWN = 10  # rows of one fault, and headings of one file
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
        rows = f", row{'s' if len(self.rows) > 1 else ''} {listed(self.rows)}" if self.rows else ""
        own = self.heading and self.heading != self.column
        column = f", column {self.column}" + (f" (“{one_line(self.heading)}”)" if own else "")
        return f"{self.place}{rows}{column if self.column else ''}: {self.came}; expected {self.expected}."

    def to_json(self) -> dict[str, Any]:
        """Plain values, every row named."""
        return asdict(self)


def expected(column: Column) -> str:
    """The values that the contract allows in a column."""
    if column.pattern:
        return "the five digits of a commune's code, zeros included"
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
