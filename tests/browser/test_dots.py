"""Every station a dot, through time: what moves, what is said, and where it leads."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Seen

Open = Callable[..., Page]
DRAWN = "() => document.querySelector('.dots-stage canvas').toDataURL()"
TILES = ".dots-stage.wide .dots-links"


def number(text: str | None) -> int:
    return int(re.sub(r"\D", "", text or ""))


def test_time_moves_the_dots_and_the_counts_of_the_key(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/stages?lang=en")
    slider, told = page.locator(".dots-time input"), page.locator(".dots-time p")
    expect(page.locator(".dots-stage.live canvas")).to_be_visible()
    sustained = page.locator(".dots-key [data-digit='1'] b")
    now, drawn = number(sustained.text_content()), page.evaluate(DRAWN)
    last = told.text_content()
    slider.focus()
    slider.press("Home")
    expect(page.locator(".dots-time output")).not_to_have_text("October 2026")
    expect(told).not_to_have_text(last or "")
    assert number(sustained.text_content()) > now
    assert page.evaluate(DRAWN) != drawn
    slider.press("End")
    expect(told).to_have_text(last or "")
    assert page.evaluate(DRAWN) == drawn
    assert seen.complaints == []


def test_playing_goes_from_the_first_date_to_the_last_and_stops(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/?lang=en")
    play, slider = page.locator(".dots-time button"), page.locator(".dots-time input")
    last = slider.get_attribute("max")
    play.click()
    expect(play).to_have_attribute("aria-label", "Stop")
    expect(page.locator(".dots-stage.live canvas")).to_be_visible()
    expect(play).to_have_attribute("aria-label", "Play from the first date", timeout=20000)
    expect(slider).to_have_js_property("value", last)
    assert seen.complaints == []


def test_playing_goes_on_when_dash_draws_the_first_page_anew(address: str, chromium: Browser):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/dash_renderer*", lambda route: (page.wait_for_timeout(1500), route.continue_()))
    page.goto(f"{address}/stages?lang=en", wait_until="commit")
    page.locator("#first .dots-time button").click()
    page.wait_for_selector("#first", state="detached")
    slider = page.locator(".dots-time input")
    expect(page.locator(".dots-time button")).to_have_attribute("aria-label", "Stop")
    expect(slider).to_have_js_property("value", slider.get_attribute("max"), timeout=20000)
    context.close()


def test_a_tile_leads_into_its_province_and_from_there_to_a_station(address: str, open_page: Open):
    page = open_page(f"{address}/stages?lang=en")
    tile = page.locator(f"{TILES} a").first
    name = (tile.text_content() or "").split(":")[0]
    tile.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(f"Station by station: {name}")
    page.locator(f"{TILES} a").first.click()
    expect(page).to_have_url(re.compile("commune="))
    expect(page.locator("h1")).not_to_have_text(f"Station by station: {name}")
    page.locator(f"{TILES} a").first.click()
    expect(page).to_have_url(re.compile("/stations/"))


def test_the_dot_under_the_pointer_says_its_station(address: str, open_page: Open):
    page = open_page(f"{address}/stages?lang=en")
    tile = page.locator(f"{TILES} li").first
    box = tile.bounding_box()
    assert box
    page.mouse.move(box["x"] + 3, box["y"] + 17)
    expect(page.locator(".said")).to_have_text(re.compile(r"(since \w+ \d{4}|at every date)"))
