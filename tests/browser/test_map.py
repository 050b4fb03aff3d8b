"""The map in a real browser. SwiftShader draws it, so times here say nothing of a reader's machine."""

import gzip
import json
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.geography.shapes import ready
from data.settings import settings
from data.words import LANGUAGES
from tests.browser.conftest import Seen
from tests.conftest import run_data

Open = Callable[..., Page]
READY = ".map-live[data-ready]"
SLIDER = ".map-time input:not([disabled])"
PATIENCE = 90_000  # three WebGL maps without a graphics card
VALUES_BYTES = 60_000


@pytest.fixture(scope="session", autouse=True)
def shapes() -> None:
    if not ready(settings().geography):
        run_data("geography")


def open_map(open_page: Open, address: str, query: str = "", width: int = 1440) -> Page:
    page = open_page(f"{address}/map?{query}", width)
    page.set_default_timeout(PATIENCE)
    page.wait_for_selector(READY)
    return page


def go(page: Page, query: str) -> None:
    """Follow an address inside the running page, as a link does, until its map is painted."""
    before = page.locator(READY).get_attribute("data-ready")
    page.evaluate(
        "q => { history.pushState({}, '', '/map?' + q); dispatchEvent(new PopStateEvent('popstate')) }", query
    )
    page.wait_for_function(
        "was => { const map = document.querySelector('.map-live[data-ready]');"
        " return map && map.dataset.ready !== was }",
        arg=before,
    )


@pytest.mark.parametrize(("language", "width"), [("vi", 390), ("en", 768)])
def test_a_map_fits_is_quiet_and_stays_at_home(
    language: str, width: int, address: str, open_page: Open, seen: Seen
):
    page = open_map(open_page, address, f"lang={language}", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    words = page.locator(".map-plot .annotation").all_text_contents()
    assert any("Hoàng Sa" in text for text in words) and any("Trường Sa" in text for text in words)
    assert not any("OpenStreetMap" in text for text in words)
    assert "OpenStreetMap" in page.inner_text("#figure-map .figure-notes")
    assert page.locator(".map-legend span").count() >= 2
    assert seen.hosts == {"127.0.0.1"}
    assert seen.complaints == []


def test_time_metric_and_drill_down_on_one_map(address: str, open_page: Open, seen: Seen):
    page = open_map(open_page, address, "lang=vi&metric=deployment")
    page.wait_for_selector(SLIDER)
    slider_asks_nothing(page)
    metric_brings_values_only(page)
    click_leads_inside(page)
    keyboard_leads_inside_too(page)
    assert seen.hosts == {"127.0.0.1"}
    assert seen.complaints == []


def slider_asks_nothing(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.inner_text("#figure-map h2")
    page.locator(SLIDER).focus()
    page.keyboard.press("Home")
    assert page.inner_text(".map-time output") == page.evaluate(
        "document.querySelector('.map-live').history.labels[0]"
    )
    assert page.inner_text("#figure-map h2") != before
    assert [url for url in asked if not url.endswith("/health")] == []
    one_date_at_every_step(page)
    page.keyboard.press("End")
    assert page.inner_text("#figure-map h2") == before


def one_date_at_every_step(page: Page) -> None:
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        day = page.inner_text(".map-time output")
        assert day in page.locator("#figure-map").get_attribute("data-facts")
        assert day in page.locator(".map-time p").text_content()
        date = page.evaluate(
            "() => { const map = document.querySelector('.map-live');"
            " return map.history.dates[map.querySelector('input').value] }"
        )
        assert f"date={date}" in page.locator("#figure-map a[download]").first.get_attribute("href")


def metric_brings_values_only(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("document.querySelector('.map-plot').kept = true")
    go(page, "lang=vi&metric=reporting")
    assert page.evaluate("document.querySelector('.map-plot').kept") is True
    assert not [url for url in asked if "/shapes/" in url or "/data/places" in url]
    assert [url for url in asked if "/data/values" in url]


def click_leads_inside(page: Page) -> None:
    page.wait_for_timeout(500)
    at = page.evaluate(
        "() => { const map = document.querySelector('.map-plot')._fullLayout.map._subplot.map;"
        " const box = map.getCanvas().getBoundingClientRect(); const p = map.project([107.9, 15.6]);"
        " return [box.x + p.x, box.y + p.y] }"
    )
    page.mouse.move(*at)
    page.wait_for_selector(".hoverlayer text")
    page.mouse.click(*at)
    page.wait_for_url("**province=48**")
    assert "metric=reporting" in page.url
    expect(page.locator(".crumbs li").last).to_have_text("Đà Nẵng", timeout=PATIENCE)


def keyboard_leads_inside_too(page: Page) -> None:
    link = page.locator(".map-list tbody th a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**commune=**")


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_an_export_carries_insets_legend_credit_and_title(ending: str, address: str, open_page: Open):
    page = open_map(open_page, address, "lang=en&province=01")
    page.click("#figure-map .figure-menu > summary")
    with page.expect_download(timeout=PATIENCE) as download:
        page.click(f"#figure-map [data-figure-action={ending}]")
    content = Path(download.value.path()).read_bytes()
    if ending == "png":
        assert content.startswith(b"\x89PNG") and len(content) > 100_000
        return
    text = content.decode()
    for words in ("Hoàng Sa", "Trường Sa", "OpenStreetMap", "Approximate areas", "synthetic"):
        assert words in text, words
    assert text.count("<image") == 3


def test_two_metrics_move_together(address: str, open_page: Open):
    page = open_map(open_page, address, "lang=en&beside=metric:reporting")
    page.wait_for_function("document.querySelectorAll('.map-live[data-ready]').length === 2")
    centres = page.evaluate(
        "async () => { const maps = [...document.querySelectorAll('.map-plot')]"
        ".map(g => g._fullLayout.map._subplot.map);"
        " maps[0].jumpTo({center: [106, 21], zoom: 7});"
        " return maps.map(m => [m.getZoom(), m.getCenter().lat]) }"
    )
    assert centres[0] == pytest.approx(centres[1])
    page.wait_for_function("() => [...document.querySelectorAll('.map-live')].every(map => map.history)")
    sliders = page.locator(".map-time input")
    sliders.first.fill("0")
    assert [sliders.nth(place).input_value() for place in (0, 1)] == ["0", "0"]
    assert len({*page.locator(".map-time output").all_text_contents()}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tile_grid_shows_every_province(language: str, address: str, open_page: Open):
    page = open_page(f"{address}/map?form=tiles&lang={language}&scheme=63")
    page.wait_for_selector(".heatmap-label")
    assert page.locator(".heatmap-label text, text.heatmap-label").count() >= 63


def test_the_values_of_3321_communes_are_small(address: str, open_page: Open):
    page = open_map(open_page, address, "level=commune&scheme=34")
    values = page.locator(READY).get_attribute("data-ready")
    request = urllib.request.Request(f"{address}{values}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        content = answer.read()
        assert "immutable" in answer.headers["Cache-Control"]
    print(f"values of 3,321 communes: {len(content):,} bytes compressed")
    assert len(content) < VALUES_BYTES
    assert len(json.loads(gzip.decompress(content))["classes"]) == 3321
    page.evaluate(
        "() => new MutationObserver(() => { window.readyAt = performance.now() })"
        ".observe(document.body, {subtree: true, attributes: true, attributeFilter: ['data-ready']})"
    )
    go(page, "level=commune&scheme=34&metric=reporting&lang=vi")
    switch = page.evaluate(
        "() => window.readyAt - performance.getEntriesByType('resource')"
        ".filter(entry => entry.name.includes('/data/values')).at(-1).startTime"
    )
    print(f"another metric on 3,321 communes: asked for and painted in {switch:.0f} ms")
    assert switch > 0
