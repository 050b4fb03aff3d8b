"""A landing folder of a few sites, laid as the stations' platform lays it."""

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from data.contract import LEDGER_IDS
from data.geography.units import load_units
from data.publishing.publish_report import PublishReport

AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)


def lay(landing: Path, day: date, sites: int = 3, visits: int = 10) -> Path:
    """One date with that many sites, each with a report and all ledgers; returns the date's folder."""
    folder = landing / day.isoformat()
    communes = sorted(load_units().communes_on(day))
    ids = [f"S{number:05d}" for number in range(sites)]
    stations = {
        "station_id": ids,
        "name": [f"Trạm {number}" for number in range(sites)],
        "site_kind": ["station"] * sites,
        "commune_code": [communes[number] for number in range(sites)],
        "population": [5_000] * sites,
        "platform_since": [date(2021, 7, 1)] * sites,
    }
    reports = {
        "station_id": ids,
        "submitted_at": [datetime(day.year, day.month, day.day, 8, tzinfo=UTC)] * sites,
        "visits": [visits] * sites,
        "visits_paperless": [1] * sites,
    }
    ledgers = {
        "station_id": [station for station in ids for _ in LEDGER_IDS],
        "ledger_id": list(LEDGER_IDS) * sites,
        "state": ["parallel"] * sites * len(LEDGER_IDS),
    }
    for table, rows in (("station", stations), ("station_report", reports), ("ledger_status", ledgers)):
        write(folder / table / "a.parquet", pl.DataFrame(rows))
    return folder


def write(path: Path, rows: pl.DataFrame) -> None:
    """Write one export file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows.write_parquet(path)


def report_rows(stations: list[str], **columns: list[int | None]) -> pl.DataFrame:
    """Rows of a late export of reports."""
    return pl.DataFrame(
        {"station_id": stations, **columns}, schema_overrides=dict.fromkeys(columns, pl.Int32)
    )


def warnings_of(published: PublishReport) -> dict[str, int]:
    """The warnings of a run but that of empty columns, which these exports have."""
    warnings: dict[str, int] = published.to_json()["warnings"]
    return {name: count for name, count in warnings.items() if name != "empty_column"}
