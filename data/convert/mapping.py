"""The TOML of headings: how a sender calls the contract's columns, and what it writes for their words.

[station]
station_id = "Mã CSKCB"
site_kind = { always = "station" }
connection = { heading = "Đường truyền", values = { "Cáp quang VNPT" = "fibre" } }
phone = ""
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.contract import LEDGER_IDS, LEDGER_STATUS, TABLES, Table
from data.convert.folding import folded
from data.convert.sheet import Cell
from data.errors import TramSoError

_KEYS = {"heading", "always", "values"}


@dataclass(frozen=True)
class Source:
    """Where a column comes from, and values: what came → what is meant.

    heading: None where the usual ones hold, empty where none is to be taken; always: one value for all rows.
    """

    heading: str | None = None
    always: Cell = None
    values: Mapping[str, Cell] = field(default_factory=dict)


Mapped = dict[str, Source]


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns that a sheet of the table may have: the listed ones, and a column a ledger."""
    return (*table.names, *LEDGER_IDS) if table is LEDGER_STATUS else table.names


def read_mapping(file: Path | None, table: Table) -> Mapped:
    """The table's part of the TOML; nothing where there is none. Raises TramSoError naming what is wrong."""
    if file is None:
        return {}
    try:
        whole = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TramSoError(
            f"{file} cannot be read ({error.strerror}): check its path and its rights."
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TramSoError(f"{file.name} is no TOML ({error}): correct it.") from None
    known = [one.name for one in TABLES]
    for name in whole:
        if name not in known:
            raise TramSoError(f"{file.name}: [{name}] is no table; write one of {', '.join(known)}.")
    part = whole.get(table.name, {})
    for column in part:
        if column not in columns_of(table):
            listed = ", ".join(table.names)
            raise TramSoError(f"{file.name}: {column} is no column of {table.name}; write one of {listed}.")
    mapped = {column: _source(file.name, column, given) for column, given in part.items()}
    _each_its_own(file.name, mapped)
    return mapped


def _each_its_own(file: str, mapped: Mapped) -> None:
    """Raise TramSoError where one heading is told for two columns: it would count for the last alone."""
    told: dict[str, str] = {}
    for column, source in mapped.items():
        other = told.setdefault(folded(source.heading), column) if source.heading else column
        if other != column:
            raise TramSoError(
                f"{file}: “{source.heading}” is the heading of {other} and of {column}; give one another."
            )


def _source(file: str, column: str, given: Any) -> Source:
    if isinstance(given, str):
        return Source(heading=given)
    if not isinstance(given, dict) or not given or set(given) - _KEYS:
        raise TramSoError(f"{file}: write {column} as a heading, or with heading, always, values.")
    values = given.get("values", {})
    if not isinstance(given.get("heading", ""), str) or not isinstance(values, dict):
        raise TramSoError(f"{file}: the heading of {column} is a text, its values are pairs of texts.")
    meant = {came: _cell(file, column, meaning) for came, meaning in values.items()}
    heading = given.get("heading", "" if "always" in given else None)
    return Source(heading, _cell(file, column, given.get("always")), meant)


def _cell(file: str, column: str, value: Any) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if value is None or isinstance(value, str | float | bool | date | datetime):
        return value or None if isinstance(value, str) else value
    raise TramSoError(f"{file}: what {column} is to hold must be one text, number, date or true and false.")
