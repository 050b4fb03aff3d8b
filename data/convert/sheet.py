"""A sheet of cells as its program wrote it, before anything of it is understood."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | float | bool | date | datetime | None


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet.

    place: the file, and the sheet where it has several, as sentences name them; name: the sheet's own, empty
    where a file has but one; labels: where each row stands; said: what its reader left out.
    """

    place: str
    name: str
    rows: list[list[Cell]]
    labels: list[str]
    hidden: bool = False
    said: tuple[str, ...] = ()


def shown(cell: Cell) -> str:
    """A cell as a person reads it: whole numbers without a point, days without a time."""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return "" if cell is None else str(cell)


def numbered(rows: list[list[Cell]]) -> list[str]:
    """The labels of rows of which the first is row 1."""
    return [str(number) for number in range(1, len(rows) + 1)]
