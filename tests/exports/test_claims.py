"""Every page and view of every export: what is said is borne by the files.

`make test` reads each address in every second export and in one of the languages there, `make test-all`
in every export and in both.
"""

import os
from pathlib import Path

import pytest

from data.settings import settings
from data.words import LANGUAGES, Language
from pages.router import build
from tests.conftest import ReadStore
from tests.exports.addresses import addresses, with_
from tests.exports.claims import CLAIMS
from tests.exports.countries import WRITERS
from tests.exports.said import sentences
from tests.stores import export_store


@pytest.fixture(params=WRITERS)
def kind(
    request: pytest.FixtureRequest,
    stores_folder: Path,
    read_store: ReadStore,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """An export that this process reads, under the setting that ministries get."""
    monkeypatch.delenv("TRAMSO_COVERAGE_FROM", raising=False)
    read_store(export_store(stores_folder, request.param))
    return request.param


def asked(address_number: int) -> tuple[Language, ...]:
    """The languages to read an address in; none where the sample leaves it out."""
    if os.environ.get("TRAMSO_TEST_ALL"):
        return LANGUAGES
    left_out, language = divmod(address_number % 4, len(LANGUAGES))
    return () if left_out else (LANGUAGES[language],)


def said_falsely(kind: str, address: str, language: Language) -> dict[str, list[str]]:
    """What a page claims in a language that the files of its export do not bear, by the claim."""
    path, _, search = with_(address, f"lang={language}").partition("?")
    said = sentences(build(path, f"?{search}"))
    return {
        claim.name: found[:3]
        for claim in CLAIMS
        if kind in claim.kinds and claim.at(address) and (found := claim.found_in(said, language))
    }


@pytest.mark.timeout(600)  # a thousand pages in both languages
def test_no_page_claims_more_than_the_files_know(kind: str):
    numbered = enumerate(addresses(settings().store), list(WRITERS).index(kind))
    false = {
        f"{address} ({language})": made
        for number, address in numbered
        for language in asked(number)
        if (made := said_falsely(kind, address, language))
    }
    assert false == {}
