import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data.measures.metrics import METRICS
from tests.browser.conftest import WAYS, Seen

Open = Callable[..., Page]

# What Chromium notes of the status of the page itself.
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_the_page_fits_and_is_quiet(width: int, language: str, address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/about?lang={language}&sources=2026-10-31", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article[id^=metric-]").count() == len(METRICS)
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_a_link_to_a_definition_shows_it(address: str, open_page: Open):
    page = open_page(f"{address}/about?lang=en#metric-parallel_running")
    expect(page.locator("#metric-parallel_running")).to_be_in_viewport()
    expect(page.locator("#metric-parallel_running")).to_have_attribute("aria-current", "location")
    page.click(".about-contents a[href='#glossary']")
    expect(page.locator("#glossary > h2")).to_be_in_viewport()


def test_a_term_is_found_without_accents_and_stays_in_the_address(address: str, open_page: Open):
    page = open_page(f"{address}/about?lang=vi")
    box = page.locator("#figure-glossary input[type=search]")
    box.fill("so giay")
    box.press("Enter")
    page.wait_for_url("**term=so+giay**")
    expect(page.locator("#figure-glossary tbody tr")).to_have_count(1)


def test_source_files_come_on_request(address: str, open_page: Open):
    page = open_page(f"{address}/about?lang=en")
    assert page.locator("#sources").count() == 0
    page.locator("#version a[href*='part=arrived']").click()
    page.locator("#figure-arrived a", has_text="SHA-256").first.click()
    expect(page.locator("#sources")).to_be_in_viewport(timeout=15000)
    expect(page.locator("#sources tbody code").first).to_have_text(re.compile("^[0-9a-f]{64}$"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "Địa chỉ “/bản-đồ” không có trên TrạmSố."),
        ("en", "The address “/bản-đồ” does not exist on TrạmSố."),
    ],
)
def test_an_unknown_address_is_a_page_with_the_way_back(
    language: str, words: str, address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}/bản-đồ?lang={language}&date=2001-01-01")
    expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("#status .notice")).to_contain_text("2001-01-01")
    page.locator("main .panel a").first.click()
    expect(page.locator("nav.pages a.current")).to_have_text({"vi": "Tổng quan", "en": "Overview"}[language])
    expect(page.locator("main .first h1")).to_be_visible()
    assert "2001" not in page.url
    assert seen.complaints == [NOT_FOUND]
