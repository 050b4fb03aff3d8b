"""The counts of the small country as a clerk with a pencil would make them from the rows that were laid."""

from collections import Counter
from datetime import date, timedelta, timezone

from data.contract import LEDGER_IDS
from data.measures.counts import PEOPLE_COUNTS
from tests.data.small_country import DATES, Row, rows_of

VIETNAM = timezone(timedelta(hours=7))
# The fifth working day after each period, counted by hand: 1 and 2 May 2025 and 1 and 2 September 2025 are
# days off.
DUE = {
    date(2025, 3, 31): date(2025, 4, 8),
    date(2025, 4, 30): date(2025, 5, 9),
    date(2025, 5, 31): date(2025, 6, 6),
    date(2025, 6, 30): date(2025, 7, 7),
    date(2025, 7, 31): date(2025, 8, 7),
    date(2025, 8, 31): date(2025, 9, 9),
    date(2025, 9, 30): date(2025, 10, 7),
}


def open_sites(day: date) -> list[Row]:
    return [
        site
        for site in rows_of(day)["station"]
        if (site["opened_on"] is None or site["opened_on"] <= day)
        and (site["closed_on"] is None or site["closed_on"] > day)
    ]


def ledgers_of(day: date) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = {}
    for row in rows_of(day)["ledger_status"]:
        kept.setdefault(row["station_id"], {})[row["ledger_id"]] = row["state"]
    return kept


def is_paperless(states: dict[str, str]) -> bool | None:
    if set(states) != set(LEDGER_IDS):
        return None
    applying = [state for state in states.values() if state != "not_applicable"]
    return bool(applying) and all(state == "electronic_only" for state in applying)


def obvious_counts(day: date) -> Counter[str]:
    """The sums that one date decides by itself."""
    reports = {row["station_id"]: row for row in rows_of(day)["station_report"]}
    kept = ledgers_of(day)
    total: Counter[str] = Counter()
    for site in open_sites(day):
        report = reports.get(site["station_id"])
        total.update(of_register(site, report, day))
        total.update(of_report(report, site["population"]) if report else {})
        total.update(of_ledgers(kept.get(site["station_id"], {})))
    total.update(of_care_units(day))
    return total


def of_register(site: Row, report: Row | None, day: date) -> dict[str, int]:
    deployed = site["platform_since"] is not None and site["platform_since"] <= day
    sent = report["submitted_at"] if report else None
    return {
        "stations": 1,
        "stations_deployed": deployed,
        "stations_deployed_base": 1,
        "population": site["population"] or 0,
        "reports_expected": deployed,
        "reports_received": deployed and report is not None,
        "stations_silent": deployed and report is None,
        "reports_on_time": deployed and sent is not None and sent.astimezone(VIETNAM).date() <= DUE[day],
        "reports_on_time_base": deployed and (report is None or sent is not None),
    }


def of_report(report: Row, people: int | None) -> dict[str, int]:
    """A number counts only where its base is known too."""
    pairs = {
        **dict.fromkeys(PEOPLE_COUNTS, people),
        **dict.fromkeys(("visits_paperless", "visits_insured"), report["visits"]),
        "templates_in_use": 1,
        "recording_minutes": report["working_minutes"],
    }
    values = {name: (report[name], base) for name, base in pairs.items()}
    values["stations_connected"] = (report["network_connected"], 1)
    known = {name: pair for name, pair in values.items() if None not in pair}
    return {
        "visits": report["visits"] or 0,
        **{name: int(value) for name, (value, _) in known.items()},
        **{f"{name}_base": base for name, (_, base) in known.items()},
        "survey_stations": "recording_minutes" in known,
    }


def of_ledgers(states: dict[str, str]) -> dict[str, int]:
    kept = list(states.values())
    return {
        "ledgers_electronic": kept.count("electronic_only"),
        "ledgers_parallel": kept.count("parallel"),
        "ledgers_paper": kept.count("paper_only"),
        "ledgers_base": len(kept) - kept.count("not_applicable"),
        "ledgers_not_applicable": kept.count("not_applicable"),
        "ledgers_missing": 78 - len(kept),
        "stations_paperless": bool(is_paperless(states)),
        "stations_paperless_base": is_paperless(states) is not None,
    }


def of_care_units(day: date) -> Counter[str]:
    """A station and its points are one unit; a point whose station is closed is one of its own."""
    heads = {site["station_id"] for site in open_sites(day) if site["site_kind"] == "station"}
    units: dict[str, list[int | None]] = {}
    kept: dict[str, list[bool | None]] = {}
    ledgers = ledgers_of(day)
    for site in open_sites(day):
        own = site["site_kind"] == "station" or site["parent_station_id"] not in heads
        unit = site["station_id"] if own else site["parent_station_id"]
        units.setdefault(unit, []).append(site["doctors"])
        kept.setdefault(unit, []).append(is_paperless(ledgers.get(site["station_id"], {})))
    total: Counter[str] = Counter()
    for doctors in units.values():
        all_known, has_doctor = None not in doctors, any(doctors)
        total["care_units"] += 1
        total["doctors"] += sum(filter(None, doctors)) if all_known else 0
        total["doctors_base"] += all_known
        total["care_units_with_doctor"] += has_doctor
        total["care_units_with_doctor_base"] += all_known or has_doctor
    total["care_units_paperless"] = sum(all(states) for states in kept.values())
    total["care_units_paperless_base"] = sum(
        False in states or None not in states for states in kept.values()
    )
    return total


def obvious_sustained(day: date) -> int:
    window = [held for held in DATES if day - timedelta(days=90) < held <= day]
    paperless = []
    for held in window:
        states = ledgers_of(held)
        sites = {site["station_id"] for site in open_sites(held)}
        paperless.append({site for site in sites if is_paperless(states.get(site, {}))})
    return len(set.intersection(*paperless))
