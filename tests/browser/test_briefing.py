"""Figures collected on two pages become a briefing that is edited, taken away and sent to a colleague."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.axe import AXE, SAID
from tests.browser.conftest import Seen

Open = Callable[..., Page]
BRIEFING = "JSON.parse(localStorage['tramso-briefing'])"


def titles(page: Page, count: int = 3) -> list[str]:
    """Read at one moment: the list is drawn anew after every change."""
    drawn = page.wait_for_function(
        """(count) => {
            const items = [...document.querySelectorAll(".briefing-item")];
            const busy = document.querySelector(".briefing-picture[aria-busy=true]");
            const title = (one) => one.querySelector("[data-part=title]").value;
            return items.length === count && !busy && items.map(title);
        }""",
        arg=count,
    )
    return list(drawn.json_value())


def collected(page: Page, key: str) -> None:
    figure = page.locator(f"#figure-{key}")
    if figure.locator(".figure-menu").count():
        figure.locator(".figure-menu > summary").click()
    figure.locator("[data-collect]").click()


def go(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#first", state="detached")


def test_a_briefing_from_the_first_figure_to_a_colleague(
    address: str, open_page: Open, seen: Seen, tmp_path: Path
):
    page = open_page(f"{address}/paperless?lang=en")
    collected(page, "stages-time")
    expect(page.locator(".collected-said")).to_contain_text("added to the briefing (1 of 100)")
    collected(page, "numbers")
    go(page, f"{address}/gaps?lang=en&province=01")
    collected(page, "numbers")
    page.click(".collected")
    trend, headlines, numbers = titles(page)
    assert trend != headlines and "Ha Noi" in numbers

    page.locator("[data-do=down]").first.focus()
    page.keyboard.press("Enter")
    assert titles(page) == [headlines, trend, numbers]
    assert page.evaluate("document.activeElement.dataset.do") == "down"
    page.locator("[data-part=title]").nth(1).fill("Paper is ending")
    page.locator("[data-part=comment]").nth(1).fill("Ask the provinces.")
    page.locator("[data-do=remove]").last.click()
    assert titles(page, 2) == [headlines, "Paper is ending"]
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    assert titles(page) == [headlines, "Paper is ending", numbers]
    page.reload()
    page.wait_for_selector("#first", state="detached")
    assert titles(page) == [headlines, "Paper is ending", numbers]
    page.locator("[data-do=plain]").nth(1).click()
    assert titles(page) == [headlines, trend, numbers]

    with page.expect_download() as saved:
        page.click("[data-file=pptx]")
    saved.value.save_as(tmp_path / "a.pptx")
    slides = Presentation(tmp_path / "a.pptx").slides
    shapes = [shape for slide in slides for shape in slide.shapes if shape.has_text_frame]
    words = [shape.text_frame.text.replace("\u00a0", " ") for shape in shapes]
    assert trend.replace("\u00a0", " ") in words
    assert any("Ask the provinces." in text for text in words)

    page.bring_to_front()
    page.click("[data-keep=link]")
    expect(page.locator("[data-keep=link]")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    colleague = open_page(f"{link}&lang=en")
    assert titles(colleague) == [headlines, trend, numbers]
    assert "items=" not in colleague.url
    go(page, f"{link}&lang=en")
    expect(page.locator(".briefing-offer")).to_be_visible()
    page.click("[data-take=keep]")
    assert len(titles(page)) == 3
    assert seen.complaints == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_broken_items_speak_and_no_rule_of_accessibility_is_broken(
    language: str, address: str, open_page: Open
):
    page = open_page(f"{address}/about?lang={language}")
    items = [
        {
            "id": "a",
            "kind": "figure",
            "path": "/paperless",
            "figure": "stages-time",
            "version": "gone",
            "title": None,
        },
        {"id": "b", "kind": "heading", "title": "A"},
        {"id": "c", "kind": "figure", "path": "/gaps", "figure": "nope", "title": None},
        {"id": "d", "kind": "changes", "title": None},
    ]
    kept = json.dumps({"briefing": 1, "items": items})
    page.evaluate("kept => localStorage.setItem('tramso-briefing', kept)", kept)
    go(page, f"{address}/briefing?lang={language}")
    assert len(titles(page, 4)) == 4
    expect(page.locator(".briefing-item.broken")).to_have_count(2)
    expect(page.locator(".briefing-older")).to_be_visible()
    page.evaluate(f"() => {{ {AXE} }}")
    assert page.evaluate(SAID, {}) == []
    page.click("[data-all=refreshed]")
    expect(page.locator(".briefing-older")).to_be_hidden()
    assert page.evaluate(f"{BRIEFING}.items[0].version") != "gone"
