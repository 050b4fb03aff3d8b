"""A version with the ministry's own targets and ledger titles: no page calls them ours or illustrative."""

from pathlib import Path

import pytest

from data.console.cli import main
from data.publishing.publish import publish
from data.words import LANGUAGES, Language, t
from pages.router import page_body
from tests.conftest import ReadStore
from tests.data.checks.test_lists import TARGET, TITLES
from tests.data.publishing.test_official_lists import listed
from tests.data.tiny_landing import OCTOBER, lay
from tests.pages.reading import words_on

PAGES = (
    "/about",
    "/paperless",
    "/paperless?ledger=L05",
    "/stations/S00001",
    "/gaps?metric=paperless_stations",
)
AIMED = TARGET | {"metric": "paperless_stations", "value": "0.8", "comparison": "above"}
OURS = {
    "vi": ("Danh mục minh họa", "Chưa có mục tiêu chính thức cho việc bỏ cả 78"),
    "en": ("llustrative catalogue", "no official target for ending all 78"),
}


@pytest.fixture(scope="module")
def official_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("official")
    store = folder / "store"
    lay(folder / "landing", OCTOBER)
    for command, rows in (("targets", [AIMED]), ("ledgers", TITLES)):
        assert main([command, str(listed(folder / f"{command}.csv", rows)), "--store", str(store)]) == 0
    publish(folder / "landing", store)
    return store


def said(address: str, language: Language) -> str:
    path, _, search = address.partition("?")
    return words_on(page_body(path, f"?lang={language}&{search}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_titles_and_targets_are_the_ministry_s(
    official_store: Path, read_store: ReadStore, address: str, language: Language
) -> None:
    read_store(official_store)
    words = said(address, language)
    assert [own for own in OURS[language] if own in words] == []
    if "gaps" in address:
        issued = {"vi": "ngày 02/01/2026", "en": "of 2 January 2026"}[language]
        assert f"NQ 1/NQ-CP {issued}, Điều 2" in words
    else:
        assert {"vi": "Sổ L05", "en": "Register L05"}[language] in words


def test_about_lists_only_the_targets_given_with_their_basis(
    official_store: Path, read_store: ReadStore
) -> None:
    read_store(official_store)
    words = said("/about", "en")
    assert "NQ 1/NQ-CP of 2 January 2026, Điều 2" in words
    assert t("target.record_coverage.label", "en") not in words
    assert "QĐ 9/QĐ-BYT" in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/about", "/paperless", "/paperless?ledger=L05"])
def test_without_lists_the_titles_are_marked_as_illustrative(address: str, language: Language) -> None:
    assert OURS[language][0] in said(address, language)
