"""The page of a place: its address, every level, its readers."""

from dataclasses import replace

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.reading.places import find_place
from components.reading.view import href, place_href
from data.geography.units import load_units
from data.scope import LEVELS, SCHEMES, Reader
from data.words import LANGUAGES
from pages.places.work_list import list_rows
from pages.registry import page_at
from pages.router import build, page_body
from queries.counts import counts_by_place
from tests.pages.places.viewing import view
from tests.pages.reading import classed, repeated_ids, words_on


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


def test_a_provincial_reader_sees_that_province_and_no_other():
    seen = view("/places/34/11")
    own = replace(seen, reader=Reader("province", "11"))
    other = replace(seen, reader=Reader("province", "01"))
    assert list_rows(own).equals(list_rows(seen))
    assert list_rows(other).is_empty()
    page, _ = page_at("/places/34/11")
    assert "chỉ được xem từng trạm" in words_on(page.render(other, scheme="34", code="11"))


def test_filters_that_leave_no_station_say_so():
    shown = words_on(page_body("/places/34/01", "?lang=vi&zone=3&area=3&connection=none"))
    assert "Không có trạm nào phù hợp với bộ lọc" in shown
