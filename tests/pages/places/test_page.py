from dataclasses import replace
from datetime import date

import fastexcel
import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.files import csv_bytes, xlsx_bytes
from components.reading.places import find_place
from components.reading.succession import succession_of
from components.reading.view import View, href, place_href
from data.geography.units import load_units
from data.measures.rank import Rank
from data.scope import LEVELS, SCHEMES, Reader
from data.words import LANGUAGES
from pages.places.comparison import METRICS, comparison_chart
from pages.places.counts import place_counts
from pages.places.rank import rank_words, ranks
from pages.places.unknown import near_places
from pages.places.week_list import list_chart, list_rows
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from queries.counts import counts_by_place
from tests.pages.reading import classed, links_on, repeated_ids, words_on


def view(path: str, search: str = "") -> View:
    page, _ = page_at(path)
    return view_of(page, path, search)


def partition(store, day: date, table: str) -> pl.DataFrame:
    return pl.read_parquet(next((store / "dates" / day.isoformat()).glob(f"*/{table}.parquet")))


@pytest.fixture
def busiest() -> str:
    """The province of 2025 with the most stations to call."""
    codes = [f"{number:02d}" for number in range(1, 97) if find_place(load_units(), "34", f"{number:02d}")]
    return max(codes, key=lambda code: list_rows(view(f"/places/34/{code}")).height)


def test_the_path_says_the_place_and_the_query_does_not_overrule_it():
    seen = view("/places/34/11", "?scheme=63&province=01&zone=2")
    assert (seen.scope.scheme, seen.scope.province, seen.scope.zone) == ("34", "11", 2)
    assert [text.split("“")[1][:2] for text in seen.notices] == ["63", "01"]
    assert href(seen, lang="en") == "/places/34/11?lang=en&zone=2"
    assert href(seen, "/map") == "/map?scheme=34&province=11&zone=2"
    assert place_href(seen, "63", "24") == "/places/63/24?zone=2"


def test_a_level_is_told_by_the_code_s_length():
    levels = {"34/TDMNPB": "region", "34/11": "province", "63/094": "district", "63/03127": "commune"}
    for path, level in levels.items():
        assert view(f"/places/{path}").scope.level == level, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scheme", "level"), [(s, level) for s in SCHEMES for level in LEVELS[s][1:]])
def test_every_level_of_both_schemes_is_a_page(scheme: str, level: str, language: str):
    country = view("/places", f"?scheme={scheme}")
    counts = counts_by_place(country.snapshot, country.scope, level)
    code = counts.filter(pl.col("stations") == pl.col("stations").max())["code"][0]
    shown = build(f"/places/{scheme}/{code}", f"?lang={language}")
    assert find_place(load_units(), scheme, code).name(language) in words_on(shown.page)
    assert classed(shown.page, "panel") == []
    assert set(charts_on(html.Div(shown.page))) >= {"list", "standing", "trend"}
    assert repeated_ids([*shown.filters, *shown.page]) == []


def test_the_silent_are_those_that_owe_a_report_and_sent_none(store, busiest: str):
    """Recomputed from the accepted rows: open, on the platform, no report."""
    seen = view(f"/places/34/{busiest}")
    day = seen.snapshot.date
    stations, reports = partition(store, day, "station"), partition(store, day, "station_report")
    province = {
        row["code"]: row["province_code"]
        for row in load_units().table.filter(scheme="34", level="commune").iter_rows(named=True)
    }
    owing = {
        row["station_id"]
        for row in stations.iter_rows(named=True)
        if province[row["commune_code"]] == busiest
        and (row["opened_on"] is None or row["opened_on"] <= day)
        and (row["closed_on"] is None or row["closed_on"] > day)
        and row["platform_since"] is not None
        and row["platform_since"] <= day
    }
    silent = owing - set(reports["station_id"])
    rows = list_rows(view(f"/places/34/{busiest}", "?list=silent"))
    assert set(rows["station_id"]) == silent
    assert silent
    phones = dict(stations.select("station_id", "phone").iter_rows())
    assert dict(rows.select("station_id", "phone").iter_rows()) == {s: phones[s] for s in silent}


def test_the_list_is_the_silent_and_those_back_on_paper_once_each(busiest: str):
    silent = list_rows(view(f"/places/34/{busiest}", "?list=silent"))
    paper = list_rows(view(f"/places/34/{busiest}", "?list=paper"))
    both = list_rows(view(f"/places/34/{busiest}"))
    assert sorted(both["station_id"]) == sorted({*silent["station_id"], *paper["station_id"]})
    assert silent["periods_silent"].null_count() == 0
    assert silent["ledgers_reopened"].null_count() == silent.height
    assert paper["periods_silent"].null_count() == paper.height
    assert all(both["why"])


def test_files_hold_what_the_list_shows(busiest: str):
    seen = view(f"/places/34/{busiest}", "?list_order=-people&lang=vi")
    chart = list_chart(seen)
    shown = list(chart.texts())
    assert shown
    body = html.Div(page_body(f"/places/34/{busiest}", "?list_order=-people&lang=vi"))
    assert charts_on(body)["list"].frame.equals(chart.frame)
    lines = csv_bytes(chart).decode("utf-8-sig").splitlines()
    assert len(lines) == len(shown) + 1
    assert [line.split(",")[0].strip('"') for line in lines[1:]] == [row[0] for row in shown]
    sheet = fastexcel.read_excel(xlsx_bytes(chart)).load_sheet(0, header_row=None).to_polars()
    cells = sheet.filter(pl.col(sheet.columns[-1]).is_in(chart.frame["station_id"].to_list()))
    assert cells[sheet.columns[1]].to_list() == chart.frame["phone"].to_list()
    assert cells[sheet.columns[0]].to_list() == chart.frame["name"].to_list()
    assert "\t" not in "".join(cells[sheet.columns[1]].drop_nulls())


def test_a_phone_number_can_be_called(busiest: str):
    calls = [link.href for link in classed(page_body(f"/places/34/{busiest}", "?lang=vi"), "tel")]
    assert calls
    assert all(call.startswith("tel:0") and " " not in call for call in calls)


def test_the_search_ignores_accents_and_the_order_puts_blanks_last(busiest: str):
    rows = list_rows(view(f"/places/34/{busiest}"))
    commune = rows["commune"][0]
    found = list_chart(view(f"/places/34/{busiest}", f"?list_search={commune.upper()}"))
    assert set(found.frame["station_id"]) <= set(rows["station_id"])
    assert commune in set(found.frame["commune"])
    ordered = list_chart(view(f"/places/34/{busiest}", "?list_order=-periods_silent")).frame["periods_silent"]
    known = ordered.drop_nulls().to_list()
    assert known == sorted(known, reverse=True)
    assert ordered.to_list()[: len(known)] == known


def test_the_standing_is_the_ratio_of_the_accepted_rows(store):
    seen = view("/places/34/11")
    day = seen.snapshot.date
    stations, reports = partition(store, day, "station"), partition(store, day, "station_report")
    joined = stations.join(reports, on="station_id")
    units = load_units().table.filter(scheme="34", level="commune").select("code", "province_code")
    own = joined.join(units, left_on="commune_code", right_on="code").filter(province_code="11")
    for key, frame in (("own", own), ("country", joined)):
        known = frame.filter(
            pl.col("closed_on").is_null() | (pl.col("closed_on") > day),
            pl.col("visits").is_not_null(),
            pl.col("visits_paperless").is_not_null(),
        )
        expected = known["visits_paperless"].sum() / known["visits"].sum()
        row = comparison_chart(seen, place_counts(seen, METRICS)).frame.filter(key="paperless_visits")
        assert row[key][0] == pytest.approx(expected)


def test_a_rank_counts_those_ahead():
    seen = view("/places/34/11")
    rows = counts_by_place(seen.snapshot, seen.scope.above(), "province")
    values = {
        row["code"]: row["stations_deployed"] / row["stations"]
        for row in rows.iter_rows(named=True)
        if row["stations"]
    }
    ahead = sum(value > values["11"] for value in values.values())
    found = ranks(seen, place_counts(seen, METRICS), METRICS)["deployment"]
    assert found is not None
    level = sum(value == values["11"] for value in values.values())
    assert found == Rank(ahead + 1, level, len(values))


def test_a_rank_that_many_share_says_so():
    seen = view("/places/34/11", "?lang=vi")
    assert rank_words(seen, Rank(4, 42, 45)) == "Thuộc 42/45 đơn vị cùng cấp có giá trị thấp nhất."
    assert rank_words(seen, Rank(1, 45, 45)) == "Cả 45 đơn vị cùng cấp đều ở mức này."
    shared = "Xếp thứ 2/9 đơn vị cùng cấp, 3 đơn vị có cùng giá trị."
    assert rank_words(seen, Rank(2, 3, 9)) == shared


def test_old_and_new_names_lead_to_each_other():
    units = load_units()
    bac_ninh, bac_giang = find_place(units, "34", "24"), find_place(units, "63", "24")
    made_from = succession_of(units, bac_ninh)
    assert made_from.key == "made_from"
    assert [place.shorts[0] for place, _ in made_from.places] == ["Bắc Giang", "Bắc Ninh"]
    assert succession_of(units, bac_giang).places == ((bac_ninh, False),)
    assert succession_of(units, bac_giang).key == "became"
    assert succession_of(units, find_place(units, "34", "11")).key == "unchanged"
    assert succession_of(units, find_place(units, "34", "TDMNPB")) is None
    links = links_on(page_body("/places/34/24", "?lang=vi&zone=1"))
    assert links["Tỉnh Bắc Giang"] == "/places/63/24?lang=vi&zone=1"


def test_a_split_commune_says_which_parts():
    units = load_units()
    split = units.succession.filter(~pl.col("whole")).row(0, named=True)
    found = succession_of(units, find_place(units, "63", split["old_code"]))
    assert len(found.places) > 1
    assert all(part for _, part in found.places)


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("34/26", "Tỉnh Vĩnh Phúc"),
        ("34/dien-bien", "Tỉnh Điện Biên"),
        ("34/03167", "Xã Mường Chà"),
        ("99/01", "Hà Nội"),
    ],
)
def test_an_unknown_code_is_a_sentence_with_a_way_on(path: str, offered: str):
    shown = build(f"/places/{path}", "?lang=vi&zone=1")
    words = words_on(shown.page)
    assert f"“{path.split('/')[0 if path.startswith('99') else 1]}”" in words
    assert offered in words
    assert "/places?lang=vi&zone=1" in links_on(shown.page).values()


def test_near_codes_differ_in_one_digit():
    near = near_places(view("/places/34/03167"), "03167")
    assert near
    assert all(sum(a != b for a, b in zip(place.code, "03167", strict=True)) <= 1 for place in near)


def test_without_a_code_every_province_is_a_link():
    links = links_on(page_body("/places", "?lang=vi&scheme=63&metric=reporting"))
    provinces = [link for link in links.values() if link.startswith("/places/63/") and link[11:13].isdigit()]
    assert len(provinces) == 63
    assert all("metric=reporting" in link and "scheme" not in link for link in provinces)


def test_a_provincial_reader_sees_that_province_and_no_other():
    seen = view("/places/34/11")
    own = replace(seen, scope=replace(seen.scope, reader=Reader("province", "11")))
    other = replace(seen, scope=replace(seen.scope, reader=Reader("province", "01")))
    assert list_rows(own).equals(list_rows(seen))
    assert list_rows(other).is_empty()
    page, _ = page_at("/places/34/11")
    assert "Không có trạm nào ở đây" in words_on(page.render(other, scheme="34", code="11"))


def test_filters_that_leave_no_station_say_so():
    shown = words_on(page_body("/places/34/01", "?lang=vi&zone=3&area=3&connection=none"))
    assert "Không có trạm nào ở đây" in shown


def test_a_unit_without_a_station_stays_in_the_table_and_is_not_zero():
    body = html.Div(page_body("/places/34/11", "?lang=vi"))
    chart = charts_on(body)["units"]
    communes = load_units().table.filter(scheme="34", level="commune", province_code="11")
    assert sorted(chart.frame["code"]) == sorted(communes["code"])
    empty = chart.frame.filter(stations=0)
    assert empty.height
    assert empty["value"].null_count() == empty.height
    assert set(empty["reason"]) == {"Không có trạm"}
