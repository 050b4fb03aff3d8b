"""The headline numbers, once more from the landing files, row by row, by the contract's words alone.

Shares nothing with data/ but the list of communes; deadlines are read off a calendar.
"""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.demo import write_demo
from data.geography.units import load_units
from data.measures.metric import with_value
from data.measures.metrics import BY_KEY
from data.publishing.publish import publish
from data.scope import Scope
from data.store.publication import Publication
from queries.counts import counts_by_date, counts_by_place
from tests.data.slow_rules import Row, told

LATEST = date(2026, 10, 31)
DATES = [date(2025, 6, 30), date(2025, 7, 31), LATEST]
WINDOW = [date(2026, 8, 31), date(2026, 9, 30), LATEST]
TABLES = ("station", "station_report", "ledger_status")
VIETNAM = timezone(timedelta(hours=7))
# Fifth working days after the period's end, from a calendar: no public holiday falls into these weeks.
DEADLINES = {DATES[0]: date(2025, 7, 7), DATES[1]: date(2025, 8, 7), LATEST: date(2026, 11, 6)}


@pytest.fixture(scope="module")
def country(tmp_path_factory) -> tuple[Path, Publication]:
    """A country of 180 sites over the reform, published."""
    folder = tmp_path_factory.mktemp("country")
    write_demo(folder / "landing", stations=180, months=17)
    publish(folder / "landing", folder / "store")
    return folder / "landing", Publication(folder / "store")


def rows_of(folder: Path, table: str) -> dict[tuple[str, int], Row]:
    """Every row of a table as it lies in the landing folder."""
    found = {}
    for path in sorted((folder / table).rglob("*.parquet")):
        for number, row in enumerate(pq.read_table(path).to_pylist(), start=1):
            found[path.name, number] = row
    return found


def accepted_rows(landing: Path, day: date) -> dict[str, list[Row]]:
    """What the contract accepts of a date, by the slow rules."""
    folder = landing / day.isoformat()
    tables = {table: rows_of(folder, table) for table in TABLES}
    known, _ = told(tables, set(load_units().communes_on(day)), day)
    return {table: list(known[table].accepted.values()) for table in TABLES}


def counting(rows: dict[str, list[Row]], day: date) -> list[Row]:
    """The sites that count on a day, each with its report and its ledgers' states."""
    reports = {row["station_id"]: row for row in rows["station_report"]}
    ledgers: dict[str, list[str]] = {}
    for row in rows["ledger_status"]:
        ledgers.setdefault(row["station_id"], []).append(row["state"])
    return [
        {**site, "report": reports.get(site["station_id"]), "ledgers": ledgers.get(site["station_id"], [])}
        for site in rows["station"]
        if (site["opened_on"] is None or site["opened_on"] <= day)
        and (site["closed_on"] is None or site["closed_on"] > day)
    ]


def is_paperless(site: Row) -> bool | None:
    """None where it is not known."""
    if len(site["ledgers"]) < 78:
        return None
    apply = [state for state in site["ledgers"] if state != "not_applicable"]
    return bool(apply) and all(state == "electronic_only" for state in apply)


def is_deployed(site: Row, day: date) -> bool:
    """Whether the platform runs there on the day."""
    return site["platform_since"] is not None and site["platform_since"] <= day


def as_datetime(moment: datetime) -> datetime:
    """A time without zone is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def share(pairs: list[tuple[int, int]]) -> Fraction | None:
    """The sum of the numerators over the sum of the denominators."""
    bottom = sum(base for _, base in pairs)
    return Fraction(sum(top for top, _ in pairs), bottom) if bottom else None


def per_people(sites: list[Row], column: str) -> Fraction | None:
    """What was reported against the people of the stations that reported it."""
    return share(
        [
            (site["report"][column], site["population"])
            for site in sites
            if site["report"] and site["report"][column] is not None and site["population"] is not None
        ]
    )


def of_visits(sites: list[Row], column: str) -> Fraction | None:
    """Visits of a kind against all visits of the stations that reported both."""
    return share(
        [
            (site["report"][column], site["report"]["visits"])
            for site in sites
            if site["report"] and None not in (site["report"][column], site["report"]["visits"])
        ]
    )


def doctor_share(sites: list[Row]) -> Fraction | None:
    """Stations with a doctor at the station or one of its points; a point without a station stands alone."""
    heads = {site["station_id"] for site in sites if site["site_kind"] == "station"}
    doctors: dict[str, list[int | None]] = {}
    for site in sites:
        parent = site["parent_station_id"] if site["site_kind"] == "point" else None
        doctors.setdefault(parent if parent in heads else site["station_id"], []).append(site["doctors"])
    known = [group for group in doctors.values() if None not in group or any(count for count in group)]
    return share([(int(any(group)), 1) for group in known])


def headline_values(sites: list[Row], day: date) -> dict[str, Fraction | None]:
    """The headline metrics by their definitions."""
    expected = [site for site in sites if is_deployed(site, day)]
    due = datetime.combine(DEADLINES[day] + timedelta(days=1), time(), VIETNAM)
    timed = [site for site in expected if not site["report"] or site["report"]["submitted_at"]]
    applying = [state for site in sites for state in site["ledgers"] if state != "not_applicable"]
    known = [site for site in sites if is_paperless(site) is not None]
    return {
        "deployment": share([(int(is_deployed(site, day)), 1) for site in sites]),
        "reporting": share([(int(site["report"] is not None), 1) for site in expected]),
        "timeliness": share(
            [(int(bool(s["report"]) and as_datetime(s["report"]["submitted_at"]) < due), 1) for s in timed]
        ),
        "record_coverage": per_people(sites, "records_created"),
        "record_matched": per_people(sites, "records_matched"),
        "record_updated": per_people(sites, "records_updated"),
        "record_opened": per_people(sites, "records_opened"),
        "citizens_with_doctor": per_people(sites, "citizens_with_doctor"),
        "paperless_visits": of_visits(sites, "visits_paperless"),
        "insured_visits": of_visits(sites, "visits_insured"),
        "ledger_digitisation": share([(int(state == "electronic_only"), 1) for state in applying]),
        "parallel_running": share([(int(state == "parallel"), 1) for state in applying]),
        "paperless_stations": share([(int(bool(is_paperless(site))), 1) for site in known]),
        "stations_with_doctor": doctor_share(sites),
    }


@pytest.mark.parametrize("day", DATES, ids=str)
def test_headline_numbers_are_those_of_the_landing_files(country, day):
    landing, publication = country
    sites = counting(accepted_rows(landing, day), day)
    counts = counts_by_date(publication.snapshot(), Scope("34")).filter(date=day)
    assert counts["stations"].item() == len(sites)
    for key, value in headline_values(sites, day).items():
        metric = BY_KEY[key]
        published = with_value(counts, metric)["value"].item()
        assert published == pytest.approx(None if value is None else float(value), abs=1e-12), key


def test_sustained_stations_were_paperless_in_every_snapshot_of_ninety_days(country):
    landing, publication = country
    states = [
        {s["station_id"]: is_paperless(s) for s in counting(accepted_rows(landing, day), day)}
        for day in WINDOW
    ]
    sustained = sum(all(state.get(station) for state in states) for station in states[-1])
    counts = counts_by_date(publication.snapshot(), Scope("34")).filter(date=LATEST)
    assert counts["stations_sustained"].item() == sustained > 0


@pytest.mark.parametrize("day", DATES, ids=str)
def test_a_province_has_the_sites_that_its_communes_have(country, day):
    """By the official codes of the date: the first publication of a province's number is its stations."""
    landing, publication = country
    scheme = "63" if day < date(2025, 7, 1) else "34"
    communes = load_units().table.filter(scheme=scheme, level="commune")
    province = dict(communes.select("code", "province_code").iter_rows())
    expected = Counter(province[site["commune_code"]] for site in counting(accepted_rows(landing, day), day))
    places = counts_by_place(publication.snapshot(day), Scope(scheme), "province")
    published = {code: count for code, count in places.select("code", "stations").iter_rows() if count}
    assert published == dict(expected)
