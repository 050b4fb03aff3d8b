from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seen

WAIT_MS = 30_000


@pytest.mark.parametrize(("width", "language"), ((1440, "vi"), (390, "en")))
def test_the_platforms_fit_and_are_quiet(
    width: int, language: str, address: str, open_page: Callable[..., Page], seen: Seen
):
    page = open_page(f"{address}/platforms?lang={language}", width)
    expect(page.locator(".ladder-card")).to_have_count(6, timeout=WAIT_MS)
    expect(page.locator("main .plot").first).to_be_visible(timeout=WAIT_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}
