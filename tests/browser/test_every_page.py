"""Every page at two widths in both languages: it fits, is whole, legible, in one language and quiet.

`make test` looks at each address in one of the languages, `make test-all` in both.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from data.words import LANGUAGES, Language, catalogue
from pages.registry import PAGES
from tests.browser.conftest import Seen

Open = Callable[..., Page]
LOOK, OVERLAPS = ((Path(__file__).parent / name).read_text() for name in ("look.js", "overlaps.js"))
WIDTHS = (1440, 390)
# Letters of a code, in either language.
SHORTEST = 3
ADDRESSES = [address for page in PAGES.values() for address in page.examples]


def foreign(language: Language) -> list[str]:
    """The whole sentences and labels that only the other language has."""
    other = next(known for known in LANGUAGES if known != language)
    words = set(catalogue(other).values()) - set(catalogue(language).values())
    return [text for text in words if len(text) >= SHORTEST]


def go(page: Page, address: str) -> None:
    """To another address as a link leads there: the title comes once the page is there."""
    page.evaluate(
        """address => {
            document.title = "";
            history.pushState({}, "", address);
            dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
        }""",
        address,
    )
    page.wait_for_selector("title:not(:empty)", state="attached")
    page.wait_for_selector("main h1")


def turn(page: Page, width: int) -> None:
    """To another width: maps are drawn anew, which takes them a moment."""
    page.set_viewport_size({"width": width, "height": 900})
    for _ in range(20):
        if page.evaluate("document.scrollingElement.scrollWidth") <= width:
            return
        page.wait_for_timeout(200)


def asked(language: Language) -> list[str]:
    """The addresses to look at in a language: every other one, those that the other language leaves out."""
    step = 1 if os.environ.get("TRAMSO_TEST_ALL") else len(LANGUAGES)
    return ADDRESSES[LANGUAGES.index(language) % step :: step]


@pytest.mark.timeout(1200)  # dozens of addresses at two widths, beside all other tests
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_at_a_desk_and_on_a_phone(
    language: Language, address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}/about?lang={language}")
    words, found, widths = foreign(language), {}, WIDTHS
    for path in asked(language):
        go(page, f"{path}{'&' if '?' in path else '?'}lang={language}")
        for width in widths:
            turn(page, width)
            found[f"{path} at {width}"] = (
                page.evaluate(LOOK, words) + page.evaluate(OVERLAPS) + seen.complaints
            )
            seen.complaints.clear()
        widths = widths[::-1]
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert seen.hosts == {"127.0.0.1"}
