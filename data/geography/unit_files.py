"""Dated unit files: a folder of CSVs that add units the pinned package does not have."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from data.errors import TramSoError
from data.geography.naming import kinds, named
from data.geography.pinned import LAST_LEGACY_DAY, SCHEMA
from data.scope import REFORM

COLUMNS = (
    "scheme", "level", "code", "valid_from", "valid_to", "name_vi", "name_en", "kind",
    "province_code", "district_code", "successor_code",
)  # fmt: skip
CODE_LENGTH = {"63": {"province": 2, "district": 3, "commune": 5}, "34": {"province": 2, "commune": 5}}

Key = tuple[str, str, str]


@dataclass(frozen=True)
class _Line:
    """One line of a unit file and where it stands; `faults` say what is wrong with it and what to write."""

    file: Path
    number: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)

    def refuse(self, what: str) -> None:
        self.faults.append(f"Unit file {self.file.name}, line {self.number}: {what}.")

    def day(self, column: str) -> date | None:
        text = self.cells[column]
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.refuse(f"{column} is “{text}”; write a date such as 2024-12-31 or leave it empty")
            return None


def with_unit_files(
    table: pl.DataFrame, succession: pl.DataFrame, folder: Path
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Units.table and Units.succession with the folder's units; a legacy commune gets its successor's places.

    Raises TramSoError with every fault of the files: the file, the line and what to write instead.
    """
    lines = [line for file in _files(folder) for line in _lines(file)]
    rows = _rows(lines, {(u["scheme"], u["level"], u["code"]): u for u in table.iter_rows(named=True)})
    added = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    heirs = added.filter(scheme="63", level="commune").select("code", old_code="successor_code")
    inherited = succession.join(heirs, on="old_code").drop("old_code").rename({"code": "old_code"})
    return pl.concat([table, added]), pl.concat([succession, inherited.select(succession.columns)])


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    if not files:
        raise TramSoError(f"TRAMSO_UNIT_FILES names {folder}, where no CSV file is: add one or unset it.")
    return files


def _lines(file: Path) -> Iterator[_Line]:
    try:
        rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error) as error:
        raise TramSoError(f"Unit file {file.name} is no UTF-8 CSV: save it as one.") from error
    for number, row in enumerate(rows, start=2):
        missing = [column for column in COLUMNS if row.get(column) is None]
        line = _Line(file, number, {column: (row.get(column) or "").strip() for column in COLUMNS})
        if missing:
            line.refuse(f"add the column {', '.join(missing)}")
        yield line
        if any(column not in row for column in missing):
            return  # the heading lacks it: what every line says is said once


def _rows(lines: list[_Line], pinned: dict[Key, dict[str, Any]]) -> list[dict[str, Any]]:
    rows: dict[Key, dict[str, Any]] = {}
    whole = [line for line in lines if not line.faults]
    for line in whole:
        key = _key(line)
        if key in pinned or key in rows:
            line.refuse(f"{' '.join(key)} is in the list already; remove the line")
        elif key:
            rows[key] = _row(line, key, pinned)
        else:
            _names(line)
            for column in ("valid_from", "valid_to"):
                line.day(column)
    known = pinned | rows
    for line in whole:
        _check_parents(line, known)
    faults = [fault for line in lines for fault in line.faults]
    if faults:
        raise TramSoError("\n".join(faults))
    return list(rows.values())


def _key(line: _Line) -> Key | None:
    scheme, level, code = (line.cells[column] for column in ("scheme", "level", "code"))
    lengths = CODE_LENGTH.get(scheme, CODE_LENGTH["63"])  # the scheme with every level
    length = lengths.get(level, 0)
    if scheme not in CODE_LENGTH:
        line.refuse(f"scheme is “{scheme}”; write 63 or 34")
    if not length:
        line.refuse(f"level is “{level}”; write {' or '.join(lengths)}")
    elif len(code) != length or not (code.isascii() and code.isdigit()):
        line.refuse(f"code is “{code}”; write the {length} digits of the {level}, zeros included")
    return (scheme, level, code) if not line.faults else None


def _row(line: _Line, key: Key, pinned: dict[Key, dict[str, Any]]) -> dict[str, Any]:
    scheme, level, code = key
    cells, (valid_from, valid_to) = line.cells, _dates(line)
    heir = pinned.get((scheme, level, cells["successor_code"]))
    if heir is None:
        line.refuse(f"successor_code is “{cells['successor_code']}”; name a {level} of the pinned list")
    unit = {"scheme": scheme, "level": level, "code": code, "proposed": False}
    places = {
        "successor_code": heir and heir["code"],
        "region_code": heir and heir["region_code"],
        "province_code": cells["province_code"],
        "district_code": cells["district_code"] or None,
        f"{level}_code": code,
    }
    dates = {"valid_from": valid_from, "valid_to": valid_to}
    return dict.fromkeys(SCHEMA) | unit | dates | _names(line) | places


def _dates(line: _Line) -> tuple[date | None, date | None]:
    first, last = line.day("valid_from"), line.day("valid_to")
    if line.cells["scheme"] == "63":
        last = last or LAST_LEGACY_DAY
        if last > LAST_LEGACY_DAY:
            line.refuse(f"valid_to is {last}; the units of 63 provinces ended on {LAST_LEGACY_DAY}")
    else:
        first = first or REFORM
        if first < REFORM:
            line.refuse(f"valid_from is {first}; the units of 34 provinces began on {REFORM}")
    if first and last and first > last:
        line.refuse(f"valid_from {first} is after valid_to {last}; correct one of them")
    return first, last


def _names(line: _Line) -> dict[str, str]:
    kind, full = line.cells["kind"], line.cells["name_vi"]
    if kind not in kinds():
        line.refuse(f"kind is “{kind}”; write one of {', '.join(kinds())}")
    elif not full.startswith(kinds()[kind][0] + " "):
        line.refuse(f"name_vi is “{full}”; write the full name, beginning with {kinds()[kind][0]}")
    else:
        return named(full)._asdict() | ({"name_en": line.cells["name_en"]} if line.cells["name_en"] else {})
    return {}


def _check_parents(line: _Line, known: dict[Key, dict[str, Any]]) -> None:
    names = ("scheme", "level", "province_code", "district_code")
    scheme, level, province, district = (line.cells[name] for name in names)
    if scheme not in CODE_LENGTH:
        return
    if (scheme, "province", province) not in known:
        line.refuse(f"province_code is “{province}”, which is none of the {scheme} provinces")
    elif scheme == "63" and level == "commune":
        parent = known.get((scheme, "district", district))
        if parent is None or parent["province_code"] != province:
            line.refuse(f"district_code is “{district}”, which is no district of province {province}")
