"""Counts against a slow recomputation from the rows that were laid, in plain Python."""

from datetime import date, datetime, timedelta, timezone

import polars as pl
import pytest

from data.contract import LEDGER_IDS
from data.measures.counts import COUNTS, PEOPLE_COUNTS, STAGES
from data.measures.deadline import report_deadline
from data.measures.metric import with_value
from data.measures.metrics import METRICS
from data.scope import Reader, Scheme, Scope
from data.store.snapshot import Snapshot
from queries.counts import (
    counts_by_date,
    counts_by_place,
    counts_by_place_and_date,
    counts_now,
    estimated_by_date,
    peers,
)
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


@pytest.mark.parametrize("day", DATES)
def test_the_national_counts_are_what_a_clerk_would_count(publication, day):
    counted = counts_now(publication.snapshot(day), Scope()).row(0, named=True)
    obvious = obvious_counts(day)
    assert {name: counted[name] for name in obvious} == obvious
    assert counted["stations_sustained"] == obvious_sustained(day)


def test_the_small_country_has_every_case(latest):
    counted = counts_by_date(latest, Scope())
    for name in ("stations_sustained", "stations_back_to_paper", "stations_silent", "survey_stations"):
        assert counted[name].sum() > 0, name


@pytest.mark.parametrize("scheme", ["63", "34"])
@pytest.mark.parametrize("level", ["region", "province", "commune"])
@pytest.mark.parametrize("day", DATES)
def test_sums_over_units_are_the_national_figure(publication, scheme, level, day):
    snapshot = publication.snapshot(day)
    places = counts_by_place(snapshot, Scope(scheme), level).select(COUNTS).sum()
    assert places.row(0) == counts_now(snapshot, Scope()).select(COUNTS).row(0)


def test_sums_over_districts_are_the_national_figure(latest):
    places = counts_by_place(latest, Scope("63"), "district").select(COUNTS).sum()
    assert places.row(0) == counts_now(latest, Scope()).select(COUNTS).row(0)


def test_filters_split_the_whole(latest):
    zones = sum(counts_now(latest, Scope(zone=zone))["stations"].item() for zone in (1, 2, 3))
    unknown = sum(site["zone"] is None for site in open_sites(DATES[-1]))
    assert zones + unknown == counts_now(latest, Scope())["stations"].item()


def test_a_place_counts_the_same_alone_and_among_its_peers(latest):
    places = counts_by_place(latest, Scope("63"), "province").filter(pl.col("stations") > 0)
    for row in places.iter_rows(named=True):
        alone = counts_now(latest, Scope("63", province=row["code"])).row(0, named=True)
        assert {name: alone[name] for name in COUNTS} == {name: row[name] for name in COUNTS}


def test_stages_add_up_to_stations(latest):
    counted = counts_by_date(latest, Scope())
    stages = counted.select(pl.sum_horizontal(f"stage_{stage}" for stage in STAGES)).to_series()
    assert stages.to_list() == counted["stations"].to_list()
    paperless = counted["stage_paperless"] + counted["stage_sustained"]
    assert paperless.to_list() == counted["stations_paperless"].to_list()


def test_empty_places_stay_in(latest):
    places = counts_by_place(latest, Scope("34"), "commune")
    assert places.height == 3321
    assert places.filter(pl.col("stations") == 0).height > 3000


def test_a_denominator_of_zero_gives_null(latest):
    empty = counts_by_place(latest, Scope("34"), "commune").filter(pl.col("stations") == 0)
    for metric in METRICS:
        assert with_value(empty, metric)["value"].null_count() == empty.height, metric.key


def test_a_provincial_reader_sees_only_the_own_province(latest):
    own = Reader("province", "11")
    for scheme in ("63", "34"):
        whole = counts_now(latest, Scope(scheme, reader=own)).row(0)
        assert whole == counts_now(latest, Scope("34", province="11")).row(0)
        codes = counts_by_place(latest, Scope(scheme, reader=own), "province")["code"].to_list()
        assert codes == ["11"]
    other = counts_now(latest, Scope("34", province="15", reader=own))
    assert other["stations"].item() == 0


def test_one_code_names_two_provinces(latest):
    """15 was Yên Bái and is Lào Cai: the scheme is part of every question."""
    old = counts_now(latest, Scope("63", province="15"))["stations"].item()
    new = counts_now(latest, Scope("34", province="15"))["stations"].item()
    assert old > 0
    names = counts_by_place(latest, Scope("63"), "province").filter(code="15")["short_vi"].item()
    assert names == "Yên Bái"
    assert counts_by_place(latest, Scope("34"), "province").filter(code="15")["short_vi"].item() == "Lào Cai"
    assert new >= old


def test_dates_of_a_slider_agree_with_each_date(publication, latest):
    moving = counts_by_place_and_date(latest, Scope("34"), "province", ("stations", "visits"))
    for day in DATES:
        then = counts_by_place(publication.snapshot(day), Scope("34"), "province").filter(
            pl.col("stations") > 0
        )
        shown = moving.filter(date=day).select("code", "stations", "visits").sort("code")
        assert shown.rows() == then.select("code", "stations", "visits").rows()


def test_peers_hold_the_place_itself(latest):
    beside = peers(latest, Scope("34", region="TDMNPB", province="11"))
    assert "11" in beside["code"]
    assert set(beside["code"]) == set(counts_by_place(latest, Scope("34", region="TDMNPB"))["code"])


def estimated_in_communes(latest: Snapshot, scheme: Scheme) -> list[int]:
    """The sites of five communes that lie in them by estimate, on each date."""
    day = latest.on(DATES[0] if scheme == "34" else DATES[-1])
    places = counts_by_place(day, Scope(scheme), "commune").filter(pl.col("stations_estimated") > 0)
    communes = [Scope(scheme, commune=code) for code in places["code"].head(5)]
    by_date = [estimated_by_date(latest, commune)["stations_estimated"] for commune in communes]
    return [sum(day) for day in zip(*by_date, strict=True)]


def test_a_number_rests_on_estimates_only_in_the_other_scheme(latest):
    legacy = counts_by_date(latest, Scope())["date"].to_list().index(date(2025, 7, 31))
    in_34 = estimated_in_communes(latest, "34")
    in_63 = estimated_in_communes(latest, "63")
    assert sum(in_34[:legacy]) > 0 and sum(in_34[legacy:]) == 0
    assert sum(in_63[:legacy]) == 0 and sum(in_63[legacy:]) > 0


def test_deadlines_are_vietnamese_midnights(latest):
    for day, due in DUE.items():
        limit = report_deadline(day, 5).astimezone(VIETNAM)
        assert limit == datetime(due.year, due.month, due.day, tzinfo=VIETNAM) + timedelta(days=1)
