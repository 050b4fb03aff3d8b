"""A manager on Monday: from `/` to the printed list to work, in four clicks on the screen of an old PC."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data.geography.units import load_units
from data.scope import Scope
from data.store.publication import Publication
from queries.work_list import work_list

Open = Callable[..., Page]
CLICKS = "window.clicks = 0; addEventListener('click', () => window.clicks++, true); window.print = () => {}"


@pytest.fixture
def province(published_store) -> tuple[str, str, int]:
    """The province with the most stations to contact: code, English short name, how many."""
    rows = work_list(Publication(published_store).snapshot(), Scope())
    code, count = rows["province"].value_counts(sort=True).row(0)
    unit = load_units().table.filter(level="province", scheme="34", code=code)
    return code, unit["short_en"].item(), count


def test_from_the_first_page_to_the_printed_list_in_four_clicks(province, address: str, open_page: Open):
    code, name, count = province
    page: Page = open_page(f"{address}/?lang=en", 1366, 768)
    page.evaluate(CLICKS)
    page.click(".control-province .dash-dropdown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type(name, delay=50)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"Stations to contact in {name}").click()
    page.wait_for_url(f"**/places/34/{code}**")
    card = page.locator("#figure-list")
    expect(card.locator("td a[href^='tel:']").first).to_be_in_viewport()
    card.locator("details.figure-menu > summary").click()
    card.locator("[data-print]").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(card.locator("tbody tr:visible")).to_have_count(count)
    assert page.evaluate("window.clicks") == 4
