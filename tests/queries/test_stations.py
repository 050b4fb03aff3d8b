"""Sites one by one: lists, tables, history, ledgers, what a reader may find."""

from datetime import timedelta

import polars as pl
import pytest

from data.contract import LEDGER_IDS
from data.scope import Reader, Scope
from queries.arrivals import FATES, arrivals, held_back
from queries.counts import counts_now
from queries.ledgers import STATE_OF_LETTER, ledger_counts, ledger_counts_by_date
from queries.search import search_index
from queries.station import station, station_history, station_reports
from queries.station_around import station_around
from queries.stations import back_to_paper, silent_stations, stage_flow, station_points, stations
from tests.data.small_country import DATES, rows_of

NATIONAL = Reader()
LEDGER_COUNTS = {
    "paper_only": "ledgers_paper",
    "parallel": "ledgers_parallel",
    "electronic_only": "ledgers_electronic",
    "not_applicable": "ledgers_not_applicable",
    "missing": "ledgers_missing",
}
SCOPES = (
    Scope("34"),
    Scope("63"),
    Scope("34", zone=2),
    Scope("63", province="11"),
    Scope("63", connection="fibre", province="15"),
    Scope("34", reader=Reader("province", "15")),
)


@pytest.mark.parametrize("scope", SCOPES)
def test_lists_are_as_long_as_the_counts_say(latest, scope):
    now = counts_now(latest, scope).row(0, named=True)
    assert stations(latest, scope).height == now["stations"]
    assert station_points(latest, scope, ("visits",)).height == now["stations"]
    assert silent_stations(latest, scope).height == now["stations_silent"]
    assert back_to_paper(latest, scope).height == now["stations_back_to_paper"]


@pytest.mark.parametrize("scope", SCOPES)
def test_ledgers_add_up_to_the_counts_of_the_scope(latest, scope):
    now = counts_now(latest, scope).row(0, named=True)
    by_ledger = ledger_counts(latest, scope)
    assert by_ledger.height == 78
    for name, count in LEDGER_COUNTS.items():
        assert by_ledger[name].sum() == now[count], name
    last = ledger_counts_by_date(latest, scope).filter(date=latest.date).drop("date")
    assert last.rows() == by_ledger.rows()


def test_ledgers_of_a_commune_are_those_of_its_sites(latest):
    sites = stations(latest, Scope("63"))
    place = sites.row(0, named=True)
    here = Scope("63", province=place["province"], district=place["district"], commune=place["commune"])
    inside = sites.filter(pl.col("commune") == place["commune"])
    assert ledger_counts(latest, here)["paper_only"].sum() == inside["ledgers_paper"].sum()


def test_ledger_by_ledger_is_what_was_laid(latest):
    open_ids = set(stations(latest, Scope())["station_id"])
    laid = [
        row["ledger_id"]
        for row in rows_of(DATES[-1])["ledger_status"]
        if row["state"] == "parallel" and row["station_id"] in open_ids
    ]
    counted = dict(ledger_counts(latest, Scope()).select("ledger_id", "parallel").iter_rows())
    assert counted == {ledger: laid.count(ledger) for ledger in counted}


def test_the_ledgers_of_one_site_over_time(latest):
    history = station_history(latest, "S000", NATIONAL)
    assert history["date"].to_list() == list(DATES)
    laid = {
        (day, row["ledger_id"]): row["state"]
        for day in DATES
        for row in rows_of(day)["ledger_status"]
        if row["station_id"] == "S000"
    }
    for day, letters in history.select("date", "ledger_states").iter_rows():
        for ledger, letter in zip(LEDGER_IDS, letters, strict=True):
            assert STATE_OF_LETTER[letter] == laid.get((day, ledger), "missing")


def test_a_site_shows_the_register_and_the_reports_as_they_came(latest):
    laid = {day: {row["station_id"]: row for row in rows_of(day)["station_report"]} for day in DATES}
    for number in (0, 5, 12):
        station_id = f"S{number:03d}"
        reports = station_reports(latest, station_id, NATIONAL)
        came = [laid[day][station_id] for day in reversed(DATES) if station_id in laid[day]]
        assert reports["visits"].to_list() == [report["visits"] for report in came]
        assert reports["submitted_at"].to_list() == [report["submitted_at"] for report in came]
        assert station(latest, station_id, NATIONAL)["phone"].item() == f"09{number:08d}"


def test_a_closed_site_has_a_row_and_counts_nowhere(latest):
    closed = station(latest, "S009", NATIONAL)
    assert closed["counts"].to_list() == [False]
    assert closed["stage"].to_list() == [None]
    assert "S009" not in stations(latest, Scope())["station_id"]
    assert station_history(latest, "S009", NATIONAL)["stations"].to_list() == [1, 1, 1, 1, 1, 0, 0]


def test_an_unknown_site_gives_no_row(latest):
    assert station(latest, "nowhere", NATIONAL).is_empty()
    assert station_history(latest, "nowhere", NATIONAL).is_empty()
    assert station_around(latest, "nowhere", "34", NATIONAL).is_empty()


def test_a_provincial_reader_finds_no_site_of_another_province(latest):
    everyone = stations(latest, Scope("34"))
    other = everyone.filter(pl.col("province") != "11")["station_id"][0]
    own = Reader("province", "11")
    for frame in (
        station(latest, other, own),
        station_history(latest, other, own),
        station_reports(latest, other, own),
    ):
        assert frame.is_empty()
    assert not station(latest, other, NATIONAL).is_empty()
    findable = search_index(latest, own)
    assert set(findable.filter(kind="station")["province"]) == {"11"}
    assert set(findable.filter(level="province")["code"]) == {"11"}


def test_neighbours_are_the_nearest_first(latest):
    placed = station_points(latest, Scope(), ("stations",)).drop_nulls("latitude")
    around = station_around(latest, placed["station_id"][0], "34", NATIONAL)
    near = around.drop_nulls("near")
    assert near["near"].to_list() == list(range(1, 9))
    assert near["kilometres"].is_sorted()
    assert placed["station_id"][0] not in near["station_id"]


def test_search_knows_units_of_both_eras_and_sites_that_are_gone(latest):
    index = search_index(latest, NATIONAL)
    assert index.filter(level="commune", scheme="63").height == 10_040
    assert index.filter(level="commune", scheme="34").height == 3_321
    gone = index.filter(code="S003").row(0, named=True)
    assert (gone["valid_from"], gone["valid_to"]) == (DATES[0], DATES[3])


def test_a_flow_between_two_dates_balances(latest):
    earlier = latest.on(DATES[0])
    flow = stage_flow(latest, Scope(), earlier)
    before = flow.drop_nulls("stage_before")["stations"].sum()
    after = flow.drop_nulls("stage_after")["stations"].sum()
    assert before == counts_now(earlier, Scope())["stations"].item()
    assert after == counts_now(latest, Scope())["stations"].item()
    assert flow["stage_before"].null_count() > 0


def test_arrivals_keep_the_identity(latest):
    rows = arrivals(latest)
    assert rows.height == 3 * len(DATES)
    kept = rows.select(pl.sum_horizontal(FATES[1:])).to_series()
    assert kept.to_list() == rows["read"].to_list()
    reasons = held_back(latest).filter(kind="reason")
    assert reasons["rows"].sum() == rows["quarantined"].sum()


def test_the_snapshot_before_and_the_period(latest):
    assert latest.previous == latest.on(DATES[-2])
    assert latest.on(DATES[0]).previous is None
    assert latest.period_start == DATES[-2] + timedelta(days=1)
