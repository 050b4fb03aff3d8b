"""The search in the reader's words: era, place, what became of it, links that keep the choices."""

from pathlib import Path

import polars as pl
import pytest

from components.controls.search_field import LONGEST
from data.geography.merged import merged_communes
from data.words import LANGUAGES, t
from data.words.dates import format_short_date
from pages.router import build, page_body, view_at
from pages.search_dialog import listed
from queries.search_index import search_index
from tests.conftest import ReadStore
from tests.pages.reading import classed, repeated_ids, words_on
from tests.stores import laid_store


def hits(text: str, path: str = "/gaps", query: str = "?lang=vi") -> dict[str, str]:
    """Address of each thing found → its words."""
    return {hit.href: words_on(hit) for hit in classed(listed(text, True, path, query), "search-hit")}


def test_a_code_used_again_shows_both_provinces_with_their_eras():
    found = hits("15")
    assert found["/places/63/15?lang=vi"].startswith("Tỉnh Yên Bái")
    assert "đến 30/6/2025" in found["/places/63/15?lang=vi"]
    assert found["/places/63/15?lang=vi"].endswith("Nay là Tỉnh Lào Cai")
    assert found["/places/34/15?lang=vi"].startswith("Tỉnh Lào Cai")
    assert "từ 01/7/2025" in found["/places/34/15?lang=vi"]


def test_what_was_split_names_some_of_what_it_became_and_counts_the_rest():
    assert "Nay là Phường Âu Lâu, " in hits("132")["/places/63/132?lang=vi"]
    assert hits("132")["/places/63/132?lang=vi"].endswith("và 1 đơn vị khác")


def test_a_closed_station_says_since_when(stores_folder: Path, read_store: ReadStore):
    read_store(laid_store(stores_folder))
    view = view_at("/search", "?lang=vi")
    closed = pl.col("closed_on") <= view.snapshot.latest.date
    station = search_index(view.snapshot, view.scope.reader).filter(closed).row(0, named=True)
    said = hits(station["code"])[f"/stations/{station['code']}?lang=vi"]
    assert f"đã đóng cửa từ {format_short_date(station['closed_on'], 'vi')}" in said


def test_a_link_keeps_what_the_reader_has_chosen_and_leaves_the_page_s_own_behind():
    query = "?lang=en&scheme=34&province=01&zone=2&metric=deployment&level=commune"
    links = list(hits("yen bai", "/gaps", query))
    assert "/places/63/15?lang=en&zone=2&metric=deployment" in links
    stations = [link for link in links if link.startswith("/stations/")]
    assert all(link.endswith("lang=en&scheme=34&province=01&zone=2&metric=deployment") for link in stations)


def test_every_link_leads_to_the_page_of_that_name():
    for address, words in hits("hoà bình").items():
        path, _, query = address.partition("?")
        name_found = words.split("   ")[0]
        assert name_found in words_on(build(path, f"?{query}").page), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_little_and_nothing_are_sentences(language):
    query = f"?lang={language}"
    said = {text: words_on(listed(text, True, "/", query)) for text in ("", "x", "zzzz")}
    assert said[""] == t("search.hint", language)
    assert said["x"] == t("search.too_short", language)
    assert said["zzzz"] == t("search.nothing", language, text="zzzz")


def test_a_closed_box_asks_nothing_and_a_long_text_is_cut():
    assert listed("yen bai", False, "/", "") == []
    assert words_on(listed("y" * 10_000, True, "/", ""))[:100].count("y") <= LONGEST + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialog_s_words_come_with_the_page(language):
    meta = build("/", f"?lang={language}").meta
    assert (meta["search"], meta["search_hint"]) == (
        t("search.label", language),
        t("search.placeholder", language),
    )


def test_the_page_lists_what_the_dialog_lists_and_can_be_shared():
    shown = classed(page_body("/search", "?lang=vi&q=hoa+binh"), "search-hit")
    assert [hit.href for hit in shown] == list(hits("hoa binh"))
    [link] = classed(listed("hoa binh", True, "/gaps", "?lang=vi"), "search-page")
    assert link.href == "/search?lang=vi&q=hoa+binh"


def test_the_page_s_links_have_no_names_that_an_open_dialog_would_repeat():
    together = [*page_body("/search", "?q=hoa+binh"), *listed("hoa binh", True, "/search", "?q=hoa+binh")]
    assert repeated_ids(together) == []


def test_the_header_has_a_labelled_button_on_every_page():
    for language in LANGUAGES:
        [button] = classed(build("/about", f"?lang={language}").header, "search-button")
        assert t("search.open", language) in words_on(button)


@pytest.mark.parametrize(
    ("language", "sure", "estimate"),
    [
        (
            "vi",
            "từ 10/4/2023",
            "Sáp nhập từ 01/01/2025; ước tính thuộc Phường Trúc Bạch",
        ),
        ("en", "on 10 Apr 2023", "Merged on 1 Jan 2025; by estimate into Truc Bach Ward"),
    ],
)
def test_a_merged_commune_leads_to_its_successor(language: str, sure: str, estimate: str):
    query = f"?lang={language}"
    found = listed("00010", True, "/", query)
    hit = classed(found, "search-hit")[0]
    assert hit.href == f"/places/63/00004?lang={language}"
    assert estimate in words_on(hit)
    gone = merged_communes().filter("sure").row(0, named=True)
    hit = classed(listed(gone["code"], True, "/", query), "search-hit")[0]
    assert hit.href == f"/places/63/{gone['successor_code']}?lang={language}"
    assert sure in words_on(hit)
    both = listed("Phường Sài Đồng", True, "/", query)
    assert not repeated_ids(both)
