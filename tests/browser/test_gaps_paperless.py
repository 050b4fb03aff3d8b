from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen

Open = Callable[..., Page]
PLACES = ("/gaps?lang={}", "/gaps?lang={}&level=commune&metric=stations_with_doctor", "/paperless?lang={}")
SEEN_AT = ((1440, "vi"), (768, "en"), (390, "vi"), (390, "en"))
WAIT_MS = 30_000


@pytest.mark.parametrize(("width", "language"), SEEN_AT)
@pytest.mark.parametrize("path", PLACES)
def test_pages_fit_and_are_quiet(
    path: str, width: int, language: str, address: str, open_page: Open, seen: Seen
):
    page = open_page(address + path.format(language), width)
    expect(page.locator("main .plot, .js-plotly-plot").first).to_be_visible(timeout=WAIT_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_the_level_and_the_order_are_in_the_address(address: str, open_page: Open):
    page = open_page(f"{address}/gaps?lang=en")
    page.click(".control-level .dash-dropdown")
    page.get_by_text("Communes", exact=True).click()
    page.wait_for_url("**level=commune**")
    page.locator("#figure-ranking thead button", has_text="Reporting rate").click()
    page.wait_for_url("**order=-completeness**")
    expect(page.locator("#figure-ranking th[aria-sort=descending]")).to_contain_text(
        "Reporting rate", timeout=WAIT_MS
    )


def test_opening_a_page_changes_nothing_in_its_address(address: str, open_page: Open):
    for path in ("/gaps?lang=en&level=region", "/paperless?lang=en&ledger=L12"):
        page = open_page(address + path)
        page.wait_for_timeout(300)
        assert page.url == address + path


def test_a_ledger_leads_to_its_places_and_back(address: str, open_page: Open):
    page = open_page(f"{address}/paperless?lang=en")
    page.locator(".programme[open] a.ledger-line").first.click()
    page.wait_for_url("**ledger=L**")
    expect(page.locator("main h2", has_text="of stations")).to_have_count(1, timeout=WAIT_MS)
    assert page.evaluate("window.scrollY") == 0
    page.get_by_role("link", name="See all 78 ledgers").click()
    page.wait_for_url("**/paperless?lang=en")
    expect(page.locator("#figure-stages-time")).to_be_visible(timeout=WAIT_MS)


def test_a_cell_opens_its_stations(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/paperless?lang=en&zone=1")
    cell = page.locator(".programme[open] .ledger-cells a[href*='state=parallel']").first
    number = cell.inner_text().strip()
    cell.click()
    page.wait_for_url("**/stations?**zone=1**ledger=L**state=parallel**")
    heading = page.locator("#figure-stations h2")
    expect(heading).to_contain_text(f"{number} stations, ledger L", timeout=WAIT_MS)
    page.locator("#figure-stations tbody a[href^='/stations/']").first.click()
    page.wait_for_url("**/stations/K-*")
    assert seen.complaints == []


def test_a_zero_of_a_grid_leads_nowhere(address: str, open_page: Open):
    page = open_page(f"{address}/paperless?lang=en&level=commune&ledger=L74")
    cells = page.locator(", ".join(f".grid .ag-cell[col-id={state}]" for state in ("electronic", "parallel")))
    expect(cells.first).to_be_visible(timeout=WAIT_MS)
    # Asked at once: the grid draws only the rows in sight, anew while they come.
    read = "cells => cells.map(cell => [cell.innerText.trim(), cell.querySelectorAll('a').length])"
    led = {(text, links) for text, links in cells.evaluate_all(read)}
    assert ("0", 0) in led
    assert {text for text, links in led if not links} <= {"0", "–"}
    assert "0" not in {text for text, links in led if links}


@pytest.mark.parametrize("name", ("flow", "pace"))
def test_views_are_drawn_and_fit_a_phone(name: str, address: str, open_page: Open, seen: Seen):
    for width, language in ((1440, "en"), (390, "vi")):
        page = open_page(f"{address}/paperless?view={name}&lang={language}", width)
        expect(page.locator("main .plot").first).to_be_attached(timeout=WAIT_MS)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.complaints == []


def test_the_flow_is_saved_as_svg_with_its_hatching(address: str, open_page: Open, tmp_path):
    page = open_page(f"{address}/paperless?view=flow&lang=en&compare=2025-09-30")
    page.get_by_text("Every way from stage to stage").click()
    page.locator("#figure-flow .figure-menu > summary").click()
    with page.expect_download() as saved:
        page.locator("#figure-flow a[href*='.svg?']").click()
    file = tmp_path / "flow.svg"
    saved.value.save_as(file)
    picture = file.read_text()
    assert "Moved back" in picture and "<pattern" in picture
