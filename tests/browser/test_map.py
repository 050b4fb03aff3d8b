"""The map in a real browser. SwiftShader draws it, so times here say nothing of a reader's machine."""

import gzip
import json
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from data.geography.shapes import ready
from data.settings import settings
from tests.browser.conftest import Seen
from tests.stores import run_data

Open = Callable[..., Page]
READY = ".map-live[data-ready]"
SLIDER = ".map-time input:not([disabled])"
PATIENCE = 90_000  # three WebGL maps without a graphics card
VALUES_BYTES = 60_000
ARCHIPELAGOS = {"vi": ("Hoàng Sa", "Trường Sa"), "en": ("Hoang Sa", "Truong Sa")}


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
    for name in ARCHIPELAGOS[language]:
        assert any(name in text for text in words), name
    assert not any("OpenStreetMap" in text for text in words)
    page.wait_for_selector(".map-live[data-drawn]")
    facts = page.locator("#figure-map .map-facts:visible").inner_text()
    assert "OpenStreetMap" in facts and "2026" in facts and len(facts.splitlines()) == 4
    assert "OpenStreetMap" not in page.inner_text("#figure-map .figure-notes")
    assert page.locator(".map-legend span").count() >= 2
    assert seen.hosts == {"127.0.0.1"}
    assert seen.complaints == []


def test_time_metric_and_drill_down_on_one_map(address: str, open_page: Open, seen: Seen):
    page = open_map(open_page, address, "lang=vi&metric=deployment")
    page.wait_for_selector(SLIDER)
    slider_asks_nothing(page)
    keys_move_the_slider_and_keep_it(page)
    metric_brings_values_only(page)
    click_leads_inside(page)
    keyboard_leads_inside_too(page)
    assert seen.hosts == {"127.0.0.1"}
    assert seen.complaints == []


def slider_asks_nothing(page: Page) -> None:
    """Dragged, it paints from what it has; let go, the address and with it the page take its date."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.inner_text("#figure-map h2")
    page.locator(SLIDER).scroll_into_view_if_needed()
    box = page.locator(SLIDER).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2, steps=4)
    first = page.evaluate("document.querySelector('.map-live').history.dates[0]")
    assert page.inner_text("#figure-map h2") != before
    one_date_everywhere(page)
    assert [url for url in asked if not url.endswith("/health")] == []
    page.mouse.up()
    page.wait_for_url(f"**date={first}**")
    page.wait_for_selector(".map-time p[hidden]", state="attached")


def one_date_everywhere(page: Page) -> None:
    day = page.inner_text(".map-time output")
    assert day in str(page.locator(".map-time p").text_content())
    date = page.evaluate(
        "() => { const map = document.querySelector('.map-live');"
        " return map.history.dates[map.querySelector('input').value] }"
    )
    assert f"date={date}" in str(page.locator("#figure-map a[download]").first.get_attribute("href"))


def keys_move_the_slider_and_keep_it(page: Page) -> None:
    day = page.inner_text(".map-list > p")
    page.wait_for_selector(SLIDER)
    page.locator(SLIDER).focus()
    page.keyboard.press("End")
    page.wait_for_url("**date=2026-10-31**")
    expect(page.locator(".map-list > p")).not_to_have_text(day)
    assert page.evaluate("document.activeElement.type") == "range"


def metric_brings_values_only(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("document.querySelector('.map-plot').kept = true")
    go(page, "lang=vi&metric=reporting")
    assert page.evaluate("document.querySelector('.map-plot').kept") is True
    assert not [url for url in asked if "/shapes/" in url or "/data/places" in url]
    assert [url for url in asked if "/data/ahead" in url]


def click_leads_inside(page: Page) -> None:
    page.wait_for_timeout(500)
    at = page.evaluate(
        "() => { const map = document.querySelector('.map-plot')._fullLayout.map._subplot.map;"
        " const box = map.getCanvas().getBoundingClientRect(); const p = map.project([107.9, 15.6]);"
        " return [box.x + p.x, box.y + p.y] }"
    )
    said = page.locator(".hoverlayer text")
    # A hand is never still; a map that was busy at one movement answers the next.
    for n in range(PATIENCE // 250):
        page.mouse.move(at[0] + n % 2, at[1])
        page.wait_for_timeout(250)
        if said.count():
            break
    expect(said.first).to_be_visible()
    page.mouse.click(*at)
    page.wait_for_url("**province=48**")
    assert "metric=reporting" in page.url
    expect(page.locator(".crumbs li").last).to_have_text("Đà Nẵng", timeout=PATIENCE)


def keyboard_leads_inside_too(page: Page) -> None:
    link = page.locator(".map-list tbody th a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**commune=**")


def test_a_picture_stands_until_the_map_is_drawn(address: str, open_page: Open):
    page = open_page(f"{address}/map?lang=vi")
    expect(page.locator("main .map-svg path").first).to_be_attached()
    page.wait_for_selector(".map-live[data-drawn]", timeout=PATIENCE)
    expect(page.locator(".map-first")).to_be_hidden()
    live, first = (
        page.locator(f"{of} .map-legend span").all_text_contents() for of in (".map-live", ".map-first")
    )
    assert live == first != []


def test_an_image_has_the_size_chosen_and_the_date_of_the_slider(address: str, open_page: Open):
    page = open_map(open_page, address, "lang=en&province=01")
    page.click("#figure-map .figure-menu > summary")
    page.select_option("#figure-map .image-size", "square")
    with page.expect_download(timeout=PATIENCE) as download:
        page.click("#figure-map a[href*='.png?']")
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG") and int.from_bytes(content[16:20], "big") == 2160
    with page.expect_download(timeout=PATIENCE) as download:
        page.click("#figure-map a[href*='.svg?']")
    text = Path(download.value.path()).read_text()
    assert 'width="540"' in text and "<image" not in text
    for words in (*ARCHIPELAGOS["en"], "OpenStreetMap", "Approximate areas", "synthetic"):
        assert words in text, words


def test_the_legend_names_blanks_that_only_stations_over_areas_have(address: str, open_page: Open):
    page = open_map(open_page, address, "lang=vi&metric=stations_with_doctor&stations=on")
    entries = [text.split("\n") for text in page.locator(".map-legend span").all_inner_texts()]
    counted = sum(int(entry[1]) for entry in entries if len(entry) > 1)
    assert counted == 34
    assert ["Không áp dụng"] in entries


def test_two_metrics_move_together(address: str, open_page: Open):
    page = open_map(open_page, address, "lang=en&beside=metric:reporting")
    page.wait_for_function("() => document.querySelectorAll('.map-live[data-ready]').length === 2")
    centres = page.evaluate(
        "async () => { const maps = [...document.querySelectorAll('.map-plot')]"
        ".map(g => g._fullLayout.map._subplot.map);"
        " maps[0].jumpTo({center: [106, 21], zoom: 7}, {originalEvent: new Event('wheel')});"
        " return maps.map(m => [m.getZoom(), m.getCenter().lat]) }"
    )
    assert centres[0] == pytest.approx(centres[1])
    page.wait_for_function("() => [...document.querySelectorAll('.map-live')].every(map => map.history)")
    sliders = page.locator(".map-time input")
    sliders.first.fill("0")
    assert [sliders.nth(place).input_value() for place in (0, 1)] == ["0", "0"]
    assert len({*page.locator(".map-time output").all_text_contents()}) == 1


@pytest.mark.parametrize(("scheme", "width"), [("34", 1440), ("63", 390)])
def test_squares_of_the_tile_grid_lead_to_their_provinces(
    scheme: str, width: int, address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}/map?form=tiles&lang=vi&scheme={scheme}", width)
    links = page.locator(".tile-grid a")
    assert links.count() == page.locator(".tile-grid .cell-words text").count() == int(scheme)
    square_and_link_lie_on_each_other(page)
    links.nth(2).focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    expect(page.get_by_role("link", name=re.compile(r"^Tuyên Quang .*%"))).to_have_count(1)
    expect(page.locator(".tile-grid a:focus .tile-said b")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Enter")
    page.wait_for_url("**province=**")
    page.wait_for_selector(READY, timeout=PATIENCE)
    page.go_back()
    page.locator(".tile-grid a").filter(has_text="Khánh Hòa").click()
    page.wait_for_url("**province=56**")
    assert seen.complaints == []


def square_and_link_lie_on_each_other(page: Page) -> None:
    """The picture fills the frame; the links take their places as shares of it."""
    drawn, frame = (page.locator(f".tile-grid{at}").bounding_box() for at in (" .plot", ""))
    assert drawn and frame
    assert list(drawn.values()) == pytest.approx(list(frame.values()), abs=3)


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


def test_a_metric_is_painted_before_its_page_is_built(address: str, open_page: Open):
    page = open_map(open_page, address, "level=commune&scheme=34&lang=en&metric=deployment")
    sizes: list[int] = []
    page.on(
        "response",
        lambda answer: (
            sizes.append(answer.request.sizes()["responseBodySize"]) if "/map/data/" in answer.url else None
        ),
    )
    page.wait_for_selector(SLIDER)
    held: list[Route] = []
    page.route("**/_dash-update-component", lambda route: held.append(route))
    before, colours = page.inner_text("#figure-map h2"), painted(page)
    page.click(".control-metric .dash-dropdown")
    page.click(".dash-dropdown-option:has(input[value=timeliness])")
    expect(page.locator("#figure-map h2")).not_to_have_text(before)
    assert painted(page) != colours
    assert page.locator(".map-legend b").count() >= 3
    ahead = sizes[:]
    for route in held:
        route.continue_()
    page.unroute("**/_dash-update-component")
    page.wait_for_url("**metric=timeliness**")
    numbers = page.locator("#figure-map .twin [data-table]")
    expect(numbers).to_have_attribute("data-table", re.compile("n time"), timeout=PATIENCE)
    print(f"another metric on 3,321 communes: {sum(ahead):,} bytes compressed")
    assert ahead and sum(ahead) < VALUES_BYTES


def painted(page: Page) -> list[str]:
    """The colours of all places on the main map, as MapLibre holds them."""
    return page.evaluate(
        "() => { const g = document.querySelector('.map-plot');"
        " const at = g.data.findIndex(trace => trace.meta.role === 'value');"
        " const map = g._fullLayout.map._subplot.map, source = 'source-' + g._fullData[at].uid;"
        " return g.data[at].locations.map(id => map.getFeatureState({source, id: +id}).colour) }"
    )


def test_a_layer_put_back_has_its_colours_before_the_next_frame(address: str, open_page: Open):
    """Else a tile that arrives before it fails on its states: expression.evaluate is not a function."""
    page = open_map(open_page, address, "lang=vi")
    kinds = page.evaluate(
        "() => { const g = document.querySelector('.map-plot'), subplot = g._fullLayout.map._subplot;"
        " return g.data.map((trace, at) => [trace, g._fullData[at]])"
        ".filter(([trace, drawn]) => /value|ground/.test(trace.meta.role) && drawn.subplot === 'map')"
        ".map(([trace, drawn]) => { const id = 'plotly-trace-layer-' + drawn.uid + '-fill';"
        "   const layer = subplot.map.getLayer(id).serialize();"
        "   subplot.map.removeLayer(id); subplot.addLayer(layer, '');"
        "   return [trace.meta.role, subplot.map.getLayer(id).paint.get('fill-color').value.kind] }) }"
    )
    assert kinds == [["ground", "constant"], ["value", "source"]]
