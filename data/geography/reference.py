"""The small reference tables of the project, one CSV each in data/reference."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "reference"


@cache
def read_reference(name: str) -> tuple[dict[str, str], ...]:
    """The rows of data/reference/<name> as text, an empty cell as an empty text."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
