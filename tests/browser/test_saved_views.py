"""Views saved in the browser: under a name, as the start page, as a file; the way to a province and back."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen

Open = Callable[..., Page]
STAR = "#react-entry-point [data-views]"
WAY = "#react-entry-point .way-back a"
NAME = ".views-dialog form [name=name]"
SAID = ".views-said"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"


def save(page: Page, name: str) -> None:
    page.click(STAR)
    page.locator(NAME).first.fill(name)
    page.keyboard.press("Enter")


def test_a_saved_view_is_opened_undone_and_made_the_start_page_of_a_visit(
    address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}/paperless?lang=en&province=11")
    save(page, "My ledgers")
    expect(page.locator(SAID)).to_contain_text("“My ledgers” saved.")
    expect(page.locator(".views-list small")).to_have_text("newest data")
    page.click(".views-list >> text=Remove")
    expect(page.locator(".views-list li")).to_have_count(0)
    page.click(f"{SAID} button")
    expect(page.locator(".views-list a")).to_have_text("My ledgers")
    page.click(".views-list >> text=start page")
    page.keyboard.press("Escape")
    expect(page.locator(STAR)).to_be_focused()

    visit = page.context.new_page()
    visit.goto(f"{address}/")
    visit.wait_for_url("**/paperless?province=11")
    visit.click(".views-started a")
    visit.wait_for_url(f"{address}/")
    expect(visit.locator("main h1")).to_contain_text("trạm y tế")
    visit.goto(f"{address}/?lang=en")
    expect(visit.locator(WAY)).to_have_text(re.compile("^Back to "))
    assert "paperless" not in visit.url
    assert seen.complaints == []


def test_the_province_is_remembered_and_the_country_is_one_link_away(address: str, open_page: Open):
    page = open_page(f"{address}/places/34/11?lang=en")
    page.click(WAY)
    page.wait_for_url(f"{address}/places?lang=en")
    expect(page.locator("#react-entry-point .recent-places a")).to_have_count(1)
    page.click(".pages >> text=Coverage gaps")
    page.wait_for_url("**/gaps?lang=en")
    page.click(WAY)
    page.wait_for_url("**/gaps?**province=11**")
    expect(page.locator(WAY)).to_have_text("Whole country")


def test_views_are_taken_along_as_a_file_and_a_bad_one_changes_nothing(address: str, open_page: Open):
    page = open_page(f"{address}/gaps?lang=en&date=2026-09-30")
    save(page, "September")
    expect(page.locator(".views-list small")).to_contain_text("data as of")
    with page.expect_download() as download:
        page.click("[data-views-file]")
    views = json.loads(download.value.path().read_text())
    assert [item["address"] for item in views["items"]] == ["/gaps?date=2026-09-30"]

    field = page.locator(".views-files input")
    evil = {"name": "Elsewhere", "address": "//example.org/"}
    files = ((b"no views", "no saved views"), (json.dumps({**views, "items": [evil]}).encode(), "file: 0"))
    for body, said in files:
        field.set_input_files({"name": "v.json", "mimeType": "application/json", "buffer": body})
        expect(page.locator(SAID)).to_contain_text(said)
        expect(page.locator(".views-list li")).to_have_count(1)
    other = open_page(f"{address}/?lang=en")
    other.click(STAR)
    brought = {"name": "v.json", "mimeType": "application/json", "buffer": json.dumps(views).encode()}
    other.locator(".views-files input").set_input_files(brought)
    other.click(".views-list a")
    other.wait_for_url("**/gaps?date=2026-09-30&lang=en")


def test_a_browser_that_keeps_nothing_says_so_and_shows_the_page(chromium, address: str):
    context = chromium.new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto(f"{address}/?lang=en")
    page.wait_for_selector("#first", state="detached")
    save(page, "Overview")
    expect(page.locator(SAID)).to_contain_text("does not keep data")
    expect(page.locator(".views-list a")).to_have_text("Overview")
    context.close()
