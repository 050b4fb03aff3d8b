from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.cards.run_table import runs
from components.reading.view import View
from components.renderers.plotly.ledgers import STATES
from data.contract import LEDGER_IDS
from data.measures.ledger_catalogue import ledger_catalogue
from data.measures.metrics import BY_KEY, METRICS
from data.scope import Reader
from data.store.publication import Publication
from data.words import LANGUAGES, t
from data.words.sorting import without_accents
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from pages.stations.metrics import fact_text
from pages.stations.unknown import near_stations
from pages.stations.values import all_dates, with_values
from queries.station import station, station_history
from tests.components.plotted import plotted
from tests.conftest import ReadStore
from tests.data.small_country import DATES, rows_of, write_landing
from tests.pages.reading import classed, links_on, repeated_ids, words_on
from tests.stores import run_data

NATIONAL = Reader()
STATE_OF_WORD = {t(f"ledger.{state}", "en"): state for state in STATES}


def view(station_id: str, search: str = "?lang=en") -> View:
    page, _ = page_at(f"/stations/{station_id}")
    return view_of(page, f"/stations/{station_id}", search)


def body(station_id: str, search: str = "?lang=en") -> list[object]:
    return page_body(f"/stations/{station_id}", search)


def accepted(store: Path, day: date, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / day.isoformat()).glob(f"*/{table}.parquet")))


@pytest.fixture
def latest(opened: Publication) -> date:
    return opened.snapshot().date


@pytest.fixture
def silent(store: Path, latest: date) -> str:
    """A station on the platform that has reported before and sent nothing on the latest date."""
    stations, reports = accepted(store, latest, "station"), accepted(store, latest, "station_report")
    before = pl.concat(
        accepted(store, date.fromisoformat(folder.name), "station_report").select("station_id")
        for folder in (store / "dates").iterdir()
    )
    owing = stations.filter(pl.col("platform_since") <= latest, pl.col("closed_on").is_null())
    found = owing.filter(
        pl.col("station_id").is_in(before["station_id"].to_list()),
        ~pl.col("station_id").is_in(reports["station_id"].to_list()),
    )
    return str(found["station_id"][0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_station_says_what_the_register_says(silent: str, store: Path, latest: date, language: str):
    row = accepted(store, latest, "station").filter(station_id=silent).row(0, named=True)
    shown = build(f"/stations/{silent}", f"?lang={language}")
    words = words_on(shown.page)
    assert row["name"] in words
    assert row["phone"] in words
    assert repeated_ids([*shown.filters, *shown.page]) == []
    assert [link.href for link in classed(shown.page, "tel")] == ["tel:" + row["phone"].replace(" ", "")]


def test_its_reports_are_the_accepted_ones_and_a_gap_is_said(silent: str, store: Path, opened: Publication):
    chart = charts_on(html.Div(body(silent)))["reports"]
    days = opened.snapshot().dates
    assert chart.frame["date"].to_list() == sorted(days, reverse=True)
    for row in chart.frame.iter_rows(named=True):
        sent = accepted(store, row["date"], "station_report").filter(station_id=silent)
        if sent.is_empty():
            assert (row["visits"], row["visits_paperless"], row["submitted"]) == (None, None, None)
            assert row["key"] in ("not_reported", "not_expected", "closed", "not_registered")
        else:
            assert row["visits"] == sent["visits"][0]
            assert row["records_created"] == sent["records_created"][0]
    assert chart.frame["key"][0] == "not_reported"
    assert "Not reported" in words_on(classed(body(silent), "lead")) or "No report for" in words_on(
        body(silent)
    )


def test_the_ledgers_are_the_accepted_states(silent: str, store: Path):
    chart = charts_on(html.Div(body(silent, "?lang=en&months=all")))["ledgers"]
    assert chart.frame["ledger_id"].to_list() == list(LEDGER_IDS)
    for column in chart.columns[4:]:
        rows = accepted(store, date.fromisoformat(column.name), "ledger_status").filter(station_id=silent)
        kept = dict(rows.select("ledger_id", "state").iter_rows())
        shown = [STATE_OF_WORD.get(word) for word in chart.frame[column.name]]
        if (
            not accepted(store, date.fromisoformat(column.name), "station")
            .filter(station_id=silent)
            .is_empty()
        ):
            assert shown == [kept.get(ledger, "missing") for ledger in LEDGER_IDS]


def test_the_matrix_is_drawn_with_a_colour_and_a_letter_a_state(silent: str):
    chart = charts_on(html.Div(body(silent)))["ledgers"]
    figure = plotted(chart).to_dict()
    matrix = figure["data"][0]
    headings = [label for label in matrix["y"] if label.startswith("<b>")]
    assert len(headings) == len({ledger.programme for ledger in ledger_catalogue()})
    assert len(matrix["y"]) == 78 + len(headings)
    letters = {t(f"ledger.letter.{state}", "en") for state in STATES}
    assert len(letters) == len(set(STATES.values())) == 5
    assert {letter for line in matrix["text"] for letter in line} <= letters | {""}
    for codes, line in zip(matrix["z"], matrix["text"], strict=True):
        assert [code is None for code in codes] == [not letter for letter in line]
    assert "llustrative" in words_on(body(silent))


def test_runs_join_equal_neighbours():
    assert runs(["a", "a", "b", "a"]) == [("a", 0, 1), ("b", 2, 2), ("a", 3, 3)]
    assert runs([]) == []


def test_every_metric_at_every_date_is_a_value_or_a_reason(silent: str):
    seen = view(silent)
    rows = with_values(all_dates(seen, station_history(seen.snapshot, silent, NATIONAL)))
    assert rows.height == len(seen.snapshot.dates)
    for metric in METRICS:
        for value, reason in rows.select(metric.key, f"{metric.key}_reason").iter_rows():
            assert (value is None) == (reason is not None), metric.key
    last = rows.row(-1, named=True)
    assert last["paperless_visits_reason"] == "not_reported"
    assert last["reporting"] == 0


def test_metrics_are_the_ratios_of_the_accepted_report(store: Path, latest: date):
    reports = accepted(store, latest, "station_report").filter(pl.col("visits") > 0)
    sent = reports.join(
        accepted(store, latest, "station").filter(pl.col("closed_on").is_null()).select("station_id"),
        on="station_id",
    ).row(0, named=True)
    seen = view(sent["station_id"])
    rows = with_values(all_dates(seen, station_history(seen.snapshot, sent["station_id"], NATIONAL)))
    assert rows["paperless_visits"][-1] == pytest.approx(sent["visits_paperless"] / sent["visits"])


def test_the_history_ends_at_the_date_looked_at(silent: str, opened: Publication):
    day = opened.snapshot().dates[-3]
    chart = charts_on(html.Div(body(silent, f"?lang=en&date={day}")))
    assert chart["reports"].frame["date"].max() == day
    assert chart["metrics"].frame["date"].max() == day


@pytest.fixture(scope="module")
def across(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Seven dates around the reform: stations that close, appear, become points, lack coordinates."""
    folder = tmp_path_factory.mktemp("across")
    run_data("publish", str(write_landing(folder / "landing")), "--store", str(folder / "store"))
    return Publication(folder / "store")


def register_of(across: Publication, day: date) -> pl.DataFrame:
    """The sites of a date as the tests' own country lays them, open or not."""
    rows = [row for row in rows_of(day)["station"] if row["station_id"]]
    return pl.DataFrame(rows, infer_schema_length=None)


def test_a_closed_station_says_so(across: Publication, read_store: ReadStore):
    read_store(across.root)
    rows = register_of(across, DATES[-1])
    closed = rows.filter(pl.col("closed_on") <= DATES[-1])["station_id"][0]
    page = body(closed)
    assert "Closed since 31 August 2025" in words_on(classed(page, "place-head"))
    assert charts_on(html.Div(page))["reports"].frame["key"][0] == "closed"


def test_a_station_that_the_register_lacks_on_a_date_says_when_it_is_there(
    across: Publication, read_store: ReadStore
):
    read_store(across.root)
    first, last = (set(register_of(across, day)["station_id"]) for day in (DATES[0], DATES[-1]))
    late = min(last - first)
    page = body(late, f"?lang=en&date={DATES[0]}")
    assert "not in the register on that date" in words_on(page)
    assert f"/stations/{late}?lang=en&date={DATES[4]}" in links_on(page).values()
    gone = min(first - last)
    assert f"/stations/{gone}?lang=en&date={DATES[3]}" in links_on(body(gone)).values()


def test_a_point_names_its_station_and_the_station_its_points(across: Publication, read_store: ReadStore):
    read_store(across.root)
    rows = register_of(across, DATES[-1]).filter(pl.col("closed_on").is_null())
    pairs = rows.filter(site_kind="point").join(
        rows, left_on="parent_station_id", right_on="station_id", suffix="_of_parent"
    )
    point = pairs.row(0, named=True)
    assert links_on(body(point["station_id"]))[point["name_of_parent"]].startswith(
        f"/stations/{point['parent_station_id']}"
    )
    assert f"/stations/{point['station_id']}?lang=en" in links_on(body(point["parent_station_id"])).values()


def test_missing_coordinates_are_said_and_no_distance_is_made_up(across: Publication, read_store: ReadStore):
    read_store(across.root)
    rows = register_of(across, DATES[-1])
    nowhere = rows.filter(pl.col("latitude").is_null())["station_id"][0]
    page = body(nowhere)
    assert "outside Vietnam and therefore not used" in words_on(page)
    nearest = charts_on(html.Div(page))["nearest"]
    assert nearest.frame.is_empty()
    assert "no usable coordinates" in nearest.title


def test_a_station_with_an_estimated_commune_says_so(across: Publication, read_store: ReadStore):
    read_store(across.root)
    marks = {}
    for row in register_of(across, DATES[-1]).iter_rows(named=True):
        seen = station(across.snapshot(), row["station_id"], NATIONAL).row(0, named=True)
        marks[row["station_id"]] = seen["estimated63"]
    guessed = [site for site, estimated in marks.items() if estimated]
    certain = [site for site, estimated in marks.items() if not estimated]
    assert guessed
    assert classed(body(guessed[0]), "estimate")
    assert not classed(body(certain[0]), "estimate")


def test_an_unknown_station_is_a_sentence_with_near_ids(silent: str):
    page = body(silent[:-1] + "x")
    assert "no such station" in words_on(page)
    assert "/stations?lang=en" in links_on(page).values()
    near = near_stations(view(silent), silent[:-1] + "x")
    assert near and all(code[:4] == silent[:4] for code, _ in near)


def test_a_station_of_another_province_is_unknown_to_a_provincial_reader(silent: str):
    seen = view(silent)
    row = station(seen.snapshot, silent, NATIONAL).row(0, named=True)
    page, parts = page_at(f"/stations/{silent}")
    for province, known in ((row["province34"], True), ("01" if row["province34"] != "01" else "79", False)):
        reader = replace(seen, scope=replace(seen.scope, reader=Reader("province", province)))
        assert (row["name"] in words_on(page.render(reader, **parts))) == known


def test_without_an_id_the_stations_of_the_place_are_listed():
    everything = charts_on(html.Div(page_body("/stations", "?lang=vi&province=11")))["stations"].frame
    wanted = everything.row(0, named=True)
    page = page_body("/stations", f"?lang=vi&province=11&units_search={without_accents(wanted['name'])}")
    found = charts_on(html.Div(page))["stations"].frame
    assert wanted["station_id"] in set(found["station_id"])
    assert found.height < everything.height
    links = [link for link in links_on(page).values() if "part=origin" not in link]
    assert all(link.startswith("/stations/") for link in links)


@pytest.mark.parametrize("scheme, levels", [("34", ("province",)), ("63", ("province", "district"))])
def test_a_list_wider_than_a_province_says_where_its_stations_are(scheme: str, levels: tuple[str, ...]):
    chart = charts_on(html.Div(page_body("/stations", f"?scheme={scheme}&lang=en")))["stations"]
    columns = [column.name for column in chart.columns]
    assert [name for name in columns if name in ("province", "district")] == list(levels)
    codes = [name for name in columns if name in ("province_code", "district_code", "commune_code")]
    assert codes == [*(f"{level}_code" for level in levels), "commune_code"]
    assert chart.frame.select(*levels, *codes).null_count().sum_horizontal().item() == 0
    code = chart.frame["province_code"][0]
    inside = charts_on(html.Div(page_body("/stations", f"?scheme={scheme}&province={code}")))["stations"]
    assert "province" not in [column.name for column in inside.columns]


def test_a_fact_about_one_station_is_yes_or_no():
    seen = view_of(page_at("/stations")[0], "/stations", "?lang=vi")
    assert seen.metric.key == "ledger_digitisation"
    assert [fact_text(seen, value, BY_KEY["deployment"]) for value in (1.0, 0.0)] == ["Có", "Không"]
    assert fact_text(seen, 1.0, BY_KEY["ledger_digitisation"]) == "100,0%"
