"""For whom a metric speaks, read from an export's landing files, row by row, by the contract's words.

Shares nothing with data/ but the list of communes; holds for the exports of tests.exports.countries, whose
rows break no rule but those named here.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from data.geography.units import load_units

Row = dict[str, Any]
PEOPLE = {
    "record_coverage": "records_created",
    "record_matched": "records_matched",
    "record_updated": "records_updated",
    "record_opened": "records_opened",
    "teleconsultations": "teleconsultations",
    "citizens_with_doctor": "citizens_with_doctor",
    "chatbot": "chatbot_sessions",
}
BOTH = {
    "paperless_visits": ("visits_paperless", "visits"),
    "insured_visits": ("visits_insured", "visits"),
    "recording_time": ("recording_minutes", "working_minutes"),
}
ANSWERS = {"connected_stations": "network_connected", "templates_in_use": "templates_in_use"}
HEADS = {"stations_with_doctor": "doctors", "doctors_per_station": "doctors"}
LEDGERS = 78
EMPTY = {"station_id": pl.String, "state": pl.String, "platform_since": pl.Date}


class Speaks(NamedTuple):
    """Stations that a value speaks for, of all that it could, the provinces or communes that they lie in."""

    stations: int
    all_stations: int
    areas: int


def stations_of(landing: Path, day: date) -> list[Row]:
    """One row a station accepted on the date: its columns, `report`, `province`, `commune`, the number of its
    ledgers that came (`ledgers`) and of those that it must keep (`applying`).
    """
    tables = {name: _rows(landing, day, name) for name in ("station", "station_report", "ledger_status")}
    communes = load_units().table.filter(scheme="34" if day >= date(2025, 7, 1) else "63", level="commune")
    province = dict(communes.select("code", "province_code").iter_rows())
    reports = {row["station_id"]: row for row in tables["station_report"].to_dicts() if not _contradicts(row)}
    ledgers = Counter(tables["ledger_status"]["station_id"])
    applying = Counter(tables["ledger_status"].filter(pl.col("state") != "not_applicable")["station_id"])
    dated = tables["station"]["platform_since"].count() > 0  # else nobody knows who has V20
    arrived = not tables["station_report"].is_empty()  # else no report was due
    return [
        {
            **row,
            "dated": dated,
            "arrived": arrived,
            "commune": row["commune_code"],
            "province": province[row["commune_code"]],
            "report": reports.get(row["station_id"], {}),
            "ledgers": ledgers[row["station_id"]],
            "applying": applying[row["station_id"]],
        }
        for row in tables["station"].to_dicts()
        if row["zone"] is None or row["zone"] <= 3
    ]


def gives(row: Row, metric: str, day: date) -> bool:
    """Whether the metric's value speaks for the station."""
    deployed = bool(row["platform_since"] and row["platform_since"] <= day)
    report, due = row["report"], deployed and row["arrived"]
    people = bool(row["population"])
    if metric in PEOPLE:
        return people and report.get(PEOPLE[metric]) is not None
    if metric in BOTH:
        part, whole = (report.get(column) for column in BOTH[metric])
        return part is not None and bool(whole)
    if metric in ANSWERS:
        return report.get(ANSWERS[metric]) is not None
    if metric in HEADS:
        return row[HEADS[metric]] is not None
    if metric in ("ledger_digitisation", "parallel_running"):
        return bool(row["applying"])
    return {
        "deployment": row["dated"],
        "reporting": due,
        "timeliness": due and not (report and report.get("submitted_at") is None),
        "paperless_stations": row["ledgers"] == LEDGERS,
    }[metric]


def speaks_for(rows: list[Row], metric: str, day: date, level: str) -> Speaks | None:
    """Whom the metric's value over the rows speaks for; None without a value. level: of `areas`."""
    giving = [row for row in rows if gives(row, metric, day)]
    due = [row for row in rows if gives(row, "reporting", day)] if metric == "timeliness" else rows
    everyone = giving if metric == "reporting" else due
    return Speaks(len(giving), len(everyone), len({row[level] for row in giving})) if giving else None


def _rows(landing: Path, day: date, table: str) -> pl.DataFrame:
    path = landing / day.isoformat() / table / "a.parquet"
    return pl.read_parquet(path) if path.exists() else pl.DataFrame(schema=EMPTY)


def _contradicts(report: Row) -> bool:
    """The only rule that a report of these exports breaks."""
    part, whole = report.get("visits_paperless"), report.get("visits")
    return part is not None and whole is not None and part > whole
