from datetime import date
from pathlib import Path

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.ledgers.states import stacked
from components.reading.view import View
from data.contract import LEDGER_IDS
from data.measures.counts import EVERY_STAGE
from data.measures.ledger_catalogue import STATES
from data.measures.ledger_states import with_closed
from data.words import LANGUAGES, t
from pages.paperless.ledgers.cards import ledger_numbers, station_numbers
from pages.paperless.ledgers.ledger_list import list_chart
from pages.paperless.ledgers.ledger_rows import ledger_rows
from pages.paperless.ledgers.over_time import breaks, states_by_date
from pages.paperless.ledgers.places import place_rows
from pages.paperless.ledgers.slowest import slowest_chart
from pages.paperless.ledgers.stages import now_chart, time_chart
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from queries.counts import counts_by_date
from tests.components.plotted import plotted
from tests.conftest import ReadStore
from tests.pages.reading import classed, links_on, words_on

LAST = date(2026, 10, 31)
WORDS = {
    "electronic_only": "electronic",
    "parallel": "parallel",
    "paper_only": "paper",
    "not_applicable": "not_applicable",
}


def view(search: str = "") -> View:
    page, _ = page_at("/paperless")
    return view_of(page, "/paperless", search)


def chart(key: str, search: str = ""):
    return charts_on(html.Div(page_body("/paperless", search)))[key]


@pytest.fixture
def kept(store) -> dict[tuple[str, str], str]:
    """Station and ledger → how it is kept, of the sites open on the last date, from the accepted files."""
    folder = store / "dates" / LAST.isoformat()
    sites = pl.read_parquet(next(folder.glob("*/station.parquet")))
    open_ids = {
        row["station_id"]
        for row in sites.iter_rows(named=True)
        if (row["opened_on"] is None or row["opened_on"] <= LAST)
        and (row["closed_on"] is None or row["closed_on"] > LAST)
    }
    rows = pl.read_parquet(next(folder.glob("*/ledger_status.parquet")))
    said = {
        (station, ledger): WORDS[state]
        for station, ledger, state in rows.select("station_id", "ledger_id", "state").iter_rows()
    }
    return {(site, ledger): said.get((site, ledger), "missing") for site in open_ids for ledger in LEDGER_IDS}


def tally(kept, ledger: str | None = None) -> dict[str, int]:
    counted = dict.fromkeys(STATES, 0)
    for (_, own), state in kept.items():
        counted[state] += ledger in (None, own)
    return counted


def test_the_states_of_all_ledgers_are_those_of_the_accepted_files(kept):
    now = states_by_date(view()).filter(date=LAST).row(0, named=True)
    counted = tally(kept)
    assert {state: now[state] for state in STATES} == counted
    base = counted["electronic"] + counted["parallel"] + counted["paper"]
    assert now["closed"] == pytest.approx(counted["electronic"] / base)


@pytest.mark.parametrize("ledger", ("L01", "L43", "L78"))
def test_one_ledger_counts_stations(kept, ledger):
    seen = view(f"?ledger={ledger}")
    counted = tally(kept, ledger)
    now = states_by_date(seen).filter(date=LAST).row(0, named=True)
    assert {state: now[state] for state in STATES} == counted
    listed = ledger_rows(view()).filter(ledger_id=ledger).row(0, named=True)
    assert {state: listed[state] for state in STATES} == counted
    places = place_rows(seen)
    assert {state: places[state].sum() for state in STATES} == counted


def test_every_stack_fills_its_station_ledgers_and_tells_the_blanks_apart():
    shown = chart("ledgers-time")
    counts = counts_by_date(view().snapshot, view().scope)
    whole = shown.frame.group_by("date").agg(pl.col("number").sum(), pl.col("share").sum()).sort("date")
    assert whole["number"].to_list() == [78 * number for number in counts["stations"]]
    assert whole["share"].to_list() == pytest.approx([1.0] * whole.height)
    names = shown.frame["state"].unique(maintain_order=True).to_list()
    assert names == [t(f"paperless.state.{state}", "vi") for state in STATES]
    assert len({trace["fillcolor"] for trace in plotted(shown).data}) == 5


def test_a_ledger_that_applies_nowhere_has_no_share():
    rows = pl.DataFrame([dict.fromkeys(STATES, 0) | {"not_applicable": 4, "missing": 1}])
    assert with_closed(rows)["closed"].to_list() == [None]
    assert stacked(view(), rows)["share"].to_list() == [0, 0, 0, 0.8, 0.2]


def test_stages_add_up_to_stations_now_and_then():
    seen = view()
    counts = counts_by_date(seen.snapshot, seen.scope)
    whole = time_chart(seen, counts).frame.group_by("date").agg(pl.col("number").sum()).sort("date")
    assert whole["number"].to_list() == counts["stations"].to_list()
    table = now_chart(seen, counts).frame
    now, before = counts.row(-1, named=True), counts.row(-2, named=True)
    assert table["number"].to_list() == [now[f"stage_{stage}"] for stage in EVERY_STAGE]
    assert table["before"].to_list() == [before[f"stage_{stage}"] for stage in EVERY_STAGE]
    change = [now[f"stage_{stage}"] - before[f"stage_{stage}"] for stage in EVERY_STAGE]
    assert [int(text.replace("−", "-").replace(".", "")) for text in table["change"]] == change


def test_the_change_is_since_the_date_compared_with():
    seen = view("?compare=2025-10-31&lang=en")
    states = states_by_date(seen)
    closed = dict(states.select("date", "closed").iter_rows())
    points = 100 * (closed[LAST] - closed[date(2025, 10, 31)])
    note = {number.key: number.note for number in ledger_numbers(seen, states)}["closed"]
    assert note.replace("\xa0", " ") == f"+{points:.1f} percentage points since October 2025."


def test_stations_back_to_paper_are_counted_and_compared():
    seen = view("?lang=en")
    counts = counts_by_date(seen.snapshot, seen.scope)
    back = {number.key: number for number in station_numbers(seen, counts)}["back"]
    assert back.text == str(counts["stations_back_to_paper"][-1])
    assert sum(place_rows(seen)["stations_back_to_paper"]) == counts["stations_back_to_paper"][-1]


def test_the_first_date_has_nothing_to_compare_with():
    seen = view("?date=2025-09-30&lang=en")
    assert seen.compare is None
    counts = counts_by_date(seen.snapshot, seen.scope)
    assert "change" not in [column.name for column in now_chart(seen, counts).columns]
    assert build("/paperless", "?date=2025-09-30").page


def test_no_target_is_drawn_anywhere():
    for search in ("", "?ledger=L74", "?unit=number", "?province=01"):
        charts = charts_on(html.Div(page_body("/paperless", search)))
        assert charts.keys() >= {"ledgers-time", "places", "places-table"}
        for key, shown in charts.items():
            assert all(mark.kind != "target" for mark in shown.marks), key
            assert shown.metric is None, key


def test_the_reform_is_marked_where_the_dates_hold_it(crossing_store: Path, read_store: ReadStore):
    assert breaks(view()) == ()
    read_store(crossing_store)
    for key in ("ledgers-time", "stages-time"):
        marked = chart(key)
        assert [(mark.kind, mark.at) for mark in marked.marks] == [("break", date(2025, 7, 1))]
        assert plotted(marked).layout.shapes[0].x0 == "2025-07-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_78_are_an_illustrative_catalogue_with_their_evidence(language):
    body = page_body("/paperless", f"?lang={language}")
    words = words_on(body)
    assert {"vi": "Danh mục minh họa 78 sổ", "en": "Illustrative catalogue of 78 ledgers"}[language] in words
    lines = [line for line in classed(body, "ledger-line") if getattr(line, "href", None)]
    assert len(lines) == 78
    shown = list_chart(view(f"?lang={language}"), ledger_rows(view(f"?lang={language}")))
    counted = shown.frame.group_by("evidence").len().sort("evidence")
    assert dict(counted.iter_rows()) == {"D": 6, "I": 56, "K": 13, "U": 3}


def test_the_table_of_stages_names_the_one_with_most_stations():
    seen = view("?lang=en")
    counts = counts_by_date(seen.snapshot, seen.scope).filter(date=LAST)
    bare = counts.with_columns(pl.lit(0).alias(f"stage_{stage}") for stage in EVERY_STAGE)
    one, three = pl.lit(1), pl.lit(3)
    most = bare.with_columns(stations=pl.lit(4), stage_paperless=three, stage_parallel=one)
    words = {"stage": t("stage.paperless", "en"), "share": "75.0%"}
    assert now_chart(seen, most).title == t("paperless.stages.most", "en", **words)
    hidden = most.with_columns(stations=pl.lit(9), stage_unknown=pl.lit(5))
    assert now_chart(seen, hidden).title == t("paperless.stages.most_known", "en", **words)
    even = most.with_columns(pl.lit(3).alias("stage_not_deployed"))
    for rows in (even, bare.with_columns(pl.lit(0).alias("stations"))):
        assert now_chart(seen, rows).title == t("paperless.stages.now", "en")


def test_the_stubborn_come_first():
    rows = ledger_rows(view())
    assert rows.height == 78
    programmes = rows["programme"].unique(maintain_order=True).to_list()
    shares = [rows.filter(programme=name)["programme_closed"][0] for name in programmes]
    assert shares == sorted(shares)
    drawn = slowest_chart(view(), rows).frame["name"].unique(maintain_order=True).to_list()
    assert drawn == rows.sort("closed", "ledger_id").head(10)["name"].to_list()


def test_ledgers_that_tie_are_counted_beyond_those_drawn_and_one_alone_is_named():
    seen = view("?lang=en")
    rows = ledger_rows(seen).head(13).with_row_index("at")
    alone = rows.with_columns((pl.col("at") / 100).alias("closed"))
    tied = rows.with_columns(pl.when(pl.col("at") < 12).then(0.0).otherwise(0.5).alias("closed"))
    named = t("paperless.slowest.title", "en", ledger=alone["name"][0], share="0.0%")
    assert slowest_chart(seen, alone).title == named
    assert slowest_chart(seen, tied).title == t("paperless.slowest.tied", "en", count="12", share="0.0%")
    whole = rows.with_columns(closed=1.0)
    assert slowest_chart(seen, whole).title == t("paperless.slowest.all", "en", count="13")
    assert slowest_chart(seen, rows.clear()).title == t("paperless.time.title_none", "en")


def test_a_ledger_s_line_leads_to_it_and_back():
    line = next(
        line for line in classed(page_body("/paperless", "?zone=2"), "ledger-line") if "L74" in words_on(line)
    )
    assert line.href == "/paperless?zone=2&ledger=L74"
    body = page_body("/paperless", "?zone=2&ledger=L74")
    assert links_on(body)[t("paperless.see_all", "vi")] == "/paperless?zone=2"
    assert "figure-stages-time" not in str(body)


def test_no_station_says_so():
    body = page_body("/paperless", "?commune=00070&zone=3&connection=none")
    said = t("state.no_station_here", "vi", date="31/10/2026", place="Hoàn Kiếm")
    assert said in words_on(body)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "scope",
    ("", "scheme=63&level=district", "province=01&ledger=L12", "commune=00070", "level=commune&unit=number"),
)
def test_it_draws_everywhere(scope, language):
    built = build("/paperless", f"?{scope}&lang={language}")
    assert "role='alert'" not in str(built.page)


def test_what_the_address_says_wrongly_is_said_back():
    assert any("L99" in notice for notice in view("?ledger=L99").notices)
