"""A tour on the first screen: every step is about a part in view, by keyboard, and ends where it began."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from pages.home.tour import TOURS
from tests.browser.conftest import Seen

Open = Callable[..., Page]


def test_a_tour_is_led_by_the_keyboard_and_ends_where_it_began(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/?lang=en")
    for n, steps in enumerate(TOURS.values()):
        page.locator(".tours > summary").press("Enter")
        page.locator("[data-tour]").nth(n).press("Enter")
        seen_steps = 0
        while True:
            expect(page.locator(".tour")).to_be_focused()
            expect(page.locator(".tour")).to_be_in_viewport(ratio=1)
            expect(page.locator(".tour-at")).to_be_in_viewport()
            seen_steps += 1
            following = page.locator(".tour button", has_text="Next")
            if not following.count():
                break
            following.press("Enter")
        assert len(steps) - 1 <= seen_steps <= len(steps)
        page.keyboard.press("Escape")
        expect(page.locator(".tour")).to_have_count(0)
        expect(page.locator(".tours > summary")).to_be_focused()
    assert seen.complaints == []
