"""The list to work from the landing files, a station at a time, by the contract's and WHO's words alone.

Shares nothing with data/ but the list of communes; deadlines and Tết are read off a calendar.
"""

import math
import statistics
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.geography.units import load_units
from tests.data.slow_rules import Row, told

TABLES = ("station", "station_report", "ledger_status")
VIETNAM = timezone(timedelta(hours=7))
BASELINE, FEWEST, FEWEST_CASES, ALLOWED = 12, 6, 10, 0.33
Sites = dict[str, Row]


def is_paperless(ledgers: dict[str, str]) -> bool | None:
    """None where it is not known."""
    if len(ledgers) < 78:
        return None
    applying = [state for state in ledgers.values() if state != "not_applicable"]
    return bool(applying) and all(state == "electronic_only" for state in applying)


def of_report(site: Row | None, column: str) -> int | None:
    """A number of the site's report."""
    return site["report"][column] if site and site["report"] else None


def grown(later: int, earlier: int) -> float:
    """The change of a count on the scale that the check compares on."""
    return math.log1p(later) - math.log1p(earlier)


def rows_of(folder: Path) -> dict[tuple[str, int], Row]:
    """Every row of a table's folder that can be read."""
    found = {}
    for path in sorted(folder.rglob("*.parquet")):
        try:
            rows = pq.read_table(path).to_pylist()
        except pa.ArrowInvalid:
            continue  # cut off on its way
        found |= {(path.name, number): row for number, row in enumerate(rows, start=1)}
    return found


class Recounted:
    """A landing folder. deadlines: the last day on which a report of a date is on time; year_before: the date
    that a date is compared with.
    """

    def __init__(self, landing: Path, deadlines: Mapping[date, date], year_before: Mapping[date, date]):
        self.landing, self.deadlines, self.year_before = landing, deadlines, year_before
        self.dates = sorted(
            date.fromisoformat(folder.name) for folder in landing.iterdir() if folder.is_dir()
        )
        self.sites, self.ledgers = cache(self._sites), cache(self._ledgers)

    def _told(self, day: date, table: str) -> tuple[list[Row], list[Row], list[Row]]:
        """The accepted rows of the register and of a table, and those of the table held back."""
        folder = self.landing / day.isoformat()
        tables = {name: rows_of(folder / name) if name in ("station", table) else {} for name in TABLES}
        known, _ = told(tables, set(load_units().communes_on(day)), day)
        held = [tables[table][origin] for origin in known[table].reasons]
        return list(known["station"].accepted.values()), list(known[table].accepted.values()), held

    def _sites(self, day: date) -> Sites:
        """The open sites of a date, each with its report."""
        register, accepted, held = self._told(day, "station_report")
        reports = {row["station_id"]: row for row in accepted}
        refused = {row["station_id"] for row in held}
        found = {}
        for row in register:
            station, since = row["station_id"], row["platform_since"]
            opened, closed = row["opened_on"], row["closed_on"]
            if (opened is None or opened <= day) and (closed is None or closed > day):
                due = bool(reports) and since is not None and since <= day
                own = {"report": reports.get(station), "refused": station in refused, "due": due}
                found[station] = row | own
        return found

    def _ledgers(self, day: date) -> dict[str, dict[str, str]]:
        """Station → ledger → its state."""
        found: dict[str, dict[str, str]] = {}
        for row in self._told(day, "ledger_status")[1]:
            found.setdefault(row["station_id"], {})[row["ledger_id"]] = row["state"]
        return found

    def work(self, day: date) -> dict[str, Row]:
        """Every station with a reason to be contacted on a date, and its reasons."""
        found = {station: self.reasons(station, day) for station in self.sites(day)}
        return {station: reasons for station, reasons in found.items() if any(reasons.values())}

    def reasons(self, station: str, day: date) -> Row:
        """What there is to say to a station: false, empty or None where nothing is."""
        site = self.sites(day)[station]
        missing = site["due"] and not site["report"]
        return {
            "silent": missing and not site["refused"],
            "held_back": missing and site["refused"],
            "back_to_paper": self._back_to_paper(station, day),
            "impossible": self._impossible(station, day),
            "dropped": self._dropped(station, day),
            "late": self._late(station, day),
            "near": self._near(station, day),
        }

    def _before(self, day: date) -> list[date]:
        return [other for other in self.dates if other < day]

    def _back_to_paper(self, station: str, day: date) -> bool:
        last = self._before(day)[-1]
        if station not in self.sites(last):
            return False
        before, now = (self.ledgers(one).get(station, {}) for one in (last, day))
        closed = [ledger for ledger, state in before.items() if state == "electronic_only"]
        reopened = [ledger for ledger in closed if now.get(ledger) in ("parallel", "paper_only")]
        return (is_paperless(before) is True and is_paperless(now) is False) or len(reopened) >= 3

    def _impossible(self, station: str, day: date) -> list[tuple[str, str]]:
        site = self.sites(day)[station]
        bounds = (
            ("between", "visits_insured", of_report(site, "visits")),
            ("between", "teleconsultations", of_report(site, "visits")),
            ("over_population", "records_created", site["population"]),
            ("over_population", "citizens_with_doctor", site["population"]),
            ("falling", "records_created", None),
        )
        wrong = []
        for check, field, bound in bounds:
            value = of_report(site, field)
            if check == "falling":
                earlier = self._known(station, field, day)
                failed = value is not None and bool(earlier) and value < earlier[-1]
            else:
                failed = value is not None and bound is not None and value > bound
            if failed:
                wrong.append((check, field))
        return sorted(wrong)

    def _known(self, station: str, column: str, day: date) -> list[int]:
        values = [
            of_report(self.sites(other).get(station), column) for other in self._before(day)[-BASELINE:]
        ]
        return [value for value in values if value is not None]

    def _change(self, station: str, day: date) -> float | None:
        now, then = (
            of_report(self.sites(one).get(station), "visits") if one else None
            for one in (day, self.year_before.get(day))
        )
        return None if now is None or then is None else grown(now, then)

    def _dropped(self, station: str, day: date) -> tuple[int, float] | None:
        """The visits and those expected: of a year before, moved by the median change of the year since."""
        then = self.year_before.get(day)
        visits = of_report(self.sites(day)[station], "visits")
        earlier = of_report(self.sites(then).get(station), "visits") if then else None
        if visits is None or then is None or earlier is None:
            return None
        changes = [self._change(station, other) for other in self._before(day) if other > then]
        known = [change for change in changes[-BASELINE:] if change is not None]
        if len(known) < FEWEST:
            return None
        expected = math.expm1(math.log1p(earlier) + statistics.median(known))
        fallen = expected >= FEWEST_CASES and visits / expected - 1 < -ALLOWED
        return (visits, round(expected, 1)) if fallen else None

    def _late(self, station: str, day: date) -> tuple[int, date] | None:
        recent = [*self._before(day), day][-6:]
        late = [other for other in recent if self._was_late(station, other)]
        return (len(late), late[0]) if day in late and len(late) >= 3 else None

    def _was_late(self, station: str, day: date) -> bool:
        site = self.sites(day).get(station)
        sent: datetime | None = site["report"]["submitted_at"] if site and site["report"] else None
        if not site or not site["due"] or sent is None:
            return False
        end = datetime.combine(self.deadlines[day] + timedelta(days=1), time(), VIETNAM)
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)) >= end

    def _near(self, station: str, day: date) -> list[str]:
        ledgers = self.ledgers(day).get(station, {})
        left = sorted(ledger for ledger, state in ledgers.items() if state in ("paper_only", "parallel"))
        return left if is_paperless(ledgers) is False and len(left) in (1, 2) else []
