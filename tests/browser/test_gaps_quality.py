"""The views of `/gaps` and the parts of `/quality` in a real browser: quiet in both languages, and usable."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen

Open = Callable[..., Page]
WAIT_MS = 30_000
PATHS = (
    "/gaps?view=why",
    "/gaps?view=closing",
    "/gaps?view=equity",
    "/gaps?view=clusters",
    "/quality?part=reports",
    "/quality?part=checks",
    "/quality?part=arrived",
    "/quality?part=origin",
)


@pytest.mark.parametrize(("width", "language"), [(1440, "vi"), (390, "en")])
@pytest.mark.parametrize("path", PATHS)
def test_views_fit_and_are_quiet(
    path: str, width: int, language: str, address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}{path}&lang={language}", width)
    shown = page.locator("main figure:visible, main summary:visible")
    expect(shown.first).to_be_visible(timeout=WAIT_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def grid(page: Page) -> Page:
    """The page once its grid has its rows and stands in sight; one out of sight is not drawn.

    The way back builds the page twice, so what is scrolled to is looked up at every try.
    """
    page.wait_for_function(
        """() => {
            document.querySelector(".grid")?.scrollIntoView();
            return document.querySelector(".grid .ag-cell a");
        }""",
        timeout=WAIT_MS,
    )
    return page


def test_a_long_list_sorts_filters_and_scrolls_to_its_last_row(address: str, open_page: Open, seen: Seen):
    page = grid(open_page(f"{address}/quality?part=origin&lang=vi"))
    first = page.locator('.grid .ag-row[row-index="0"]')
    heading = page.locator('.grid .ag-header-cell[col-id="station_id"]')
    heading.locator(".ag-header-cell-text").click()
    lowest = first.locator('[col-id="station_id"]').inner_text()
    heading.locator(".ag-header-cell-text").click()
    expect(first.locator('[col-id="station_id"]')).not_to_have_text(lowest)

    rows = int(page.locator(".grid [aria-rowcount]").first.get_attribute("aria-rowcount") or 0)
    assert page.locator(".grid .ag-center-cols-container .ag-row").count() < rows
    first.locator(".ag-cell").first.click(position={"x": 2, "y": 2})
    page.keyboard.press("Control+End")
    expect(page.locator('.grid .ag-row [col-id="station_id"]', has_text=lowest)).to_be_visible()

    page.locator('.grid .ag-header-cell[col-id="station_id"] .ag-header-cell-filter-button').click()
    expect(page.locator(".ag-filter")).to_contain_text("Có chứa")
    page.locator(".ag-filter input[type=text]").first.fill(lowest)
    expect(page.locator(".grid .ag-center-cols-container .ag-row")).to_have_count(1, timeout=WAIT_MS)
    assert seen.complaints == []


def test_enter_on_a_cell_of_a_long_list_opens_its_station(address: str, open_page: Open):
    page = grid(open_page(f"{address}/quality?part=origin&lang=en"))
    page.locator('.grid .ag-row[row-index="1"] .ag-cell').first.click(position={"x": 2, "y": 2})
    page.keyboard.press("Enter")
    page.wait_for_url("**/stations/**")
    page.go_back()
    grid(page)


def test_pages_without_a_long_list_do_not_fetch_the_grid(address: str, open_page: Open):
    page = open_page(f"{address}/gaps?view=why")
    scripts = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [name for name in scripts if "ag_grid" in name] == []


def test_a_check_opens_its_rows(address: str, open_page: Open):
    page = open_page(f"{address}/quality?part=checks&lang=en")
    page.get_by_role("link", name="Outlier").click()
    page.wait_for_url("**check=outlier_robust**")
    expect(page.locator("#figure-rows h2")).to_contain_text("Outlier", timeout=WAIT_MS)


def test_the_map_of_clusters_is_drawn_in_its_classes(address: str, open_page: Open, seen: Seen):
    page = open_page(f"{address}/gaps?view=clusters&lang=en")
    for heading in page.locator(".fold > summary").all():
        heading.click()
    page.wait_for_selector(".map-live[data-ready]", timeout=2 * WAIT_MS)
    expect(page.locator(".map-legend")).to_contain_text("No significant difference")
    assert seen.complaints == []
