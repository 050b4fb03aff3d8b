"""The product below a path of a reverse proxy, in a browser: read, led on, searched, downloaded."""

import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Seen
from tests.proxied import behind_nginx, proxying
from tests.served import serving

BASE = "/tramso"


@pytest.fixture(scope="module")
def below(published_store: Path) -> Iterator[str]:
    """The address of a server that knows its path."""
    with serving(published_store, TRAMSO_BASE_PATH=BASE) as running:
        yield running


def test_a_reader_goes_from_page_to_page_below_the_path(
    below: str, open_page: Callable[..., Page], seen: Seen
):
    with proxying(below, BASE) as address:
        page = open_page(f"{address}{BASE}/map?lang=en")
        page.wait_for_selector(".map-live canvas")
        refused: list[str] = []
        page.on("response", lambda got: refused.append(got.url) if got.status >= 400 else None)
        with page.expect_download() as file:
            page.evaluate("document.querySelector('.figure-menu a[href*=xlsx]').click()")
        assert file.value.suggested_filename.endswith(".xlsx")
        page.click("nav.pages a:nth-of-type(4)")
        page.wait_for_url(f"**{BASE}/gaps*")
        page.keyboard.press("/")
        page.fill("#search-text", "hòa bình")
        page.wait_for_selector(".search-modal .search-hit")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{BASE}/places/**")
        page.wait_for_selector("main h1")
        page.wait_for_load_state("networkidle")
        links = page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.getAttribute('href'))")
        assert len(links) > 20 and all(link.startswith(f"{BASE}/") for link in links)
        assert refused == [] and seen.complaints == []


@pytest.mark.parametrize("strip", (False, True), ids=("kept", "taken away"))
def test_every_address_beside_the_pages_answers_below_the_path(below: str, strip: bool):
    with proxying(below, BASE, strip=strip) as address:
        everything_answers(address)


def test_the_manual_s_nginx_serves_the_same_and_leads_to_the_stroke(below: str, tmp_path: Path):
    with behind_nginx(below, tmp_path) as address:
        everything_answers(address)
        with urllib.request.urlopen(f"{address}{BASE}") as got:
            assert urlsplit(got.url).path == f"{BASE}/"
        with urllib.request.urlopen(f"{address}{BASE}/stations/HN%2F01%2F2021") as got:
            assert "HN/01/2021" in got.read().decode()


def everything_answers(address: str) -> None:
    with urllib.request.urlopen(f"{address}{BASE}/") as got:
        page = got.read().decode()
    scripts = [part.split('"')[0] for part in page.split('<script src="')[1:]]
    assert scripts and all(script.startswith(f"{BASE}/") for script in scripts)
    files = ("health", "ready", "data", "data/units.csv", "download/places.csv?lang=en")
    for path in (*scripts, *(f"{BASE}/{file}" for file in files)):
        with urllib.request.urlopen(address + path) as got:
            assert got.status == 200, path
            assert urlsplit(got.url).path == path.split("?")[0]
