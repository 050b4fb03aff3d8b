"""Below a path of a reverse proxy: no page names an address outside of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from dash.development.base_component import Component

from components.reading.address import below_base, from_root
from data.errors import TramSoError
from data.settings import settings
from pages.registry import PAGES
from pages.router import Shown, build
from pages.search_dialog import listed
from tests.pages.reading import classed


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, store: object) -> Iterator[str]:
    monkeypatch.setenv("TRAMSO_BASE_PATH", "/tramso/")
    settings.cache_clear()
    yield "/tramso"
    monkeypatch.undo()
    settings.cache_clear()


def addresses_in(part: Any, name: str = "") -> Iterator[str]:
    """Every address on a page, links and what scripts fetch alike; not what it says."""
    if isinstance(part, Component):
        part = part.to_plotly_json()["props"]
    elif isinstance(part, Shown):
        part = vars(part)
    elif name.startswith("data-") and str(part).startswith("{"):
        part = json.loads(part)
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from addresses_in(inner, key)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from addresses_in(inner, name)
    elif (
        isinstance(part, str) and name != "children" and re.match("/" if name == "href" else r"/[\w?]", part)
    ):
        yield part


@pytest.mark.parametrize("key", PAGES)
def test_every_address_on_a_page_is_below_the_path(base: str, key: str):
    found = []
    for example in PAGES[key].examples:
        path, _, query = example.partition("?")
        found += addresses_in(build(below_base(base + path), f"?{query}"))
    assert len(found) > 15
    assert [text for text in found if not text.startswith(f"{base}/")] == []


def test_a_fault_and_the_search_keep_the_path(base: str, monkeypatch: pytest.MonkeyPatch):
    hits = classed(listed("hoa binh", True, f"{base}/gaps", "?lang=en"), "search-hit")
    assert hits and all(hit.href.startswith(f"{base}/") for hit in hits)
    monkeypatch.setattr("pages.router.view_of", lambda *_: (_ for _ in ()).throw(TramSoError("gone")))
    broken = list(addresses_in(build("/gaps", "?lang=en")))
    assert broken and all(text.startswith(f"{base}/") for text in broken)


@pytest.mark.parametrize(
    ("shown", "path"),
    [
        ("/tramso", "/"),
        ("/tramso/", "/"),
        ("/tramso/gaps", "/gaps"),
        ("/gaps", "/gaps"),
        ("/tramsome/gaps", "/tramsome/gaps"),
        ("/tramso/stations/HN%2F01", "/stations/HN%2F01"),
    ],
)
def test_what_a_browser_shows_is_read_without_the_path(base: str, shown: str, path: str):
    assert below_base(shown) == path
    assert below_base(from_root(path)) == path


@pytest.mark.parametrize("text", ("tramso", "/a b", "https://a.vn/tramso", "/../x", "//a", "/a?b"))
def test_what_is_no_path_stops_the_start(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("TRAMSO_BASE_PATH", text)
    settings.cache_clear()
    with pytest.raises(TramSoError, match="TRAMSO_BASE_PATH"):
        settings()
    monkeypatch.undo()
    settings.cache_clear()
