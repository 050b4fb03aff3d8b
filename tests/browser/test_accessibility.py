"""Every page held against the rules of axe-core (WCAG and good practice): a desk in light, a phone in dark.

`make test` looks at each page's first example in one of the two ways, `make test-all` at all in both.
"""

import hashlib
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.words import LANGUAGES
from pages.registry import PAGES

VENDOR = Path(__file__).parent.parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text()
ALL = bool(os.environ.get("TRAMSO_TEST_ALL"))
ADDRESSES = [address for page in PAGES.values() for address in page.examples[: None if ALL else 1]]
# A map without its shapes, a grid without its headings or rows: a slow machine is still drawing.
UNFINISHED = (
    ".map-live:not([data-ready])",
    ".ag-header-row:not(:has([role=columnheader]))",
    ".ag-root:not(:has(.ag-row [role=gridcell]))",
)
SAID = """async () => (await axe.run()).violations.flatMap(
  ({ id, nodes }) => nodes.map((node) => `${id} ${node.target} ${node.html.slice(0, 200)}`)
)"""


@pytest.mark.parametrize("way", range(2), ids=("desk, light", "phone, dark"))
def test_no_page_breaks_a_rule(address: str, chromium: Browser, way: int):
    context = chromium.new_context(
        viewport={"width": (1440, 390)[way], "height": 900},
        color_scheme="dark" if way else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    found = []
    asked = ADDRESSES if ALL else ADDRESSES[way::2]
    for number, example in enumerate(asked):
        language = LANGUAGES[number % len(LANGUAGES)]
        page.goto(f"{address}{example}{'&' if '?' in example else '?'}lang={language}")
        page.wait_for_selector("#first", state="detached")
        page.wait_for_load_state("networkidle")
        for unfinished in UNFINISHED:
            page.wait_for_selector(unfinished, state="detached")
        page.evaluate(AXE)
        found += [f"{example} {language}: {said}" for said in page.evaluate(SAID)]
    context.close()
    assert len(asked) > 4
    assert found == []


def test_axe_is_the_published_one():
    notice = (VENDOR / "NOTICE").read_text()
    assert hashlib.sha256(AXE.encode()).hexdigest() in notice
