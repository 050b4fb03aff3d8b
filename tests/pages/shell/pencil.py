"""The counts of the small country as a clerk with a pencil would make them from the rows that were laid."""

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


def obvious_counts(day: date) -> dict[str, int]:
    """What a clerk with a pencil would count: the sums that one date decides by itself."""
    total: dict[str, int] = {}

    def add(name: str, value: int | bool | None) -> None:
        total[name] = total.get(name, 0) + int(value or 0)

    reports = {row["station_id"]: row for row in rows_of(day)["station_report"]}
    ledgers = ledgers_of(day)
    for site in open_sites(day):
        report = reports.get(site["station_id"])
        deployed = site["platform_since"] is not None and site["platform_since"] <= day
        people = site["population"]
        add("stations", 1)
        add("stations_deployed", deployed)
        add("population", people)
        add("reports_expected", deployed)
        add("reports_received", deployed and report is not None)
        add("stations_silent", deployed and report is None)
        in_time = False
        if report is not None and report["submitted_at"] is not None:
            in_time = report["submitted_at"].astimezone(VIETNAM).date() <= DUE[day]
        add("reports_on_time", deployed and in_time)
        add("reports_on_time_base", deployed and (report is None or report["submitted_at"] is not None))
        if report is not None:
            for name in PEOPLE_COUNTS:
                if report[name] is not None and people is not None:
                    add(name, report[name])
                    add(f"{name}_base", people)
            add("visits", report["visits"])
            for name in ("visits_paperless", "visits_insured"):
                if report[name] is not None and report["visits"] is not None:
                    add(name, report[name])
                    add(f"{name}_base", report["visits"])
            if report["network_connected"] is not None:
                add("stations_connected", report["network_connected"])
                add("stations_connected_base", 1)
            if report["templates_in_use"] is not None:
                add("templates_in_use", report["templates_in_use"])
                add("templates_in_use_base", 1)
            if report["recording_minutes"] is not None and report["working_minutes"] is not None:
                add("recording_minutes", report["recording_minutes"])
                add("recording_minutes_base", report["working_minutes"])
                add("survey_stations", 1)
        states = ledgers.get(site["station_id"], {})
        kept = list(states.values())
        add("ledgers_electronic", kept.count("electronic_only"))
        add("ledgers_parallel", kept.count("parallel"))
        add("ledgers_paper", kept.count("paper_only"))
        add("ledgers_base", len(kept) - kept.count("not_applicable"))
        add("ledgers_not_applicable", kept.count("not_applicable"))
        add("ledgers_missing", 78 - len(kept))
        add("stations_paperless", is_paperless(states))
        add("stations_paperless_base", is_paperless(states) is not None)
    heads = {site["station_id"] for site in open_sites(day) if site["site_kind"] == "station"}
    units: dict[str, list[Row]] = {}
    for site in open_sites(day):
        own = site["site_kind"] == "station" or site["parent_station_id"] not in heads
        units.setdefault(site["station_id"] if own else site["parent_station_id"], []).append(site)
    for members in units.values():
        doctors = [member["doctors"] for member in members]
        add("care_units", 1)
        if None not in doctors:
            add("doctors", sum(doctors))
            add("doctors_base", 1)
        if None not in doctors or any(doctors):
            add("care_units_with_doctor", any(doctors))
            add("care_units_with_doctor_base", 1)
    return total


def obvious_sustained(day: date) -> int:
    window = [held for held in DATES if day - timedelta(days=90) < held <= day]
    paperless = []
    for held in window:
        states = ledgers_of(held)
        sites = {site["station_id"] for site in open_sites(held)}
        paperless.append({site for site in sites if is_paperless(states.get(site, {}))})
    return len(set.intersection(*paperless))
