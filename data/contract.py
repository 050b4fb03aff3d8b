"""The snapshot contract, version 1, as declarations: tables, columns, words, ranges, keys, reasons, warnings.

Only declarations live here, so that every room can read them; checks.py and its neighbours apply them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

CONTRACT_VERSION = 1

Kind = Literal["text", "int8", "int16", "int32", "double", "bool", "date", "time"]

SITE_KINDS = ("station", "point")
CONNECTIONS = ("fibre", "mobile", "none")
STATES = ("paper_only", "parallel", "electronic_only", "not_applicable")
LEDGER_IDS = tuple(f"L{number:02d}" for number in range(1, 79))

REASONS = (
    "unreadable_file",
    "missing_column",
    "wrong_type",
    "null_key",
    "blank_key",
    "bad_value",
    "unknown_commune",
    "unknown_station",
    "unknown_ledger",
    "inconsistent",
    "conflict",
)
WARNINGS = (
    "missing_table",
    "coordinates_set_aside",
    "over_population",
    "register_shrank",
    "empty_register",
    "future_date",
    "early_date",
    "future_submission",
    "implausible_value",
    "empty_column",
    "changed_station",
    "far_from_commune",
)

LATITUDES = (6.0, 24.0)  # degrees, WGS 84; outside them a coordinate is set aside
LONGITUDES = (102.0, 118.0)
FUTURE_DAYS = 366
EARLIEST = date(2020, 12, 1)  # the programme began that month (Bộ Y tế, 30/12/2020)


@dataclass(frozen=True)
class Column:
    """One listed column; `words`, `low`, `high` and `pattern` bound its values, nulls apart."""

    name: str
    kind: Kind
    nullable: bool = True
    words: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class Table:
    """One table; in each pair of `at_most` the first column may not exceed the second."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    at_most: tuple[tuple[str, str], ...] = ()
    time: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The listed columns in the contract's order."""
        return tuple(column.name for column in self.columns)


def _count(name: str, kind: Kind = "int32", high: int | None = None) -> Column:
    return Column(name, kind, low=0, high=high)


STATION = Table(
    name="station",
    key=("station_id",),
    columns=(
        Column("station_id", "text", nullable=False),
        Column("name", "text", nullable=False),
        Column("site_kind", "text", nullable=False, words=SITE_KINDS),
        Column("parent_station_id", "text"),
        Column("commune_code", "text", nullable=False, pattern=r"\A[0-9]{5}\z"),
        Column("latitude", "double"),
        Column("longitude", "double"),
        Column("zone", "int8", low=1, high=3),
        Column("area", "int8", low=1, high=3),
        Column("connection", "text", words=CONNECTIONS),
        _count("population"),
        _count("staff", "int16"),
        _count("doctors", "int16"),
        Column("opened_on", "date"),
        Column("closed_on", "date"),
        Column("platform_since", "date"),
        Column("phone", "text"),
    ),
    at_most=(("doctors", "staff"), ("opened_on", "closed_on")),
)

STATION_REPORT = Table(
    name="station_report",
    key=("station_id",),
    columns=(
        Column("station_id", "text", nullable=False),
        Column("submitted_at", "time"),
        _count("visits"),
        _count("visits_paperless"),
        _count("visits_insured"),
        _count("records_created"),
        _count("records_matched"),
        _count("records_updated"),
        _count("records_opened"),
        _count("citizens_with_doctor"),
        _count("templates_in_use", "int8", high=42),
        Column("network_connected", "bool"),
        _count("teleconsultations"),
        _count("chatbot_sessions"),
        _count("recording_minutes"),
        _count("working_minutes"),
    ),
    at_most=(
        ("visits_paperless", "visits"),
        ("records_matched", "records_created"),
        ("records_updated", "records_created"),
        ("records_opened", "records_created"),
        ("recording_minutes", "working_minutes"),
    ),
    time="submitted_at",
)

LEDGER_STATUS = Table(
    name="ledger_status",
    key=("station_id", "ledger_id"),
    columns=(
        Column("station_id", "text", nullable=False),
        Column("ledger_id", "text", nullable=False),
        Column("state", "text", nullable=False, words=STATES),
    ),
)

TABLES = (STATION, STATION_REPORT, LEDGER_STATUS)
