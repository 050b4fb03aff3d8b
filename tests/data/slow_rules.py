"""The contract's rules once more, slow and obvious: one Python row after another, from the page alone.

It shares no code with data/: it is what the fast check is compared with.
"""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

Row = dict[str, Any]
Origin = tuple[str, int]  # file, row number

COUNTS = {
    "station": {"population": 2**31, "staff": 2**15, "doctors": 2**15},
    "station_report": dict.fromkeys(
        [
            "visits",
            "visits_paperless",
            "visits_insured",
            "records_created",
            "records_matched",
            "records_updated",
            "records_opened",
            "citizens_with_doctor",
            "teleconsultations",
            "chatbot_sessions",
            "recording_minutes",
            "working_minutes",
        ],
        2**31,
    ),
    "ledger_status": {},
}
RANGES = {"zone": (1, 3), "area": (1, 3), "templates_in_use": (0, 42)}
WORDS = {
    "site_kind": {"station", "point"},
    "connection": {"fibre", "mobile", "none"},
    "state": {"paper_only", "parallel", "electronic_only", "not_applicable"},
}
REQUIRED = {"name", "site_kind", "commune_code", "state"}
KEYS = {
    "station": ["station_id"],
    "station_report": ["station_id"],
    "ledger_status": ["station_id", "ledger_id"],
}
NOT_ABOVE = [
    ("visits_paperless", "visits"),
    ("records_matched", "records_created"),
    ("records_updated", "records_created"),
    ("records_opened", "records_created"),
    ("doctors", "staff"),
    ("recording_minutes", "working_minutes"),
    ("opened_on", "closed_on"),
]


@dataclass
class Told:
    """What becomes of every row of a table."""

    accepted: dict[Origin, Row] = field(default_factory=dict)
    reasons: dict[Origin, set[str]] = field(default_factory=dict)
    duplicate: int = 0
    superseded: int = 0


def told(
    tables: dict[str, dict[Origin, Row]], communes: set[str], day: date
) -> tuple[dict[str, Told], Counter[str]]:
    """The fate of each row of each table, and the warnings. Rows stand in order of file and number."""
    known: dict[str, Told] = {}
    for table in ("station", "station_report", "ledger_status"):
        stations = {row["station_id"] for row in known["station"].accepted.values()} if known else set()
        known[table] = _settled(table, tables[table], communes, stations)
    return known, _warnings(known, day)


def _settled(table: str, rows: dict[Origin, Row], communes: set[str], stations: set[str]) -> Told:
    result = Told()
    by_key = defaultdict(list)
    for origin, row in rows.items():
        reasons = _reasons(table, row, communes, stations)
        if reasons:
            result.reasons[origin] = reasons
        else:
            by_key[tuple(row[name] for name in KEYS[table])].append((origin, _typed(row)))
    for group in by_key.values():
        _choose(group, result)
    return result


def _choose(group: list[tuple[Origin, Row]], result: Told) -> None:
    different: dict[str, tuple[Origin, Row]] = {}
    for origin, row in group:
        if repr(sorted(row.items())) in different:
            result.duplicate += 1
        else:
            different[repr(sorted(row.items()))] = (origin, row)
    times = [row.get("submitted_at") for _, row in different.values()]
    if len(different) == 1:
        winner = times[0]
    elif None in times or times.count(max(times)) > 1:
        result.reasons |= {origin: {"conflict"} for origin, _ in different.values()}
        return
    else:
        winner = max(times)
    for origin, row in different.values():
        if row.get("submitted_at") == winner:
            result.accepted[origin] = row
        else:
            result.superseded += 1


def _reasons(table: str, row: Row, communes: set[str], stations: set[str]) -> set[str]:
    reasons = set()
    keys = [row[name] for name in KEYS[table]]
    if None in keys:
        reasons.add("null_key")
    if any(key is not None and not key.strip() for key in keys):
        reasons.add("blank_key")
    if any(_bad(table, name, value) for name, value in row.items()):
        reasons.add("bad_value")
    if row.get("commune_code") is not None and row["commune_code"] not in communes:
        reasons.add("unknown_commune")
    if table != "station" and row["station_id"] is not None and row["station_id"] not in stations:
        reasons.add("unknown_station")
    if row.get("ledger_id") is not None and row["ledger_id"] not in {f"L{n:02d}" for n in range(1, 79)}:
        reasons.add("unknown_ledger")
    if any(_above(row.get(low), row.get(high)) for low, high in NOT_ABOVE):
        reasons.add("inconsistent")
    return reasons


def _bad(table: str, name: str, value: Any) -> bool:
    if value is None:
        return name in REQUIRED
    if name in COUNTS[table]:
        return not (0 <= value < COUNTS[table][name] and value == math.floor(value))
    if name in RANGES:
        low, high = RANGES[name]
        return not (low <= value <= high and value == math.floor(value))
    if name in WORDS:
        return value not in WORDS[name]
    if name in ("opened_on", "closed_on") and isinstance(value, datetime):
        return (value.hour, value.minute, value.second, value.microsecond) != (0, 0, 0, 0)
    return name == "commune_code" and not re.fullmatch("[0-9]{5}", value)


def _above(low: Any, high: Any) -> bool:
    if low is None or high is None:
        return False
    if isinstance(low, date):
        return _moment(low) > _moment(high)
    return low > high


def _moment(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)


def _typed(row: Row) -> Row:
    """Whole floats as integers, midnights as dates, times in UTC."""
    return {name: _typed_value(name, value) for name, value in row.items()}


def _typed_value(name: str, value: Any) -> Any:
    if name in ("latitude", "longitude", "submitted_at") or not isinstance(value, float | datetime):
        return value.astimezone(UTC) if isinstance(value, datetime) else value
    return value.date() if isinstance(value, datetime) else int(value)


def _warnings(known: dict[str, Told], day: date) -> Counter[str]:
    warnings: Counter[str] = Counter()
    people = {}
    for row in known["station"].accepted.values():
        people[row["station_id"]] = row["population"]
        outside = [
            value is not None and not low <= value <= high
            for value, low, high in ((row["latitude"], 6, 24), (row["longitude"], 102, 118))
        ]
        if any(outside):
            warnings["coordinates_set_aside"] += 1
            row["latitude"] = row["longitude"] = None
    latest = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=366)
    for row in known["station_report"].accepted.values():
        created, population = row["records_created"], people[row["station_id"]]
        warnings["over_population"] += created is not None and population is not None and created > population
        warnings["future_submission"] += row["submitted_at"] is not None and row["submitted_at"] > latest
    return +warnings
