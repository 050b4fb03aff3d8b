"""The rows of the laid country as they arrive on a date, and the mart that is made of them.

Numbers follow from a site's number and the date, so that no two columns are alike and each is null somewhere.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl

from data.checks.check import check_date
from data.checks.landing import DatedFolder
from data.contract import LEDGER_IDS
from data.geography.units import Units
from data.mart.build import Judging, build_mart, build_station_period
from data.measures.deadline import report_deadline
from data.settings import settings
from data.store.manifest import Manifest, PublishedFile
from data.store.opened import OpenedMart
from data.store.snapshot import Snapshot
from tests.queries.laid_places import BY_CODE, DATES, REFORM, Row, valid
from tests.queries.laid_sites import (
    ABSENT,
    LEDGERS,
    LEDGERS_REFUSED,
    REGISTER,
    REGISTER_REFUSED,
    REPORTED,
    TABLE,
    moment,
)

COLUMNS = (
    *("visits", "visits_paperless", "visits_insured"),
    *("records_created", "records_matched", "records_updated", "records_opened", "citizens_with_doctor"),
    *("templates_in_use", "network_connected", "teleconsultations", "chatbot_sessions"),
    *("recording_minutes", "working_minutes"),
)
WORDS = {"P": "paper_only", "B": "parallel", "E": "electronic_only", "N": "not_applicable"}


@dataclass(frozen=True)
class Site:
    """One line of TABLE."""

    number: int
    communes: dict[str, str | None]
    kinds: Row
    ledgers: str
    reports: str
    since: date | None


def _site(line: str) -> Site:
    name, old, new, zone, area, connection, ledgers, reports, since = line.split()[:9]
    given = {"zone": int(zone) if zone != "-" else None, "area": int(area) if area != "-" else None}
    return Site(
        int(name[1:]),
        {"63": None if old == "-" else old, "34": None if new == "-" else new},
        {**given, "connection": None if connection == "-" else connection},
        ledgers,
        reports,
        None if since == "-" else date.fromisoformat(since),
    )


SITES = {line[:3]: _site(line) for line in TABLE.strip().splitlines()}


@cache
def site_rows(day: date) -> dict[str, Row]:
    """Id → its register row of a date, of the sites that have one."""
    rows = {station_id: _site_row(station_id, day) for station_id in SITES if ABSENT.get(station_id) != day}
    return {station_id: row for station_id, row in rows.items() if _known(row["commune_code"], day)}


def _known(commune: str | None, day: date) -> bool:
    unit = BY_CODE.get(("34" if day >= REFORM else "63", "commune", str(commune)))
    return unit is not None and valid(unit, day)


def _site_row(station_id: str, day: date) -> Row:
    site, moment = SITES[station_id], DATES.index(day)
    number = site.number
    row: Row = {
        "station_id": station_id,
        "name": f"Trạm {number}",
        "site_kind": "station",
        "parent_station_id": None,
        "commune_code": site.communes["34" if day >= REFORM else "63"],
        **site.kinds,
        "latitude": 20 + number**2 / 1000 if number % 4 else None,
        "longitude": 105 + number * 7 % 37 / 20 if number % 4 else None,
        "population": 1000 + 37 * number + 5 * moment if number % 7 != 3 else None,
        "staff": 3 + number % 5 if number % 6 else None,
        "doctors": number % 3 if number % 5 else None,
        "opened_on": None,
        "closed_on": None,
        "platform_since": site.since,
        "phone": f"0900 {number:03d}",
    }
    for since, columns in REGISTER.get(station_id, {}).items():
        row |= columns if since <= day else {}
    return row


@cache
def report_rows(day: date) -> dict[str, Row]:
    """Id → its report of a date, of the registered sites that sent one."""
    letters = {station_id: SITES[station_id].reports[DATES.index(day)] for station_id in site_rows(day)}
    return {
        station_id: {
            "station_id": station_id,
            "submitted_at": moment(letter, day),
            **_report(station_id, day),
        }
        for station_id, letter in letters.items()
        if letter not in ".r"
    }


def _register_refused(day: date) -> list[Row]:
    """Register rows of a date that were sent in a zone that there is not."""
    refused = [station_id for station_id, held in REGISTER_REFUSED.items() if held == day]
    return [_site_row(station_id, day) | {"zone": 9} for station_id in refused]


def reports_refused(day: date) -> list[Row]:
    """Reports of a date that were held back: more visits without paper than visits, or of no known site."""
    letters = {station_id: SITES[station_id].reports[DATES.index(day)] for station_id in site_rows(day)}
    odd = [station_id for station_id, letter in letters.items() if letter == "r"]
    dragged = [row["station_id"] for row in _register_refused(day)]
    return [
        {"station_id": station_id, "submitted_at": moment("r", day), "visits": 1, "visits_paperless": 2}
        for station_id in odd + dragged
    ]


def _report(station_id: str, day: date) -> Row:
    number, moment = SITES[station_id].number, DATES.index(day)
    created = 700 + 17 * number + 5 * moment
    values = (
        *(200 + 11 * number + 3 * moment, 100 + 5 * number + moment, 150 + 7 * number + 2 * moment),
        *(created, created - 100 - 3 * number, created - 300 - 2 * number - moment),
        *(created - 500 - number - 2 * moment, 600 + 9 * number + 3 * moment),
        *((5 * number + 7 * moment) % 43, (number + moment) % 3 > 0),
        *(number * moment % 4, (number + 2 * moment) % 5),
        *(40 + number + moment, 90 + 2 * number + 3 * moment),
    )
    unknown = {(number + 3 * moment) % 17, (5 * number + moment) % 23}
    row = {name: None if place in unknown else values[place] for place, name in enumerate(COLUMNS)}
    return row | REPORTED.get((station_id, day), {})


def letters_of(station_id: str, day: date) -> str:
    """How a site keeps its 78 ledgers on a date, L01 first."""
    return LEDGERS[SITES[station_id].ledgers[DATES.index(day)]]


def _ledger_rows(day: date) -> list[Row]:
    return [
        {"station_id": station_id, "ledger_id": ledger, "state": WORDS[letter]}
        for station_id in site_rows(day)
        for ledger, letter in zip(LEDGER_IDS, letters_of(station_id, day), strict=True)
        if letter != "-"
    ] + [
        {"station_id": station_id, "ledger_id": ledger, "state": "torn"}
        for (station_id, held), ledgers in LEDGERS_REFUSED.items()
        for ledger in ledgers
        if held == day
    ]


def build(folder: Path, units: Units) -> Path:
    """Lay, check and add up every date as a publication does with these units; the mart's file."""
    partitions = {}
    for day in DATES:
        landing = folder / "landing" / day.isoformat()
        partitions[day] = folder / "dates" / day.isoformat()
        _write(landing / "station", [*site_rows(day).values(), *_register_refused(day)])
        _write(landing / "station_report", [*report_rows(day).values(), *reports_refused(day)])
        _write(landing / "ledger_status", _ledger_rows(day))
        check_date(DatedFolder(day, landing), units.communes_on(day), partitions[day])
        due, swapped = settings().report_due_working_days, settings().swapped_days
        build_station_period(partitions[day], day, report_deadline(day, due, swapped))
    build_mart(folder / "mart.duckdb", partitions, units, Judging(settings().thresholds))
    return folder / "mart.duckdb"


def _write(folder: Path, rows: list[Row]) -> None:
    dates = dict.fromkeys(("opened_on", "closed_on", "platform_since"), pl.Date)
    folder.mkdir(parents=True)
    pl.DataFrame(rows, infer_schema_length=None, schema_overrides=dates).write_parquet(folder / "a.parquet")


def opened(mart: Path) -> Snapshot:
    """The mart as pages read it, on its last date."""
    manifest = Manifest(1, "laid", "", True, "", {}, PublishedFile("", 0), {})
    return Snapshot("laid", DATES[-1], OpenedMart(mart, manifest))
