"""The official population by unit and year, from a table as statistics offices write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from data.contract import Column, Table
from data.convert.expected import Fault
from data.convert.headings import Headed, headed
from data.convert.read import read_sheets
from data.convert.sheet import Cell, shown
from data.convert.unit_match import Matcher, Named
from data.convert.value import Misfit
from data.convert.values import read
from data.errors import TramSoError

_NAMES = ("code", "name", "district", "province", "year")
OFFICIAL = Table("population", ("code",), tuple(Column(name, "text") for name in (*_NAMES, "population")))
# Whole people may stand with marks between thousands; thousands of people have decimals.
_PEOPLE, _THOUSANDS = Column("population", "int32"), Column("population", "double")
_YEAR = re.compile(r"(?:năm|sơ bộ|ước|year|prel\.?)?\s*((?:19|20)\d{2})", re.I)


@dataclass
class OfficialPeople:
    """people: code → year → persons; unknown: lines that name no unit; faults: numbers that are none."""

    people: dict[str, dict[int, int]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class _Line:
    """One row: where it stands, the unit as it is named, its number by year."""

    label: str
    code: str
    named: Named
    numbers: dict[int, Cell]


def read_official(file: Path, units: pl.DataFrame, level: str, *, thousands: bool) -> OfficialPeople:
    """The persons of every unit of the file: one column a year, or a column of years and one of people.

    units: as `units_on` gives those of the level; one is known by its code, or by a name that no other has.
    Raises TramSoError where no sheet has both units and years.
    """
    sheets = [headed(sheet, OFFICIAL, {}) for sheet in read_sheets(file, date.today()) if not sheet.hidden]
    found = next((one for one in sheets if _years(one) and {"code", "name", level} & set(one.columns)), None)
    if found is None:
        raise TramSoError(
            f"{file.name} needs codes or names (Mã, Tên) and a column a year (2024), or years and people "
            "(Năm, Dân số): correct its headings."
        )
    official, matcher = OfficialPeople(), Matcher(units)
    codes = {code.lstrip("0"): code for code in units["code"]}
    for line in _lines(found, level):
        match = matcher.match(line.named)
        code = codes.get(line.code.lstrip("0"), match.code)
        if code:
            _add(official, found.sheet.place, line, code, _THOUSANDS if thousands else _PEOPLE)
        else:
            official.unknown.append(f"row {line.label} ({line.code or line.named.name}): {match.note}")
    return official


def _years(found: Headed) -> dict[int, int]:
    """Place → the year of that column; 0 where a column of its own has the years."""
    if {"year", "population"} <= set(found.columns):
        return {found.columns["population"][0]: 0}
    matches = {place: _YEAR.fullmatch(text.strip()) for place, text in enumerate(found.headings)}
    return {place: int(match[1]) for place, match in matches.items() if match}


def _lines(found: Headed, level: str) -> Iterator[_Line]:
    """Every row that names something and has a number; a list of one level may head its names so."""
    years, first = _years(found), (found.row or 0) + 1
    for label, row in zip(found.sheet.labels[first:], found.sheet.rows[first:], strict=True):
        cells = dict(enumerate(row))
        told = {name: shown(cells.get(found.columns.get(name, [-1])[0])).strip() for name in _NAMES}
        own = int(told["year"]) if told["year"].isdecimal() else 0
        numbers = {year or own: cells[place] for place, year in years.items() if cells.get(place) is not None}
        name = told["name"] or told.get(level, "")
        if (told["code"] or name) and numbers and 0 not in numbers:
            yield _Line(label, told["code"], Named(name, told["district"], told["province"]), numbers)


def _add(official: OfficialPeople, place: str, line: _Line, code: str, column: Column) -> None:
    known = official.people.setdefault(code, {})
    for year, cell in line.numbers.items():
        try:
            persons = _persons(cell, column)
        except Misfit:
            wanted = "a number of people, or of thousands with --thousands"
            official.faults.append(
                Fault(place, (line.label,), str(year), "", f"“{shown(cell)}” came", wanted)
            )
            continue
        if known.setdefault(year, persons) != persons:
            came = f"another number than before for {code}"
            official.faults.append(Fault(place, (line.label,), str(year), "", came, "one number a year"))


def _persons(cell: Cell, column: Column) -> int:
    value = read(column, cell).value
    if not isinstance(value, int | float) or value < 0:
        raise Misfit
    return round(value * 1_000) if column is _THOUSANDS else int(value)
