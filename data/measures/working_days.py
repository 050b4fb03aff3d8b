"""Days off and working days that the government swaps: what ships, and what an operator adds in a file."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from data.errors import TramSoError
from data.geography.reference import read_reference

COLUMNS = ("date", "day", "source")
WORKS = {"off": False, "working": True}
# A day and whether it is worked, whatever the weekday and the holidays say.
SwappedDays = tuple[tuple[date, bool], ...]


def swapped_days(extra: Path | None) -> SwappedDays:
    """The days of data/reference/swapped_days.csv, and of a file like it, which has the last word.

    Raises TramSoError where that file cannot be used.
    """
    known = dict(_days(read_reference("swapped_days.csv"), "swapped_days.csv"))
    return tuple(sorted({**known, **dict(_days(_rows(extra), extra.name) if extra else ())}.items()))


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        return list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TramSoError(
            f"TRAMSO_SWAPPED_DAYS names {file}, which is no UTF-8 CSV: set it to one with the columns "
            f"{', '.join(COLUMNS)}."
        ) from error


def _days(rows: Iterable[Mapping[str, str | None]], name: str) -> Iterable[tuple[date, bool]]:
    for number, row in enumerate(rows, start=2):
        day, works, source = ((row.get(column) or "").strip() for column in COLUMNS)
        try:
            yield date.fromisoformat(day), WORKS[works]
        except (ValueError, KeyError):
            raise TramSoError(
                f"{name}, line {number}: write a date as 2026-01-02, then off or working, then its source."
            ) from None
        if not source:
            raise TramSoError(f"{name}, line {number}: {day} has no source: name the document that says so.")
