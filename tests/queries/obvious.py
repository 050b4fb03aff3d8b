"""Every count of the laid sites on a date, one site and one column after another, and all facts of each."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from tests.queries.laid_places import DATES, TOO_LATE, Row
from tests.queries.laid_rows import COLUMNS, SITES, letters_of, report_rows, site_rows
from tests.queries.laid_sites import LEDGERS_REFUSED, moment
from tests.queries.obvious_places import placed, site_number, snapshots_of
from tests.queries.obvious_states import (
    back_to_paper,
    counts_on,
    deployed,
    held_back,
    last_report,
    paperless,
    refused,
    reopened,
    silent,
    stage,
    sustained,
)

PEOPLE = (
    *("records_created", "records_matched", "records_updated", "records_opened"),
    *("citizens_with_doctor", "teleconsultations", "chatbot_sessions"),
)


def _counts_of_report(row: Row, people: int | None) -> Row:
    """What a report adds; a value counts only where what it is divided by is known too."""
    pairs = {name: (row[name], people) for name in PEOPLE}
    pairs |= {name: (row[name], row["visits"]) for name in ("visits_paperless", "visits_insured")}
    pairs["recording_minutes"] = (row["recording_minutes"], row["working_minutes"])
    pairs["visits"] = (row["visits"], 1)
    pairs["stations_connected"] = (row["network_connected"], 1)
    pairs["templates_in_use"] = (row["templates_in_use"], 1)
    known = {name: pair for name, pair in pairs.items() if None not in pair}
    tops = {name: int(pair[0]) for name, pair in known.items()}
    bases = {f"{name}_base": pair[1] for name, pair in known.items()}
    return tops | bases | {"survey_stations": int("recording_minutes" in known)}


def _counts_of_unit(station_id: str, day: date) -> Row:
    """A station with its points, counted at the station; a point without an open station is its own unit."""
    rows = {one: row for one, row in site_rows(day).items() if counts_on(one, day)}
    stations = {one for one, row in rows.items() if row["site_kind"] == "station"}
    head_of = {
        one: row["parent_station_id"]
        if row["site_kind"] == "point" and row["parent_station_id"] in stations
        else one
        for one, row in rows.items()
    }
    of_unit = [one for one in rows if head_of[one] == station_id]
    if not of_unit:
        return {}
    found: Row = {"care_units": 1}
    known = [paperless(one, day) for one in of_unit]
    if False in known or None not in known:
        found |= {"care_units_paperless": int(False not in known), "care_units_paperless_base": 1}
    members = [rows[one] for one in of_unit]
    doctors, staff = [row["doctors"] for row in members], [row["staff"] for row in members]
    for name, values in (("doctors", doctors), ("staff", staff)):
        if None not in values:
            found |= {name: sum(values), f"{name}_base": 1}
    if None not in doctors or any(doctors):
        found |= {"care_units_with_doctor": int(any(doctors)), "care_units_with_doctor_base": 1}
    return found


def counts_of(station_id: str, day: date) -> Row:
    """Every count of a site on a date that is not zero."""
    if not counts_on(station_id, day):
        return {}
    row, letters = site_rows(day)[station_id], letters_of(station_id, day)
    report, expected = report_rows(day).get(station_id), deployed(station_id, day)
    came = report["submitted_at"] if report else None
    found: Row = {
        "stations": 1,
        "stations_deployed": expected,
        "stations_deployed_base": 1,
        "reports_expected": expected,
        "reports_received": expected and report is not None,
        "reports_on_time": expected and came is not None and came < TOO_LATE[day],
        "reports_on_time_base": expected and (report is None or came is not None),
        "reports_unexpected": report is not None and not expected,
        "stations_silent": silent(station_id, day),
        "reports_held_back": held_back(station_id, day),
        "population": row["population"] or 0,
        "stations_paperless": bool(paperless(station_id, day)),
        "stations_paperless_base": paperless(station_id, day) is not None,
        "stations_sustained": bool(sustained(station_id, day)),
        "stations_sustained_base": sustained(station_id, day) is not None,
        "stations_back_to_paper": back_to_paper(station_id, day),
        f"stage_{stage(station_id, day)}": 1,
        "ledgers_electronic": letters.count("E"),
        "ledgers_parallel": letters.count("B"),
        "ledgers_paper": letters.count("P"),
        "ledgers_base": sum(letters.count(letter) for letter in "EBP"),
        "ledgers_not_applicable": letters.count("N"),
        "ledgers_missing": letters.count("-"),
        "ledgers_held_back": _ledgers_refused(station_id, day),
    }
    found |= _counts_of_report(report, row["population"]) if report else {}
    return found | _counts_of_unit(station_id, day)


def _ledgers_refused(station_id: str, day: date) -> int:
    """Ledgers that were sent and held back, and that are not known from another row."""
    letters, ledgers = letters_of(station_id, day), LEDGERS_REFUSED.get((station_id, day), ())
    return sum(letters[int(ledger[1:]) - 1] == "-" for ledger in ledgers)


COUNTS = frozenset(name for station_id in SITES for day in DATES for name in counts_of(station_id, day))


@cache
def facts(day: date) -> tuple[Row, ...]:
    """One row a site of the register on a date, by id: its register, units in both schemes and counts."""
    return tuple(_fact(station_id, day) for station_id in sorted(site_rows(day)))


def _fact(station_id: str, day: date) -> Row:
    row = site_rows(day)[station_id]
    snapshots = [held for held, _ in snapshots_of(station_id) if held <= day]
    heard = last_report(station_id, day)
    since = [held for held in snapshots if heard is None or held > heard]
    counted = dict.fromkeys(COUNTS, 0) | {
        name: int(value) for name, value in counts_of(station_id, day).items()
    }
    return {
        "date": day,
        "site": site_number(station_id),
        **{name: value for name, value in row.items() if name not in ("population", "staff", "doctors")},
        **{"people": row["population"], "own_staff": row["staff"], "own_doctors": row["doctors"]},
        **placed(station_id, day),
        **counted,
        "counts": counts_on(station_id, day),
        "stage": stage(station_id, day),
        "last_report": heard,
        "periods_silent": sum(silent(station_id, held) for held in since),
        "periods_held_back": sum(
            refused(station_id, held) for held in DATES if held <= day and (heard is None or held > heard)
        ),
        "ledgers_reopened": reopened(station_id, day),
        "ledger_states": letters_of(station_id, day),
        **{name: report_rows(day).get(station_id, {}).get(name) for name in COLUMNS if name not in COUNTS},
    }


def total(rows: Iterable[Row], name: str) -> int:
    """The sum of a count."""
    return sum(row[name] for row in rows)


def told(row: Row) -> Row:
    """When a report of the row's site and date was sent that was held back, and why; nulls where none was."""
    if not refused(row["station_id"], row["date"]):
        return {"sent_at": None, "refused": None}
    return {"sent_at": moment("r", row["date"]), "refused": ["inconsistent"]}
