"""The three tables of an export, made of a numbered register; a column that is given replaces the usual one.

Every column repeats a few values that shift with the station's number, so that each kind of station occurs in
the smallest register.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl

from data.contract import LEDGER_IDS, TABLES
from data.geography.units import load_units

AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)
MONTHS = (AUGUST, SEPTEMBER, OCTOBER)
DTYPES = {
    "text": pl.String,
    "int8": pl.Int8,
    "int16": pl.Int16,
    "int32": pl.Int32,
    "double": pl.Float64,
    "bool": pl.Boolean,
    "date": pl.Date,
    "time": pl.Datetime("us", "UTC"),
}
NUMBER = pl.col("number")
CLOSED, PARALLEL_AFTER = "closed", 9  # ledgers closed at a station; those after them that are recorded twice


def spread(stations: int) -> pl.DataFrame:
    """As many communes of the 34 provinces in turn, one a row: code, province, name."""
    return _communes().sort(pl.col("code").rank().over("province"), "province").head(stations)


def of_provinces(*provinces: str) -> pl.DataFrame:
    """Every commune of some provinces, of all when none is named."""
    return _communes().filter(pl.col("province").is_in(provinces) | (not provinces))


def islands() -> pl.DataFrame:
    """The special zones, Hoàng Sa and Trường Sa among them."""
    return _communes().filter(kind="special_zone")


def _communes() -> pl.DataFrame:
    units = load_units().table.filter(scheme="34", level="commune")
    return units.select("code", "kind", province="province_code", name="name_vi").sort("code")


def register(communes: pl.DataFrame, **given: pl.Expr) -> pl.DataFrame:
    """One station a commune: the columns of the contract, `number` (from 0) and `province` beside them."""
    numbered = communes.with_row_index("number").with_columns(NUMBER.cast(pl.Int64))
    usual = {
        "station_id": pl.format("T{}", NUMBER.cast(pl.String).str.zfill(5)),
        "name": pl.format("Trạm Y tế {}", "name"),
        "site_kind": pl.lit("station"),
        "parent_station_id": pl.lit(None),
        "commune_code": pl.col("code"),
        "latitude": 10.0 + NUMBER % 11,
        "longitude": 104.5 + NUMBER % 7 / 2,
        "zone": NUMBER % 3 + 1,
        "area": _turn(1, None, 3, None),
        "connection": _turn("fibre", "fibre", "mobile", "fibre", "none"),
        "population": 3000 + NUMBER * 37 % 4000,
        "staff": pl.lit(6),
        "doctors": NUMBER % 3,
        "opened_on": pl.lit(None),
        "closed_on": pl.lit(None),
        "platform_since": _turn(*[date(2025, month, 1) for month in (8, 9, 10, 11, 12)]),
        "phone": pl.format("02{}", NUMBER.cast(pl.String).str.zfill(8)),
    }
    return _typed("station", numbered.with_columns(**{**usual, **given}), "number", "province")


def reports(sites: pl.DataFrame, day: date, **given: pl.Expr) -> pl.DataFrame:
    """A report of each of these stations, sent two to six days after the day."""
    people = pl.col("population").fill_null(3000)
    usual = {
        "submitted_at": pl.lit(day).cast(pl.Datetime("us", "UTC")) + pl.duration(days=2 + NUMBER % 5),
        "visits": 200 + NUMBER % 90,
        "visits_paperless": 60 + NUMBER % 90,
        "visits_insured": 150 + NUMBER % 40,
        "records_created": people * 8 // 10,
        "records_matched": people * 7 // 10,
        "records_updated": people * 5 // 10,
        "records_opened": people * (1 + NUMBER % 4) // 10,
        "citizens_with_doctor": people * 3 // 10,
        "templates_in_use": NUMBER % 43,
        "network_connected": NUMBER % 2 == 0,
        "teleconsultations": NUMBER % 9,
        "chatbot_sessions": NUMBER % 50,
        "recording_minutes": 2000 + NUMBER % 500,
        "working_minutes": pl.lit(9000),
    }
    return _typed("station_report", sites.with_columns(**{**usual, **given}))


def ledgers(sites: pl.DataFrame, closed: pl.Expr) -> pl.DataFrame:
    """All 78 ledgers of these stations, `closed` of them electronic only; every thirteenth does not apply."""
    each = sites.select("station_id", closed.alias(CLOSED)).join(
        pl.DataFrame({"ledger_id": LEDGER_IDS}).with_row_index("ledger"), how="cross"
    )
    order = pl.col("ledger").cast(pl.Int64)
    state = (
        pl.when(order % 13 == 12)
        .then(pl.lit("not_applicable"))
        .when(order < pl.col(CLOSED))
        .then(pl.lit("electronic_only"))
        .when(order < pl.col(CLOSED) + PARALLEL_AFTER)
        .then(pl.lit("parallel"))
        .otherwise(pl.lit("paper_only"))
    )
    return _typed("ledger_status", each.with_columns(state=state))


def lay(landing: Path, day: date, tables: Mapping[str, pl.DataFrame]) -> None:
    """The files of one date; a table that is not given does not arrive."""
    (landing / day.isoformat()).mkdir(parents=True)
    for name, rows in tables.items():
        path = landing / day.isoformat() / name / "a.parquet"
        path.parent.mkdir()
        rows.select(column for column in rows.columns if column not in ("number", "province")).write_parquet(
            path
        )


def _turn(*values: object) -> pl.Expr:
    """The values in turn, one a station."""
    return pl.lit(pl.Series([values])).list.get(NUMBER % len(values))


def _typed(table: str, rows: pl.DataFrame, *beside: str) -> pl.DataFrame:
    """The columns of a table of the contract, in its types and order."""
    columns = next(one.columns for one in TABLES if one.name == table)
    return rows.select(*beside, *(pl.col(column.name).cast(DTYPES[column.kind]) for column in columns))
