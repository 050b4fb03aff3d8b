"""Every page and view of every export, in one language or the other: what is said is borne by the files."""

from pathlib import Path

import pytest

from data.settings import settings
from data.words import LANGUAGES
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


def test_no_page_claims_more_than_the_files_know(kind: str):
    false = {}
    for number, address in enumerate(addresses(settings().store), list(WRITERS).index(kind)):
        language = LANGUAGES[number % 2]
        path, _, search = with_(address, f"lang={language}").partition("?")
        said = sentences(build(path, f"?{search}"))
        made = {
            claim.name: found[:3]
            for claim in CLAIMS
            if kind in claim.kinds and claim.at(address) and (found := claim.found_in(said, language))
        }
        if made:
            false[f"{address} ({language})"] = made
    assert false == {}
