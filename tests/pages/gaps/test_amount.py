from datetime import date

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.summary import summary
from components.reading.level import level_of, names_at
from components.reading.view import View
from data.geography.units import load_units
from data.measures.gap_ranking import Gaps
from data.measures.metrics import METRICS
from data.words import LANGUAGES, t
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.gaps.amount.bars import bars
from pages.gaps.amount.blanks import blanks_chart
from pages.gaps.amount.ranking import columns, ranking_chart, with_status
from pages.gaps.rows import gaps_of
from pages.gaps.sentences import finding, intro, numbers
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from tests.pages.reading import links_on, words_on

LAST = date(2026, 10, 31)


def view(search: str = "") -> View:
    page, _ = page_at("/gaps")
    return view_of(page, "/gaps", search)


def gaps(search: str = "") -> Gaps:
    seen = view(search)
    return with_status(seen, gaps_of(seen))


def accepted(store, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / LAST.isoformat()).glob(f"*/{table}.parquet")))


def province_of(commune: str) -> str:
    rows = load_units().table.filter(scheme="34", level="commune", code=commune)
    return rows["province_code"][0]


def test_the_gap_in_people_is_what_the_accepted_files_add_up_to(store):
    opened = dict(accepted(store, "station_report").select("station_id", "records_opened").iter_rows())
    people: dict[str, int] = {}
    records: dict[str, int] = {}
    for row in accepted(store, "station").iter_rows(named=True):
        closed = row["closed_on"] is not None and row["closed_on"] <= LAST
        unopened = row["opened_on"] is not None and row["opened_on"] > LAST
        if closed or unopened or row["population"] is None or opened.get(row["station_id"]) is None:
            continue
        place = province_of(row["commune_code"])
        people[place] = people.get(place, 0) + row["population"]
        records[place] = records.get(place, 0) + opened[row["station_id"]]
    # More than 90 % is needed: the smallest number of people that makes it more.
    lacking = {place: max(0, people[place] * 9 // 10 + 1 - records[place]) for place in people}
    seen = gaps("?metric=record_opened")
    assert dict(seen.ranked.select("code", "gap").iter_rows()) == lacking
    assert seen.whole["gap"] == sum(people.values()) * 9 // 10 + 1 - sum(records.values())
    shares = dict(seen.ranked.select("code", "share").iter_rows())
    assert shares == pytest.approx({place: gap / sum(lacking.values()) for place, gap in lacking.items()})
    assert seen.ranked["gap"].to_list() == sorted(lacking.values(), reverse=True)


def test_the_bars_claim_no_end_of_the_places_they_leave_out():
    search = "?metric=paperless_stations&level=commune&lang=en"
    chart = bars(view(search), gaps(search))
    assert chart.frame.height < gaps(search).ranked.height
    assert "rows are drawn, not all." in summary(chart) and "Highest:" not in summary(chart)


def test_half_of_the_gap_is_held_by_the_fewest_and_said_so():
    seen = gaps("?metric=record_opened&lang=en")
    largest = sorted(seen.ranked["gap"].to_list(), reverse=True)
    fewest = next(n for n in range(1, 99) if 2 * sum(largest[:n]) >= sum(largest))
    assert seen.holders.height == fewest
    words = finding(view("?metric=record_opened&lang=en"), seen)
    assert words.startswith(f"{fewest} of {len(largest)} provinces account for ")
    assert seen.ranked["name"][0] in words


@pytest.mark.parametrize("metric", [metric for metric in METRICS if metric.target is None])
def test_without_a_target_nothing_is_invented(metric):
    for language in LANGUAGES:
        search = f"?metric={metric.key}&lang={language}"
        seen, shown = gaps(search), view(search)
        words = words_on(page_body("/gaps", search))
        assert t("gaps.off_target", language) not in words
        assert t("gaps.card.gap", language) not in words
        chart = bars(shown, seen)
        assert chart.marks == ()
        assert chart.encodings.y == "value"
        if seen.whole["value"] is not None:
            official = {"vi": "mục tiêu chính thức", "en": "official target"}[language]
            assert official in intro(shown, seen)
        values = seen.ranked["value"].to_list()
        assert values == sorted(values, reverse=metric.better != "higher")


@pytest.mark.parametrize("metric", [metric for metric in METRICS if metric.target is not None])
def test_a_target_comes_with_its_basis_and_date(metric):
    words = intro(view(f"?metric={metric.key}"), gaps(f"?metric={metric.key}"))
    assert t(f"about.basis.{metric.target.key}", "vi") in words
    assert format_date(metric.target.by, "vi") in words


def test_blanks_are_apart_with_their_reason_and_never_ranked():
    seen = gaps("?level=commune")
    assert seen.ranked["value"].null_count() == 0
    assert set(seen.ranked["code"]).isdisjoint(seen.blanks["code"])
    assert seen.ranked.height + seen.blanks.height == 3321
    assert seen.blanks["reason"].null_count() == 0
    empty = seen.blanks.filter(pl.col("stations") == 0)
    assert set(empty["reason"]) == {"no_stations"}
    chart = blanks_chart(view("?level=commune"), seen)
    assert t("blank.no_stations", "vi") in chart.title
    assert chart.frame["why"].null_count() == 0


def test_a_metric_that_nobody_was_asked_about_says_so():
    search = "?metric=recording_time&level=region&lang=en"
    words = words_on(page_body("/gaps", search))
    if gaps(search).ranked.is_empty():
        assert "No time survey in this period" in words
        assert "figure-gaps" not in str(page_body("/gaps", search))


def test_completeness_stands_beside_every_rank():
    for metric in METRICS:
        chart = ranking_chart(view(f"?metric={metric.key}"), gaps(f"?metric={metric.key}"))
        names = [column.name for column in chart.columns]
        assert {"rank", "value", "completeness"} <= set(names), metric.key
        for row in chart.frame.iter_rows(named=True):
            expected = row["reports_expected"]
            share = row["reports_received"] / expected if expected else None
            assert row["completeness"] == share


def test_the_level_is_the_reader_s_choice_below_the_place():
    assert level_of(view()) == "province"
    assert level_of(view("?level=region")) == "region"
    assert level_of(view("?province=01")) == "commune"
    assert level_of(view("?province=01&level=province")) == "commune"
    assert level_of(view("?scheme=63&province=01")) == "district"
    assert level_of(view("?level=district")) == "province"
    assert level_of(view("?scheme=63&level=district")) == "district"


def test_shares_are_of_the_place_chosen_and_headed_so():
    own = gaps("?province=01").ranked
    assert own["share"].sum() == pytest.approx(1)
    assert own["share"].to_list() == pytest.approx([gap / own["gap"].sum() for gap in own["gap"]])
    for search, heading in (
        ("?province=01", "Tỷ trọng phần còn thiếu của Hà Nội"),
        ("", "Tỷ trọng phần còn thiếu của cả nước"),
    ):
        seen = view(search)
        assert heading in [column.label for column in columns(seen, gaps_of(seen))]


def test_links_to_places_keep_the_reader_s_choices():
    seen = gaps("?metric=record_opened&zone=3&lang=en")
    links = links_on(page_body("/gaps", "?metric=record_opened&zone=3&lang=en"))
    row = seen.ranked.row(0, named=True)
    assert links[row["name"]] == f"/places/34/{row['code']}?lang=en&zone=3&metric=record_opened"


def test_two_places_of_one_name_are_told_apart():
    table = load_units().table.filter(scheme="63", level="commune")
    shared = table.group_by("name_vi", "province_code").agg("code").filter(pl.col("code").list.len() > 1)
    codes = shared["code"].to_list()[0]
    names = names_at(view("?scheme=63"), codes)
    assert len(set(names)) == len(codes)


def test_the_cards_carry_the_numbers_of_the_whole():
    seen, shown = gaps("?metric=stations_with_doctor"), view("?metric=stations_with_doctor")
    texts = {number.key: number.text for number in numbers(shown, seen)}
    assert texts["gap"] == format_number(seen.whole["gap"], "vi")
    assert texts["people"] == format_number(seen.whole["people_short"], "vi")


def test_no_station_says_so_and_offers_the_way_back():
    body = page_body("/gaps", "?commune=00070&zone=3&connection=none")
    assert t("state.no_station_here", "vi", date="31/10/2026", place="Hoàn Kiếm") in words_on(body)
    assert links_on(body)[t("state.whole_country", "vi")] == "/gaps?zone=3&connection=none"
    assert charts_on(body[0]) == {}


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("scope", ("", "scheme=63&level=district", "province=01", "commune=00070"))
def test_every_metric_draws_everywhere(metric, scope):
    built = build("/gaps", f"?metric={metric.key}&{scope}")
    assert "role='alert'" not in str(built.page)


@pytest.mark.parametrize(
    "search", ["level=commune", "scheme=63&level=district", "scheme=63&level=commune&zone=3"]
)
def test_every_list_of_the_country_says_since_when(search):
    chart = charts_on(html.Div(page_body("/gaps", f"?metric=record_opened&{search}")))["ranking"]
    short = chart.frame.filter(pl.col("gap") > 0)
    assert short.height
    assert short["below_since"].null_count() == 0
    assert {"below_since", "snapshots_below"} <= {column.name for column in chart.columns}
