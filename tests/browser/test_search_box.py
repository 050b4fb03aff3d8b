"""The search as it is used: by keyboard from any page, by a finger on a phone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


def test_a_province_is_reached_by_keyboard_alone(address: str, open_page: OpenPage, seen):
    page = open_page(f"{address}/gaps?lang=vi&zone=2")
    page.keyboard.press("/")
    field = page.locator("#search-text")
    expect(field).to_be_focused()
    page.keyboard.type("yen bai")
    expect(page.locator(".search-hit").first).to_contain_text("Tỉnh Yên Bái")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-hit").first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "search-hit-places-63-15")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Tỉnh Yên Bái")
    assert page.url.endswith("/places/63/15?lang=vi&zone=2")
    expect(page.locator(".search-modal")).to_have_count(0)
    expect(page.locator("#page")).to_be_focused()
    assert seen.complaints == []


def test_escape_closes_and_gives_the_focus_back_and_tab_stays_inside(address: str, open_page: OpenPage):
    page = open_page(f"{address}/?lang=en")
    page.locator("[data-search-open]").focus()
    page.keyboard.press("Control+k")
    expect(page.locator("#search-text")).to_be_focused()
    assert page.locator("[role=dialog]").get_attribute("aria-modal") == "true"
    page.keyboard.type("15")
    expect(page.locator(".search-hit").first).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    expect(page.locator(".search-modal")).to_have_count(0)
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_a_phone_opens_it_by_a_labelled_button(address: str, open_page: OpenPage):
    page = open_page(f"{address}/?lang=en", width=390, height=800)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox", name="Search for a place or a station").fill("15")
    page.get_by_role("option", name=re.compile("^Lao Cai Province")).click()
    expect(page.locator("main h1")).to_have_text("Lao Cai Province")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_slash_in_a_field_is_a_letter(address: str, open_page: OpenPage):
    page = open_page(f"{address}/search?lang=en")
    page.locator("main input").click()
    page.keyboard.press("/")
    assert page.locator(".search-modal").count() == 0


def test_letters_typed_on_a_slow_computer_keep_their_order(address: str, open_page: OpenPage):
    page = open_page(f"{address}/?lang=en")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.keyboard.press("/")
    expect(page.locator("#search-text")).to_be_focused(timeout=20_000)
    page.keyboard.type("quang tri")
    expect(page.locator(".search-hit").first).to_contain_text("Quang Tri Province", timeout=20_000)
    expect(page.locator("#search-text")).to_have_value("quang tri")


def test_leaving_right_after_a_letter_leaves_no_fault(address: str, open_page: OpenPage, seen):
    page = open_page(f"{address}/?lang=vi")
    for leave in ("Escape", "Enter"):
        page.keyboard.press("/")
        expect(page.locator("#search-text")).to_be_focused()
        page.keyboard.type("ha noi")
        expect(page.locator(".search-hit").first).to_be_visible()
        page.keyboard.type("x")
        page.keyboard.press("Backspace")
        page.keyboard.press(leave)
        expect(page.locator(".search-modal")).to_have_count(0)
        page.wait_for_timeout(400)
    assert seen.complaints == []


def test_what_is_typed_before_the_field_has_the_focus_stays(address: str, open_page: OpenPage):
    page = open_page(f"{address}/?lang=en")
    page.evaluate(
        """() => new MutationObserver((_, seen) => {
            const field = document.getElementById("search-text");
            if (!field) return;
            seen.disconnect();
            field.value = "hoa binh";
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }).observe(document.body, { childList: true, subtree: true })"""
    )
    page.keyboard.press("/")
    expect(page.locator(".search-hit").first).to_contain_text("Hoa Binh")
    expect(page.locator("#search-text")).to_have_value("hoa binh")
