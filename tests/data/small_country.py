"""A country of 70 sites over seven snapshots around the reform, with the awkward cases of real life."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.contract import LEDGER_IDS
from data.geography.units import load_units
from data.scope import REFORM

Row = dict[str, Any]

DATES = (
    date(2025, 3, 31),
    date(2025, 4, 30),
    date(2025, 5, 31),
    date(2025, 6, 30),
    date(2025, 7, 31),
    date(2025, 8, 31),
    date(2025, 9, 30),
)
SITES = 70
STATES = ("paper_only", "parallel", "electronic_only", "not_applicable")
TABLES = ("station", "station_report", "ledger_status")


def legacy_communes() -> list[str]:
    """Communes that went over whole and that were split, of provinces whose codes were used again."""
    units = load_units()
    provinces = ("11", "15", "24", "44", "52", "46")
    communes = units.table.filter(
        pl.col("scheme") == "63", pl.col("level") == "commune", pl.col("province_code").is_in(provinces)
    )["code"].to_list()
    split = units.succession.filter(~pl.col("whole"))["old_code"].unique().sort().to_list()
    return random.Random(5).sample(sorted(communes), SITES - 20) + split[:19] + ["11948"]


def rows_of(day: date) -> dict[str, list[Row]]:
    """The rows of one date, by table; the same every time."""
    sites = [row for number in range(SITES) if (row := _station(number, day))]
    reports = [row for site in sites if (row := _report(site, day))]
    ledgers = [row for site in sites for row in _ledgers(site, day)]
    return dict(zip(TABLES, (sites, reports, ledgers), strict=True))


def write_landing(landing: Path) -> Path:
    """Every date as the stations' platform lays it."""
    for day in DATES:
        for table, rows in rows_of(day).items():
            path = landing / day.isoformat() / table / "a.parquet"
            path.parent.mkdir(parents=True)
            pl.DataFrame(rows, schema_overrides=_types(table), infer_schema_length=None).write_parquet(path)
    return landing


def _types(table: str) -> dict[str, Any]:
    dates = dict.fromkeys(("opened_on", "closed_on", "platform_since"), pl.Date)
    texts = dict.fromkeys(("parent_station_id", "connection"), pl.String)
    return {**dates, **texts} if table == "station" else {}


def _random(*key: object) -> random.Random:
    return random.Random(repr(key))


def _station(number: int, day: date) -> Row | None:
    draw = _random("station", number)
    legacy = legacy_communes_cached()[number]
    current = successor(legacy, draw)
    if (number % 17 == 3 and day >= REFORM) or (number % 17 == 4 and day < REFORM):
        return None
    point = day >= REFORM and number % 3 == 1
    placed = number % 5 != 0
    return {
        "station_id": f"S{number:03d}",
        "name": f"Trạm Y tế số {number}",
        "site_kind": "point" if point else "station",
        "parent_station_id": f"S{number - 1 if number % 2 else SITES + 5:03d}" if point else None,
        "commune_code": current if day >= REFORM else legacy,
        "latitude": draw.uniform(10, 22) if placed else None,
        "longitude": draw.uniform(104, 108) if placed else None,
        "zone": draw.choice([1, 2, 3, None]),
        "area": draw.choice([1, 3, None, None]),
        "connection": draw.choice(["fibre", "mobile", "none", None]),
        "population": draw.choice([None, *range(2000, 9000, 700)]),
        "staff": draw.choice([None, 5, 6, 7]),
        "doctors": draw.choice([None, 0, 1, 2]),
        "opened_on": date(2025, 5, 10) if number % 19 == 7 else None,
        "closed_on": date(2025, 8, 31) if number % 23 == 9 else None,
        "platform_since": draw.choice([None, *[date(2025, month, 15) for month in range(1, 9)]]),
        "phone": f"09{number:08d}",
    }


def _report(site: Row, day: date) -> Row | None:
    draw = _random("report", site["station_id"], day)
    if draw.random() < 0.3:
        return None
    people = site["population"] or 3000
    visits = draw.choice([None, 0, draw.randrange(50, 500)])
    created = draw.choice([None, draw.randrange(0, people)])
    surveyed = draw.random() < 0.2
    return {
        "station_id": site["station_id"],
        "submitted_at": _submitted(draw, day),
        "visits": visits,
        "visits_paperless": draw.choice([None, 0, draw.randrange(0, (visits or 0) + 1)]),
        "visits_insured": draw.randrange(0, (visits or 0) + 1),
        "records_created": created,
        "records_matched": draw.choice([None, draw.randrange(0, (created or 0) + 1)]),
        "records_updated": draw.randrange(0, (created or 0) + 1),
        "records_opened": draw.randrange(0, (created or 0) + 1),
        "citizens_with_doctor": draw.choice([None, draw.randrange(0, people)]),
        "templates_in_use": draw.choice([None, draw.randrange(0, 43)]),
        "network_connected": draw.choice([None, True, False]),
        "teleconsultations": draw.choice([None, draw.randrange(0, 9)]),
        "chatbot_sessions": draw.choice([None, draw.randrange(0, 90)]),
        "recording_minutes": draw.randrange(0, 4000) if surveyed else None,
        "working_minutes": draw.choice([5000, None]) if surveyed else None,
    }


def _submitted(draw: random.Random, day: date) -> datetime | None:
    if draw.random() < 0.1:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=draw.randrange(1, 400))


def _ledgers(site: Row, day: date) -> list[Row]:
    """Some sites are paperless, some lose a row, some go back; the rest drift from paper to electronic."""
    draw = _random("ledgers", site["station_id"], day)
    number = int(site["station_id"][1:])
    drift = DATES.index(day) / len(DATES)
    kept = [ledger for ledger in LEDGER_IDS if number % 4 or draw.random() < 0.995]
    if number % 7 == 6:
        kept = []
    return [
        {"station_id": site["station_id"], "ledger_id": ledger, "state": _state(draw, number, drift, ledger)}
        for ledger in kept
    ]


def _state(draw: random.Random, number: int, drift: float, ledger: str) -> str:
    if _random("applies", number, ledger).random() < 0.2 or number % 29 == 11:
        return "not_applicable"
    if number % 3 == 0:
        return "parallel" if draw.random() < 0.004 else "electronic_only"
    if number % 3 == 1:
        return "paper_only"
    return STATES[2] if draw.random() < drift else draw.choice(STATES[:2])


_LEGACY: list[str] = []
_SUCCESSORS: dict[str, list[str]] = {}


def legacy_communes_cached() -> list[str]:
    """`legacy_communes`, chosen once a process."""
    if not _LEGACY:
        _LEGACY.extend(legacy_communes())
    return _LEGACY


def successor(legacy: str, draw: random.Random) -> str:
    """One of the communes that a legacy one went into."""
    if not _SUCCESSORS:
        for old, new in load_units().succession.select("old_code", "new_code").sort("new_code").iter_rows():
            _SUCCESSORS.setdefault(old, []).append(new)
    return draw.choice(_SUCCESSORS[legacy])
