"""The changes between two dates, recounted from the accepted files of both, one station at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from data.geography.units import load_units

Row = dict[str, Any]


def rows_of(store: Path, day: date, table: str) -> list[Row]:
    files = sorted((store / "dates" / day.isoformat()).glob(f"*/{table}.parquet"))
    return pl.read_parquet(files[0]).to_dicts() if files else []


@dataclass(frozen=True)
class Day:
    """What one date's files say of its open stations."""

    store: Path
    date: date

    def stations(self) -> dict[str, Row]:
        return {
            row["station_id"]: row
            for row in rows_of(self.store, self.date, "station")
            if (row["opened_on"] is None or row["opened_on"] <= self.date)
            and (row["closed_on"] is None or row["closed_on"] > self.date)
        }

    def reported(self) -> set[str]:
        return {row["station_id"] for row in rows_of(self.store, self.date, "station_report")}

    def refused(self) -> set[str]:
        held = [
            row for row in rows_of(self.store, self.date, "quarantine") if row["table"] == "station_report"
        ]
        return {json.loads(row["values"])["station_id"] for row in held}

    def due(self) -> set[str]:
        if not self.reported():
            return set()
        return {
            one
            for one, row in self.stations().items()
            if row["platform_since"] is not None and row["platform_since"] <= self.date
        }

    def ledgers(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for row in rows_of(self.store, self.date, "ledger_status"):
            found.setdefault(row["station_id"], {})[row["ledger_id"]] = row["state"]
        return found


def paperless(states: dict[str, str]) -> bool | None:
    if len(states) < 78:
        return None
    used = [state for state in states.values() if state != "not_applicable"]
    return bool(used) and all(state == "electronic_only" for state in used)


def reopened(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(
        ledger
        for ledger, state in before.items()
        if state == "electronic_only" and after.get(ledger) in ("parallel", "paper_only")
    )


def recounted(store: Path, earlier: date, later: date, province: str | None = None) -> dict[str, set[str]]:
    """Kind of change → the stations that made it; of a province among the 34 where one is named."""
    then, now = Day(store, earlier), Day(store, later)
    kinds: dict[str, set[str]] = {}
    for kind, station in _changes(then, now):
        kinds.setdefault(kind, set()).add(station)
    home = _provinces(then, now)
    return {
        kind: {one for one in stations if province is None or home[one] == province}
        for kind, stations in kinds.items()
    }


def _changes(then: Day, now: Day) -> Iterator[tuple[str, str]]:
    before, after = then.stations(), now.stations()
    yield from (("new", one) for one in after.keys() - before.keys())
    yield from (("closed", one) for one in before.keys() - after.keys())
    stopped = (then.due() & then.reported() & now.due() & after.keys()) - now.reported()
    yield from (("held_back" if one in now.refused() else "silent", one) for one in stopped)
    missed = (then.due() - then.reported()) & after.keys()
    yield from (("recovered", one) for one in missed & now.reported())
    ledgers, later = then.ledgers(), now.ledgers()
    for one in before.keys() & after.keys():
        was, is_now = ledgers.get(one, {}), later.get(one, {})
        if (paperless(was) is True and paperless(is_now) is False) or len(reopened(was, is_now)) >= 3:
            yield "paper", one
        if paperless(was) is False and paperless(is_now) is True:
            yield "reached", one
        if (before[one]["site_kind"], after[one]["site_kind"]) == ("station", "point"):
            yield "merged", one


def _provinces(then: Day, now: Day) -> dict[str, str | None]:
    """Station → its province of 2025, by a commune of today: only dates since then are asked for."""
    province = {
        row["code"]: row["province_code"]
        for row in load_units().table.filter(scheme="34", level="commune").iter_rows(named=True)
    }
    return {
        one: province.get(row["commune_code"]) for day in (then, now) for one, row in day.stations().items()
    }
