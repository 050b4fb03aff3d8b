"""The page of changes recounted from the files, and its sentences where little is known."""

from datetime import date
from pathlib import Path

import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.files import csv_bytes
from data.store.publication import Publication
from data.words import LANGUAGES
from pages.changes.rows import changed_sites, listed
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from queries.changes import CHANGES
from tests.conftest import ReadStore
from tests.pages.changes.recounted import Day, recounted, reopened
from tests.pages.reading import links_on, words_on
from tests.stores import export_store


def view(search: str = ""):
    return view_of(page_at("/changes")[0], "/changes", f"?lang=en&{search}")


def charts(search: str = ""):
    return charts_on(html.Div(page_body("/changes", f"?lang=en&{search}")))


def found(search: str) -> dict[str, set[str]]:
    rows = changed_sites(view(search))
    kinds = {kind: set(rows.filter(kind)["station_id"]) for kind in CHANGES}
    return {kind: stations for kind, stations in kinds.items() if stations}


def expected(store: Path, earlier: date, later: date, province: str | None = None) -> dict[str, set[str]]:
    kinds = recounted(store, earlier, later, province)
    return {kind: stations for kind, stations in kinds.items() if stations}


@pytest.fixture
def monthly(published_store: Path, read_store: ReadStore) -> Path:
    read_store(published_store)
    return published_store


@pytest.fixture
def weekly(stores_folder: Path, read_store: ReadStore) -> Path:
    store = export_store(stores_folder, "weekly")
    read_store(store)
    return store


@pytest.fixture
def crossing(crossing_store: Path, read_store: ReadStore) -> Path:
    read_store(crossing_store)
    return crossing_store


def test_months_recounted_from_the_accepted_files(monthly: Path):
    days = Publication(monthly).snapshot().dates
    for earlier, later in ((days[-2], days[-1]), (days[-3], days[-2]), (days[-7], days[-1])):
        assert found(f"date={later}&compare={earlier}") == expected(monthly, earlier, later)


def test_weeks_recounted_from_the_accepted_files(weekly: Path):
    days = Publication(weekly).snapshot().dates
    for earlier, later in ((days[-2], days[-1]), (days[-3], days[-2]), (days[0], days[-1])):
        assert found(f"date={later}&compare={earlier}") == expected(weekly, earlier, later)


def test_a_province_has_its_own_and_the_snapshot_before_is_compared_with(monthly: Path):
    days = Publication(monthly).snapshot().dates
    rows = changed_sites(view())
    province = rows["province"].value_counts(sort=True)["province"][0]
    assert found(f"province={province}") == expected(monthly, days[-2], days[-1], province)


def test_the_reform_made_posts_of_stations_and_names_what_they_belong_to(crossing: Path):
    rows = listed(view("date=2025-07-31&compare=2025-06-30"), ["merged"])
    assert set(rows["station_id"]) == expected(crossing, date(2025, 6, 30), date(2025, 7, 31))["merged"]
    stations = Day(crossing, date(2025, 7, 31)).stations()
    last = Day(crossing, Publication(crossing).snapshot().dates[-1]).stations()
    for row in rows.iter_rows(named=True):
        parent = stations[row["station_id"]]["parent_station_id"]
        assert parent not in last or last[parent]["name"] in row["what"]


@pytest.mark.parametrize(("scheme", "words"), (("34", "made of others"), ("63", "merged or divided")))
def test_places_that_the_reform_merged_are_told_in_the_units_chosen(crossing, scheme: str, words: str):
    chart = charts(f"scheme={scheme}&view=places&date=2025-07-31&compare=2025-06-30")["merged"]
    assert words in chart.title
    rows = {row["code"]: row for row in chart.frame.iter_rows(named=True)}
    if scheme == "34":
        assert chart.frame.height == 23  # of 34 provinces 11 are as they were
        assert rows["08"]["count"] == 2
        assert "Ha Giang" in rows["08"]["others"]
    else:
        assert chart.frame.height == 52
        assert "Tuyen Quang" in rows["02"]["others"]
    assert "merged" not in charts(f"scheme={scheme}&view=places&date=2025-10-31&compare=2025-09-30")


def test_ledgers_back_on_paper_are_named_and_the_worst_stand_first(monthly: Path):
    seen = view()
    before, after = (Day(monthly, day.date).ledgers() for day in (seen.compare, seen.snapshot))
    rows = listed(seen, ["paper"])
    assert rows.height
    for row in rows.iter_rows(named=True):
        ledgers = reopened(before[row["station_id"]], after[row["station_id"]])
        assert all(ledger in row["what"] for ledger in ledgers[:6])
    everything = listed(seen)
    kinds = [
        next(n for n, kind in enumerate(CHANGES) if row[kind]) for row in everything.iter_rows(named=True)
    ]
    assert kinds == sorted(kinds)


def test_the_cards_count_what_the_lists_hold(monthly: Path):
    shown = charts()
    cards = dict(shown["numbers"].frame.select("label", "text").iter_rows())
    for kind, label in (("silent", "Stopped reporting"), ("recovered", "Reporting again")):
        chart = charts(f"kind={kind}")["stations"]
        assert cards[label] == str(chart.frame.height)
        assert label in chart.title
    lines = csv_bytes(shown["stations"]).decode("utf-8-sig").splitlines()
    assert len(lines) == shown["stations"].frame.height + 1


def test_places_stand_with_both_dates_and_their_verdict(monthly: Path):
    chart = charts("view=places&compare=2025-10-31")["places"]
    judged = {row["verdict"] for row in chart.frame.iter_rows(named=True)}
    assert judged <= {"rose", "fell", "may be chance", "unchanged", "too few stations"}
    for row in chart.frame.iter_rows(named=True):
        assert row["change"] == pytest.approx(100 * (row["value"] - row["before"]))
    assert chart.frame["change"].to_list() == sorted(chart.frame["change"], reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_date_has_nothing_to_compare_with(monthly: Path, language: str):
    first = Publication(monthly).snapshot().dates[0]
    words = words_on(page_body("/changes", f"?lang={language}&date={first}"))
    assert {"vi": "ngày chốt số liệu đầu tiên", "en": "first snapshot"}[language] in words


def test_what_cannot_be_compared_over_the_reform_says_why(crossing: Path):
    search = "?lang=en&view=places&metric=stations_with_doctor&date=2025-07-31&compare=2025-06-30"
    body = page_body("/changes", search)
    assert "is not compared" in words_on(body)
    assert "places" not in charts_on(html.Div(body))


@pytest.mark.parametrize(
    ("kind", "said"),
    (
        ("no_reports_lately", "not known who stopped"),
        ("no_platform", "not known who stopped"),
        ("visits_only", "not known who went back to paper"),
    ),
)
def test_what_is_not_known_is_said_and_not_counted(stores_folder: Path, read_store: ReadStore, kind, said):
    read_store(export_store(stores_folder, kind))
    body = page_body("/changes", "?lang=en")
    assert said in words_on(body)
    texts = charts_on(html.Div(body))["numbers"].frame["text"].to_list()
    assert "–" in texts


def test_the_overview_and_a_place_lead_here(monthly: Path):
    overview = links_on(page_body("/", "?lang=en&province=11"))
    assert overview["All changes, station by station"] == "/changes?lang=en&province=11"
    place = links_on(page_body("/places/34/11", "?lang=en"))
    assert place["What changed"].startswith("/changes?lang=en&")
    assert "province=11" in place["What changed"]


def test_a_list_without_a_change_says_so(monthly: Path):
    seen = view()
    quiet = next(code for code in ("11", "12", "14", "15") if not found(f"province={code}").get("closed"))
    assert charts(f"kind=closed&province={quiet}")["stations"].frame.is_empty()
    same = recounted(monthly, seen.compare.date, seen.snapshot.date)
    assert charts()["stations"].frame.height == len(set().union(*same.values()))
