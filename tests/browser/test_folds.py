"""On a phone pages and filters fold into one line that says what is chosen; the first number stands below."""

import os
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from data.words import LANGUAGES

Open = Callable[..., Page]
ALL = bool(os.environ.get("TRAMSO_TEST_ALL"))
# Pages that answer with numbers.
PAGES = (
    *("/", "/map", "/stages", "/places/34/11", "/changes", "/platforms", "/platforms?view=places"),
    *("/gaps", "/gaps?view=why", "/gaps?view=equity", "/gaps?view=clusters"),
    *("/paperless", "/paperless?view=flow", "/quality", "/quality?part=checks"),
)
# A phone; a desk of 1,440 × 900 enlarged twice.
NARROW = ((390, 844), (720, 450))
# Pixels from the header to the first digits that a reader sees.
FIRST_NUMBER = """() => {
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const tops = [];
  for (const range = document.createRange(); walk.nextNode(); ) {
    const { data, parentElement } = walk.currentNode;
    if (!/\\d/.test(data) || parentElement.closest(".sr-only") || !parentElement.checkVisibility()) continue;
    range.selectNodeContents(walk.currentNode);
    tops.push(range.getBoundingClientRect().top);
  }
  return Math.min(...tops) - document.querySelector("#header").getBoundingClientRect().bottom;
}"""


@pytest.mark.parametrize(
    ("language", "size"),
    [*product(LANGUAGES, NARROW)] if ALL else [*zip(LANGUAGES, NARROW, strict=True)],
)
def test_the_first_number_stands_below_the_header(
    address: str, open_page: Open, language: str, size: tuple[int, int]
):
    page = open_page(f"{address}/about?lang={language}", *size)
    found = {}
    for path in PAGES:
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
        page.wait_for_selector("#first", state="detached")
        found[path] = page.evaluate(FIRST_NUMBER)
    assert {path: low for path, low in found.items() if low > 200} == {}


def test_the_line_says_what_is_chosen_opens_and_stays(address: str, open_page: Open):
    page = open_page(f"{address}/gaps?province=11&zone=3&lang=en", width=390, height=844)
    pages, filters = page.locator("button[data-fold]").all()
    expect(filters).to_contain_text("Dien Bien · ")
    expect(filters).to_contain_text("1 more filter")
    expect(page.locator("nav.pages")).to_be_hidden()
    expect(page.locator(".filters")).to_be_hidden()
    page.evaluate("scrollTo(0, 900)")
    expect(filters).to_be_in_viewport(ratio=1)
    filters.click()
    expect(page.locator(".control-metric")).to_be_in_viewport()
    expect(filters).to_have_attribute("aria-expanded", "true")
    pages.click()
    expect(page.locator(".filters")).to_be_hidden()
    page.locator("nav.pages a").nth(1).click()
    page.wait_for_url("**/map**")
    expect(page.locator("nav.pages")).to_be_hidden()


def test_a_wide_screen_shows_pages_and_filters_as_they_are(address: str, open_page: Open):
    page = open_page(f"{address}/gaps?lang=en", width=1440)
    expect(page.locator(".folds")).to_be_hidden()
    expect(page.locator("nav.pages")).to_be_visible()
    expect(page.locator(".control-metric")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/places/34/11", "/stages", "/quality"])
def test_nothing_scrolls_sideways_at_400_percent(path: str, address: str, open_page: Open):
    """1,280 × 1,024 pixels enlarged four times."""
    page = open_page(f"{address}{path}?lang=vi", 320, 256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("typed", ["2026-03", "03/2026", "mar 2026", "31/3"])
@pytest.mark.parametrize("opened_by", ["click", "press"])
def test_a_date_is_found_by_what_is_typed(opened_by: str, typed: str, address: str, open_page: Open):
    page = open_page(f"{address}/?lang=en")
    page.wait_for_load_state("networkidle")
    dates = page.locator(".control-date .dash-dropdown")
    dates.click() if opened_by == "click" else dates.press("Enter")
    expect(page.get_by_role("option", name="28 February 2026")).to_be_visible()
    page.keyboard.type(typed)
    expect(page.get_by_role("option", name="28 February 2026")).to_be_hidden()
    page.get_by_role("option", name="31 March 2026").click()
    page.wait_for_url("**date=2026-03-31**")
