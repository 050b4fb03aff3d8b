import json
from collections import Counter

import pytest
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import charts_on
from data.errors import TramSoError
from data.words import LANGUAGES
from pages import router
from pages.registry import PAGES, page_at
from pages.router import build, page_body
from pages.shell.page import NOT_FOUND, Page


def all_of(parts: list[Component]) -> list[Component]:
    return list(html.Div(parts)._traverse())


def text_of(parts: list[Component]) -> str:
    found = (part if isinstance(part, str) else getattr(part, "children", None) for part in all_of(parts))
    return " ".join(text for text in found if isinstance(text, str))


def test_the_footer_dates_the_version_and_does_not_name_it():
    snapshot = router.view_at("/", "").snapshot
    said = text_of(build("/", "?lang=en").footer)
    assert "Version published on " in said
    assert snapshot.version not in said


def plain_pages() -> list[Page]:
    return [page for page in PAGES.values() if "<" not in page.path]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", plain_pages(), ids=lambda page: page.key)
def test_every_page_is_built_in_both_languages_without_repeated_ids(page: Page, language: str):
    built = build(page.path, f"?lang={language}")
    parts = [*built.header, *built.filters, *built.status, *built.page, *built.footer]
    ids = Counter(json.dumps(part.id, sort_keys=True) for part in all_of(parts) if getattr(part, "id", None))
    house = Counter(part.id for part in router.layout()._traverse() if getattr(part, "id", None))
    assert [name for name, count in (ids + house).items() if count > 1] == []
    assert built.meta["language"] == language
    assert "state.error" not in text_of(built.page)


@pytest.mark.parametrize("page", plain_pages(), ids=lambda page: page.key)
def test_every_page_says_that_its_numbers_are_synthetic(page: Page):
    built = build(page.path, "?lang=en")
    assert "Illustrative (synthetic) data" in text_of(built.status)
    assert "Illustrative (synthetic) data, not real data" in text_of(built.footer)


@pytest.mark.parametrize("page", plain_pages(), ids=lambda page: page.key)
def test_a_date_to_compare_with_is_offered_where_it_changes_what_is_shown(page: Page):
    """What stands on the page without its links, which carry the date on."""
    dates = router.view_at("/", "").snapshot.dates
    path = "/places/34/11" if page.key == "places" else page.path  # without a place it offers places only
    near, far = (build(path, f"?lang=en&compare={day}") for day in (dates[-2], dates[0]))
    assert (text_of(near.page) != text_of(far.page)) == page.compares
    assert ("Compare with" in text_of(near.filters)) == page.compares


def test_an_unknown_address_says_so_and_leads_back():
    built = build("/no/such/page", "?lang=en")
    assert "The address “/no/such/page” does not exist on TrạmSố." in text_of(built.page)
    assert "/?lang=en" in [getattr(part, "href", None) for part in all_of(built.page)]


@pytest.mark.parametrize(
    "path, search, title",
    [
        ("/places/34/11", "", "Tỉnh Điện Biên · TrạmSố"),
        ("/gaps", "?province=11", "Khoảng trống bao phủ · Tỉnh Điện Biên · TrạmSố"),
        ("/gaps", "?lang=en", "Coverage gaps · TrạmSố"),
        ("/stations/NO-SUCH", "", "NO-SUCH · TrạmSố"),
    ],
)
def test_the_window_is_named_after_what_it_shows(path: str, search: str, title: str):
    assert build(path, search).meta["title"] == title


def test_addresses_with_parts_reach_their_page():
    page = Page("x", "/things/<kind>/<code>", render=lambda view: [])
    assert page.match("/things/a/1") == {"kind": "a", "code": "1"}
    assert page.match("/things/a") is None
    assert page_at("/") == (PAGES["home"], {})
    assert page_at("/404")[0].key == NOT_FOUND


def test_a_fault_is_one_sentence_with_a_reference_that_was_logged(
    caplog: pytest.LogCaptureFixture,
):
    def broken(view: object) -> list[Component]:
        raise ZeroDivisionError("a secret of the machine")

    built = build("/", "?lang=en", lambda path: (Page("home", "/", render=broken), {}))
    words = text_of(built.page)
    reference = caplog.records[-1].args[0]  # type: ignore[index]
    assert str(reference) in words
    assert "secret" not in words
    assert built.filters != []


def test_a_fault_of_the_data_is_told_to_the_reader_and_its_paths_to_the_log(
    caplog: pytest.LogCaptureFixture,
):
    def nothing(view: object) -> list[Component]:
        raise TramSoError("/srv/store/current.json is damaged.")

    built = build("/", "?lang=en", lambda path: (Page("home", "/", render=nothing), {}))
    words = text_of(built.page)
    assert "cannot be read" in words and "/srv" not in words
    assert "/srv/store/current.json is damaged." in caplog.text


def test_filters_that_no_station_fits_leave_a_sentence_and_the_way_back():
    words = text_of(build("/", "?lang=en&province=11&scheme=34&zone=1&area=3&connection=none").page)
    assert "No stations match these filters." in words


def test_the_home_page_leads_with_the_national_finding():
    body = page_body("/", "?lang=vi")
    assert "số trạm y tế không còn dùng sổ giấy" in text_of(body[0].children[0])
    assert set(charts_on(html.Div(body))) == {"first", "stages", "trend", "places"}


def test_best_and_last_places_are_ordered_by_the_metric():
    charts = charts_on(html.Div(page_body("/", "?metric=paperless_visits")))
    values = charts["places"].frame["value"].to_list()
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]


def test_where_less_is_better_the_lowest_is_ahead():
    charts = charts_on(html.Div(page_body("/", "?metric=parallel_running")))
    values = charts["places"].frame["value"].to_list()
    assert values == sorted(values)
