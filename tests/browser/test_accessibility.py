"""Every page held against the rules of axe-core (WCAG and good practice).

`make test` looks at each page's first example in one language, at one width, in one theme, and at the lists
of one page; `make test-all` at every address in both languages, at every width, in every theme, at all lists.
"""

import hashlib
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from data.words import LANGUAGES
from pages.registry import PAGES
from tests.browser.axe import AXE, THEMES, VENDOR, WIDTHS, broken, broken_by_lists, visit

ALL = bool(os.environ.get("TRAMSO_TEST_ALL"))
FIRST = [page.examples[0] for page in PAGES.values()]
EXAMPLES = [
    (example, language, WIDTHS if ALL else (WIDTHS[number % 3],), THEMES if ALL else (THEMES[number % 2],))
    for number, example in enumerate([each for page in PAGES.values() for each in page.examples])
    for language in (LANGUAGES if ALL else (LANGUAGES[number % 2],))
    if ALL or example in FIRST
]
WITH_LISTS = [each.examples[0] for key, each in PAGES.items() if ALL or key == "map"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page into which axe may be put."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("example", "language", "widths", "themes"), EXAMPLES)
def test_no_page_breaks_a_rule(
    example: str, language: str, widths: tuple[int, ...], themes: tuple[str, ...], address: str, page: Page
):
    visit(page, f"{address}{example}{'&' if '?' in example else '?'}lang={language}")
    assert broken(page, widths, themes) == []


@pytest.mark.parametrize("example", WITH_LISTS)
def test_no_list_to_choose_from_breaks_a_rule(example: str, address: str, page: Page):
    visit(page, f"{address}{example}")
    assert broken_by_lists(page) == []


def test_axe_is_the_published_one():
    notice = (VENDOR / "NOTICE").read_text()
    assert hashlib.sha256(AXE.encode()).hexdigest() in notice
