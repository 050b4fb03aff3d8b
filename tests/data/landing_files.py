"""Landing folders for tests: rows that pass every rule, files of them, and the check of what was laid."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from data.checks.check import DateReport, check_date
from data.checks.fit import arrow_schema
from data.checks.landing import DatedFolder
from data.contract import TABLES

DAY = date(2026, 10, 31)
COMMUNES = frozenset({"00001", "00004"})
SCHEMAS = {table.name: arrow_schema(table) for table in TABLES}

Row = dict[str, Any]


def station(station_id: str | None = "S1", **changes: Any) -> Row:
    """A register row that passes."""
    return {
        "station_id": station_id,
        "name": "Trạm Y tế xã Đông Hải",
        "site_kind": "station",
        "parent_station_id": None,
        "commune_code": "00001",
        "latitude": 21.0,
        "longitude": 105.8,
        "zone": 2,
        "area": None,
        "connection": "fibre",
        "population": 5000,
        "staff": 6,
        "doctors": 1,
        "opened_on": date(2001, 2, 3),
        "closed_on": None,
        "platform_since": date(2021, 7, 1),
        "phone": "0203 123 456",
    } | changes


def report(station_id: str | None = "S1", **changes: Any) -> Row:
    """A report that passes."""
    return {
        "station_id": station_id,
        "submitted_at": datetime(2026, 11, 3, 8, 30, tzinfo=UTC),
        "visits": 300,
        "visits_paperless": 120,
        "visits_insured": 250,
        "records_created": 4000,
        "records_matched": 3000,
        "records_updated": 2000,
        "records_opened": 1000,
        "citizens_with_doctor": 3500,
        "templates_in_use": 12,
        "network_connected": True,
        "teleconsultations": 3,
        "chatbot_sessions": 0,
        "recording_minutes": None,
        "working_minutes": None,
    } | changes


def ledger(station_id: str | None = "S1", ledger_id: str | None = "L01", **changes: Any) -> Row:
    """A ledger row that passes."""
    return {"station_id": station_id, "ledger_id": ledger_id, "state": "parallel"} | changes


def arrow(table: str, rows: list[Row], types: dict[str, pa.DataType] | None = None) -> pa.Table:
    """The rows in contract types, save the columns whose type is named; columns are those of the rows."""
    names = list(rows[0]) if rows else SCHEMAS[table].names
    known = {field.name: field.type for field in SCHEMAS[table]} | (types or {})
    arrays = [pa.array([row[name] for row in rows], known.get(name)) for name in names]
    return pa.table(arrays, names=names)


def place(landing: Path, table: str, name: str = "a.parquet", day: date = DAY) -> Path:
    """The path of a file below a table's folder, which is made."""
    path = landing / day.isoformat() / table / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def lay(
    landing: Path,
    table: str,
    rows: list[Row],
    name: str = "a.parquet",
    types: dict[str, pa.DataType] | None = None,
) -> Path:
    """One Parquet file with these rows."""
    path = place(landing, table, name)
    pq.write_table(arrow(table, rows, types), path)
    return path


@dataclass(frozen=True)
class Outcome:
    """What a check found and wrote."""

    report: DateReport
    out: Path

    def accepted(self, table: str) -> list[Row]:
        """The accepted rows, by key."""
        return pl.read_parquet(self.out / f"{table}.parquet").to_dicts()

    def held_back(self) -> list[Row]:
        """The quarantine; `values` parsed."""
        rows = pl.read_parquet(self.out / "quarantine.parquet").to_dicts()
        return [row | {"values": json.loads(row["values"])} for row in rows]

    def reasons(self) -> list[list[str]]:
        """The reasons of each row held back."""
        return [row["reasons"] for row in self.held_back()]


def checked(landing: Path, communes: frozenset[str] = COMMUNES) -> Outcome:
    """The check of the one date of these tests."""
    out = landing.parent / "out"
    return Outcome(check_date(DatedFolder(DAY, landing / DAY.isoformat()), communes, out), out)


def reasons_of(landing: Path, table: str, row: Row, **types: pa.DataType) -> list[list[str]]:
    """The reasons of every row held back once this one is laid too."""
    lay(landing, table, [row], types=types)
    return checked(landing).reasons()
