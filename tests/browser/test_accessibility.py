"""Every page held against the rules of axe-core (WCAG and good practice): a desk in light, a phone in dark.

`make test` looks at each page's first example, `make test-all` at every one.
"""

import hashlib
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.words import LANGUAGES
from pages.registry import PAGES
from tests.browser.test_every_page import NOT_DRAWN_YET

VENDOR = Path(__file__).parent.parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text()
EXAMPLES = slice(None) if os.environ.get("TRAMSO_TEST_ALL") else slice(1)
ADDRESSES = [address for page in PAGES.values() for address in page.examples[EXAMPLES]]
SAID = """async () => (await axe.run()).violations.flatMap(
  ({ id, nodes }) => nodes.map((node) => `${id} ${node.target} ${node.html.slice(0, 200)}`)
)"""


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_no_page_breaks_a_rule(address: str, chromium: Browser, width: int, theme: str):
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    found = []
    for number, example in enumerate(ADDRESSES):
        language = LANGUAGES[number % len(LANGUAGES)]
        page.goto(f"{address}{example}{'&' if '?' in example else '?'}lang={language}")
        page.wait_for_selector("#first", state="detached")
        page.wait_for_selector(NOT_DRAWN_YET, state="detached")
        page.wait_for_selector(".map-live:not([data-ready])", state="detached")
        page.evaluate(AXE)
        found += [f"{example} {language}: {said}" for said in page.evaluate(SAID)]
    context.close()
    assert len(ADDRESSES) >= len(PAGES) - 1
    assert found == []


def test_axe_is_the_published_one():
    notice = (VENDOR / "NOTICE").read_text()
    assert hashlib.sha256(AXE.encode()).hexdigest() in notice
