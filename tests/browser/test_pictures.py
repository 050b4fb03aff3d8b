"""Pictures of charts: what Plotly draws of the same chart, at its place; words under the pointer at once."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Seen

Open = Callable[..., Page]
READ = (Path(__file__).parent / "read_picture.js").read_text()
# One of each kind of chart: line, bars, areas, stacks, moves, fan, steps, curve, dots, letters, tiles.
DRAWN = (
    ("/?lang=en&metric=record_coverage", "trend"),
    ("/gaps?lang=vi&metric=ledger_digitisation", "gaps"),
    ("/paperless?lang=en", "ledgers-time"),
    ("/paperless?lang=vi", "places"),
    ("/paperless?view=flow&lang=en&compare=2025-09-30", "flow"),
    ("/paperless?view=forecast&lang=vi", "forecast-paperless"),
    ("/paperless?view=pace&lang=en", "survival"),
    ("/gaps?lang=en", "pareto"),
    ("/gaps?view=why&lang=en", "on-paper-group"),
    ("/gaps?view=why&lang=en", "steps"),
    ("/paperless?view=flow&lang=en&compare=2025-09-30", "movers"),
    ("/stations/{station}?lang=vi", "ledgers"),
    ("/map?form=tiles&lang=en", "tiles"),
)
NEAR = 2.5  # pixels


@pytest.mark.parametrize(("path", "key"), DRAWN)
def test_a_picture_is_what_plotly_draws(
    path: str, key: str, address: str, silent: dict[str, str], open_page: Open, seen: Seen
):
    page = open_page(address + path.format(station=silent["station_id"]))
    page.evaluate("document.querySelectorAll('.fold').forEach((fold) => { fold.open = true; })")
    picture = page.locator(f"#figure-{key} .picture")
    drawn, plotly = picture.evaluate(READ)
    assert drawn["ticks"] == plotly["ticks"]
    assert drawn["texts"] == plotly["texts"]
    assert [mark["colour"] for mark in drawn["marks"]] == [mark["colour"] for mark in plotly["marks"]]
    for one, other in zip(drawn["marks"], plotly["marks"], strict=True):
        assert one["box"] == pytest.approx(other["box"], abs=NEAR), one
    assert drawn["marks"] or key in ("ledgers", "tiles", "on-paper-group")
    assert drawn["ticks"] or key in ("flow", "tiles")
    assert seen.complaints == []


def test_the_value_under_the_pointer_is_said_at_once_and_plotly_comes_where_it_rests(
    address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}/gaps?lang=en&metric=ledger_digitisation")
    held: list[Route] = []
    page.route("**/assets/tramso.*.js", lambda route: held.append(route))
    picture, said = page.locator("#figure-gaps .picture"), page.locator(".said")
    picture.hover(trial=True)  # in sight, and at rest
    box = picture.locator(".plot").bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 8)
    expect(said).to_have_text(re.compile(r"^\w[\w ]+: \d+\.\d%$"))
    words = said.text_content()
    page.wait_for_timeout(400)
    assert [Path(urlsplit(route.request.url).path).name.split(".")[1] for route in held] == ["charts"]
    held[0].continue_()
    expect(picture).to_have_attribute("data-live", "")
    expect(said).to_have_count(0)
    expect(picture.locator(".hoverlayer .hovertext")).to_have_text(words or "")
    assert seen.complaints == []


def test_a_finger_is_told_the_value_that_it_taps_and_the_words_go_with_the_pointer(
    address: str, open_page: Open
):
    page = open_page(f"{address}/gaps?lang=en&metric=ledger_digitisation")
    mark, said = page.locator("#figure-gaps .plot rect:has(title)").first, page.locator(".said")
    mark.dispatch_event("click")
    expect(said).to_have_text(re.compile(r"^\w[\w ]+: \d+\.\d%$"))
    page.locator("html").dispatch_event("pointerleave")
    expect(said).to_have_count(0)


def test_nobody_waits_for_plotly_who_does_not_point(address: str, open_page: Open):
    asked: list[str] = []
    page = open_page(f"{address}/about?lang=vi")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/platforms?lang=vi")
    expect(page.locator("#first")).to_have_count(0)
    expect(page.locator("main .plot").first).to_be_visible()
    assert asked
    assert [name for name in asked if "plotly" in name or ".charts." in name or ".maps." in name] == []


def test_a_series_is_hidden_by_its_name_and_stays_hidden_when_plotly_comes(address: str, open_page: Open):
    page = open_page(f"{address}/paperless?lang=en")
    card = page.locator("#figure-stages-time")
    name = card.locator(".key button").nth(1)
    name.focus()
    page.keyboard.press("Enter")
    expect(name).to_have_attribute("aria-pressed", "false")
    expect(card.locator(".picture")).to_have_attribute("data-live", "")
    shown = "graph => graph.data.filter(trace => trace.visible !== false).map(trace => trace.name)"
    assert name.text_content() not in card.locator(".js-plotly-plot").evaluate(shown)
    page.keyboard.press("Enter")
    expect(name).to_have_attribute("aria-pressed", "true")
    assert name.text_content() in card.locator(".js-plotly-plot").evaluate(shown)


def test_another_place_brings_another_picture(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/paperless?lang=en")
    picture = page.locator("#figure-ledgers-time .picture")
    picture.evaluate("picture => window.tramso.takeOver(picture)")
    expect(picture).to_have_attribute("data-live", "")
    before = picture.get_attribute("data-figure")
    page.click(".control-province .dash-dropdown")
    page.keyboard.type("ha noi")
    page.get_by_role("option", name="Ha Noi").click()
    expect(picture).not_to_have_attribute("data-figure", before or "")
    expect(picture.locator(".plot")).to_be_visible()
    expect(picture.locator(".js-plotly-plot")).to_have_count(0)
    assert seen.complaints == []
