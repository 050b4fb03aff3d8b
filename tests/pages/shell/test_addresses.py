"""Addresses that cannot be used: a page or a sentence says so, in the reader's language, and leads back."""

import shutil
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from dash import html
from flask import Flask
from flask.testing import FlaskClient

from components.cards.figure_card import charts_on
from data.publishing.history import prune
from data.publishing.publish import publish
from data.store.publication import Publication
from data.words import LANGUAGES, Language, t
from pages import files
from pages.registry import NAVIGATION, PAGES, page_at
from pages.router import Shown, build
from pages.shell.page import NOT_FOUND
from tests.conftest import ReadStore
from tests.data.small_country import DATES, write_landing
from tests.pages.test_router import all_of, text_of

PLAIN_PAGES = [page.path for page in PAGES.values() if "<" not in page.path and page.key != NOT_FOUND]
NO_PAGES = ("/nope", "/about/more", "/places/34", "/places/34/01/x", "/stations/a/b", "/paperless/2026")
GONE = "20200101T000000Z-000000000000"

# Parameter → a value that is no good; each leaves one sentence that repeats the value.
USELESS = {
    "date": "2019-02-30",
    "compare": "2031-01-31",
    "version": GONE,
    "scheme": "99",
    "region": "ZZ",
    "province": "98",
    "commune": "abc",
    "zone": "4",
    "area": "IV",
    "connection": "5g",
    "metric": "nonsense",
    "lang": "fr",
}


def hrefs(built: Shown) -> list[str]:
    found = [*all_of(built.page), *all_of(built.status), *all_of(built.header)]
    return [str(part.href) for part in found if getattr(part, "href", None)]


def assert_usable(built: Shown, language: Language) -> None:
    """No fault, and the header leads to every page."""
    assert t("state.error_title", language) not in text_of(built.page)
    assert {page.key for page in NAVIGATION} <= {
        page_at(part.href.split("?")[0])[0].key for part in all_of(built.header) if hasattr(part, "href")
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", NO_PAGES)
def test_an_address_that_no_page_has_says_so_and_leads_back(path: str, language: Language):
    built = build(path, f"?lang={language}&scheme=63")
    assert t("not_found.sentence", language, path=path, product=t("product", language)) in text_of(built.page)
    assert f"/?lang={language}&scheme=63" in hrefs(built)
    assert_usable(built, language)


def test_an_address_is_repeated_as_the_reader_typed_it():
    built = build(quote("/bản đồ"), "?lang=vi")
    assert "“/bản đồ”" in text_of(built.page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/places/34/98", "/places/99/01", "/places/34/<b>", "/stations/NOPE", "/stations/%20"]
)
def test_an_unknown_code_says_so_and_leads_to_the_list(path: str, language: Language):
    built = build(path, f"?lang={language}")
    kind = path.split("/")[1]
    title = {"places": "place.unknown.title", "stations": "station.unknown.title"}[kind]
    assert t(title, language) in text_of(built.page)
    assert f"/{kind}?lang={language}" in hrefs(built)
    assert_usable(built, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PLAIN_PAGES)
def test_everything_useless_is_a_sentence_and_the_page_stands(path: str, language: Language):
    given = USELESS | {"lang": language, "sort": "up"}
    built = build(path, "?" + "&".join(f"{name}={value}" for name, value in given.items()))
    sentences = text_of(built.status)
    for name, value in USELESS.items():
        if name != "lang":
            assert f"“{value}”" in sentences, name
    assert "“sort”" in sentences
    assert_usable(built, language)
    bad = set(given.items()) - {("lang", language)}
    assert [address for address in hrefs(built) if bad & set(parse_qsl(urlsplit(address).query))] == []


def test_an_unknown_language_is_said_in_the_default_one():
    built = build("/about", "?lang=fr")
    assert "Giá trị “fr” của “lang” không hợp lệ" in text_of(built.status)
    assert built.meta["language"] == "vi"


@pytest.mark.parametrize("text", ["{name}", "<script>", "%00", "'; DROP TABLE x", "9" * 3000, "%", "𐀀"])
def test_no_text_breaks_an_address(text: str):
    for name in ("date", "province", "version", "metric", "term", "sources", text):
        built = build("/about", f"?lang=en&{quote(name)}={quote(text)}")
        assert_usable(built, "en")


def test_the_last_of_repeated_parameters_counts():
    assert build("/about", "?lang=vi&lang=en").meta["language"] == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parameter_with_two_values_says_which_one_counts(language: Language):
    built = build("/", f"?lang={language}&zone=1&zone=2")
    name = t("filter.zone", language)
    assert t("address.repeated", language, name=name, value="2") in text_of(built.status)
    assert build("/", f"?lang={language}&zone=2&zone=2").status[1:] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_the_page_s_path_contradicts_is_a_sentence(language: Language):
    built = build("/places/34/11", f"?lang={language}&scheme=34&province=01")
    name = t("filter.province", language)
    assert t("address.in_path", language, value="01", name=name) in text_of(built.status)
    assert len(built.status) == 2


@pytest.mark.parametrize("path", ["/" + "9" * 3000, "/places/34/" + "9" * 3000, "/stations/" + "9" * 3000])
def test_a_very_long_address_is_repeated_in_part(path: str):
    built = build(path, "?lang=vi&zone=" + "9" * 3000)
    sentences = text_of([*built.page, *built.status])
    assert "9…”" in sentences
    assert "9" * 100 not in sentences


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", ["2019-01-31", "yesterday"])
def test_source_files_of_an_unknown_date_are_a_sentence(value: str, language: Language):
    built = build("/about", f"?lang={language}&sources={value}")
    assert t("address.unknown_value", language, value=value, name="sources") in text_of(
        [*built.status, *built.page]
    )


@pytest.fixture(scope="module")
def three_versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Publication, list[str]]:
    """A store in which the first of three versions was pruned; the versions, oldest first."""
    folder = tmp_path_factory.mktemp("versions")
    landing, store = write_landing(folder / "whole"), folder / "store"
    versions = []
    for last in DATES[:3]:
        shutil.copytree(landing / last.isoformat(), folder / "landing" / last.isoformat())
        publish(folder / "landing", store)
        versions.append(Publication(store).current())
    prune(store, keep=2)
    return Publication(store), versions


@pytest.fixture
def pruned(three_versions: tuple[Publication, list[str]], read_store: ReadStore) -> list[str]:
    read_store(three_versions[0].root)
    return three_versions[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_pruned_version_says_so_and_shows_the_current_one(pruned: list[str], language: Language):
    built = build("/", f"?lang={language}&version={pruned[0]}")
    assert t("address.unknown_version", language, value=pruned[0]) in text_of(built.status)
    assert {chart.context.version for chart in charts_on(html.Div(built.page)).values()} == {pruned[2]}
    assert [address for address in hrefs(built) if pruned[0] in address] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_version_that_is_kept_says_so_and_leads_to_the_current_one(
    pruned: list[str], language: Language
):
    built = build("/", f"?lang={language}&version={pruned[1]}")
    words = t("address.pinned", language, version=pruned[1])
    assert words in _texts(built)
    assert f"/?lang={language}" in hrefs(built)
    assert {chart.context.version for chart in charts_on(html.Div(built.page)).values()} == {pruned[1]}


def _texts(built: Shown) -> list[str]:
    children = (getattr(part, "children", None) for part in all_of(built.status))
    return [text for found in children if isinstance(found, list) for text in found if isinstance(text, str)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_that_only_a_newer_version_has_is_a_sentence(pruned: list[str], language: Language):
    built = build("/", f"?lang={language}&version={pruned[1]}&date={DATES[2]}")
    assert f"“{DATES[2]}”" in text_of(built.status)
    assert_usable(built, language)


@pytest.fixture
def client(store: Path) -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(files.files)
    return server.test_client()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", [f"version={GONE}", "date=2019-01-31", "province=98"])
def test_a_file_of_something_else_than_was_asked_for_is_never_made(
    client: FlaskClient, wrong: str, language: Language
):
    answer = client.get(f"/download/trend.csv?lang={language}&{wrong}")
    assert answer.status_code == 404
    assert f"“{wrong.split('=')[1]}”" in answer.text
