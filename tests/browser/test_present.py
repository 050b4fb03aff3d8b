"""A page on a projector: keys as remote controls send them, large letters, a round, a server that is gone."""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen

Open = Callable[..., Page]
SEEN = ".screen:visible"
# Pixels of letters on a screen of 1920 × 1080, read from ten metres; names in pictures are smaller.
SIZES = """screens => screens
  .flatMap(screen => [...screen.querySelectorAll("h1, h2, p, li, td, th, output, footer span")])
  .filter(part => part.checkVisibility() && !part.closest(".sr-only, .dots-links") && part.innerText.trim())
  .map(part => [parseFloat(getComputedStyle(part).fontSize) * part.currentCSSZoom, part.innerText])"""
STEPS = {"PageDown": 2, " ": 3, "ArrowLeft": 2, "End": 8, "ArrowRight": 1, "PageUp": 8}


def test_keys_lead_through_the_screens_and_out(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/?lang=en&present=1", width=1920, height=1080)
    expect(page.locator(SEEN)).to_have_count(1)
    expect(page.locator("nav.pages")).to_be_hidden()
    for key, at in STEPS.items():
        page.keyboard.press(key)
        expect(page.locator(SEEN)).to_have_id(f"screen-{at}")
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        small = [part for part in page.eval_on_selector_all(".screen", SIZES) if part[0] < 28]
        assert small == []
    assert page.url.endswith("#screen-8")
    page.locator(f"{SEEN} a[href='#screen-1']").click()
    expect(page.locator("h1:visible")).to_be_focused()
    assert 56 <= page.locator("h1:visible").evaluate("h1 => parseFloat(getComputedStyle(h1).fontSize)") <= 72
    page.keyboard.press("Escape")
    expect(page.locator("nav.pages")).to_be_visible()
    assert page.url == f"{address}/?lang=en"
    assert seen.complaints == []


def test_a_wall_screen_goes_round_and_says_when_the_server_is_gone(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=en&present=1&every=600")
    page.route("**/health", lambda route: route.abort())
    expect(page.locator(SEEN)).to_have_id("screen-1")
    page.clock.set_fixed_time(datetime.now() + timedelta(minutes=11))
    expect(page.locator(SEEN)).to_have_id("screen-2")
    expect(page.locator(".present-state")).to_contain_text("The server has not answered since")
    page.keyboard.press("p")
    expect(page.locator(".present-state")).to_contain_text("Paused")
    page.clock.set_fixed_time(datetime.now() + timedelta(minutes=33))
    page.wait_for_timeout(1200)
    expect(page.locator(SEEN)).to_have_id("screen-2")
