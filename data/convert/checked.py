"""What was read held against the contract by the check of landing folders, before anything is laid."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from data.checks.check import check_date
from data.checks.landing import DatedFolder
from data.contract import STATION, Table
from data.convert.expected import Fault, expected
from data.convert.part import Part
from data.convert.sheet import shown
from data.geography.units import load_units
from data.settings import settings


def faults_of_check(parts: Sequence[Part], table: Table, day: date, landing: Path) -> list[Fault]:
    """Every rule that a row would be held back for, once for all rows with the same value.

    Reports and ledgers are checked against the register that the landing folder has for the day; where it
    has none, stations are not looked for.
    """
    register = register_of(landing, day)
    laid = table is not STATION and register is not None
    found: dict[Fault, list[str]] = defaultdict(list)
    for row in _held_back(parts, table, day, register if laid else None):
        part, place = parts[int(Path(row["file"]).stem)], row["row_number"] - 1
        for reason, column in _said(row, part, place, laid=laid):
            came, wanted = _came(reason, column, part, place, table), _wanted(reason, column, table, day)
            heading = part.rows.headings.get(column, "")
            found[Fault(part.rows.sheet.place, (), column, heading, came, wanted)].append(
                part.rows.labels[place]
            )
    return [replace(fault, rows=tuple(rows)) for fault, rows in found.items()]


def register_of(landing: Path, day: date) -> Path | None:
    """The folder of the day's register, None where it holds no file."""
    folder = landing / day.isoformat() / STATION.name
    return folder if any(folder.rglob("*.parquet")) else None


def _held_back(parts: Sequence[Part], table: Table, day: date, register: Path | None) -> list[dict[str, Any]]:
    """The rows of the quarantine that the parts would get, each part a file named by its number."""
    communes = load_units(settings().unit_files).communes_on(day)
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = Path(scratch) / day.isoformat(), Path(scratch) / "out"
        (folder / table.name).mkdir(parents=True)
        if register is not None:
            (folder / STATION.name).symlink_to(register.resolve(), target_is_directory=True)
        for number, part in enumerate(parts):
            pq.write_table(part.table(table.columns), folder / table.name / f"{number}.parquet")
        check_date(DatedFolder(day, folder), communes, out)
        held = pq.read_table(out / "quarantine.parquet", filters=[("table", "==", table.name)])
    rows: list[dict[str, Any]] = held.to_pylist()
    return rows


def _said(row: dict[str, Any], part: Part, place: int, *, laid: bool) -> Iterator[tuple[str, str]]:
    """The columns of a row held back, each with its first reason; not of cells that are misfits already."""
    said = {name for name, read in part.columns.items() if place in read.misfit_rows}
    for reason, columns in zip(row["reasons"], row["columns"], strict=True):
        if reason == "unknown_station" and not laid:
            continue
        for column in columns.split(", ") if reason != "conflict" else [columns]:
            if column not in said:
                said.add(column)
                yield reason, column


def _came(reason: str, column: str, part: Part, place: int, table: Table) -> str:
    def cell(name: str) -> str:
        return shown(part.rows.cells[name][place])

    if reason == "inconsistent":
        low, high = column.split(" > ")
        return f"{low} {cell(low)} and {high} {cell(high)} came"
    if reason == "conflict":
        return f"several rows of {' '.join(cell(name) for name in table.key)} differ"
    return f"“{cell(column)}” came" if cell(column).strip() else "an empty cell came"


def _wanted(reason: str, column: str, table: Table, day: date) -> str:
    if reason == "inconsistent":
        low, high = column.split(" > ")
        return f"{low} no more than {high}"
    if reason == "conflict":
        return "one row for each"
    if reason == "unknown_commune":
        return f"a code that a commune had on {day} (`python -m data units --date {day}` lists them)"
    if reason == "unknown_station":
        return f"a station of the register laid for {day}"
    return expected(next(one for one in table.columns if one.name == column))
