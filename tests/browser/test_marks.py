"""Marks set on a list: by keyboard, by two managers, while the line or the database is away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from data.marks.kept import Marks
from tests.browser.conftest import Seen
from tests.data.marks.postgres import Postgres
from tests.served import serving

Open = Callable[..., Page]
NAME = "Lò Thị Ân"


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def marked(published_store: Path, postgres: Postgres) -> Iterator[str]:
    """A server whose marks are in a PostgreSQL."""
    with serving(published_store, TRAMSO_MARKS=postgres.url) as running:
        yield running


@pytest.fixture
def listed(marked: str, silent: dict[str, str], open_page: Open) -> Page:
    return open_page(f"{marked}/places/34/{silent['province']}?lang=en")


def marks_of(page: Page, silent: dict[str, str]) -> Locator:
    return page.locator(f".marks[data-station='{silent['station_id']}']")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def note(page: Page, silent: dict[str, str], text: str) -> None:
    marks_of(page, silent).get_by_text("Add").click()
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Note", exact=True).fill(text)
    press(page, "Save note")
    press(page, "Close")


def test_a_call_is_marked_by_keyboard_seen_by_another_manager_and_taken_back(
    listed: Page, marked: str, silent: dict[str, str], open_page: Open, seen: Seen
):
    mine = marks_of(listed, silent)
    mine.get_by_text("Called").focus()
    listed.keyboard.press("Enter")
    expect(listed.get_by_label("Your name")).to_be_focused()
    listed.keyboard.type(NAME)
    press(listed, "Called today")
    listed.keyboard.press("Escape")
    expect(mine.locator("li")).to_contain_text(NAME)
    expect(mine.get_by_text("Add")).to_be_focused()
    expect(mine.locator(".mark-called")).to_have_attribute("aria-pressed", "true")

    other = open_page(f"{marked}/places/34/{silent['province']}?lang=vi", 390)
    theirs = marks_of(other, silent)
    expect(theirs.locator("li")).to_contain_text(f", {NAME}")
    assert other.evaluate("document.documentElement.scrollWidth") <= 390

    mine.locator(".mark-called").click()
    expect(mine.locator("li")).to_have_count(0)
    mine.get_by_text("Add").click()
    expect(listed.locator(".marks-dialog .undone")).to_have_count(1)
    assert listed.get_by_label("Note", exact=True).get_attribute("maxlength") == "1000"
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_paper_has_the_marks(listed: Page, silent: dict[str, str]):
    note(listed, silent, "printer broken")
    row = listed.locator("tr", has=marks_of(listed, silent))
    listed.emulate_media(media="print")
    expect(row.locator("td.written").last).to_contain_text(f"printer broken ({NAME}")
    expect(marks_of(listed, silent)).to_be_hidden()


def test_a_station_s_own_page_has_its_history(
    listed: Page, marked: str, silent: dict[str, str], open_page: Open, seen: Seen
):
    note(listed, silent, "calls back on Friday")
    expect(listed.get_by_text("Marks waiting")).to_have_count(0)
    page = open_page(f"{marked}/stations/{silent['station_id']}?lang=en")
    expect(page.locator(".marks-history li").first).to_contain_text("calls back on Friday")
    press(page, f"Add a mark: {silent['name']}")
    page.get_by_label("Your name").fill(NAME)
    page.locator(".marks-dialog li", has_text="calls back").get_by_role("button").click()
    expect(page.locator(".marks-history .undone", has_text="calls back on Friday")).to_be_visible()
    assert seen.complaints == []


def test_marks_wait_while_the_line_is_gone_and_are_sent_once(
    listed: Page, silent: dict[str, str], postgres: Postgres, open_page: Open
):
    def kept_by_the_server_but_not_heard(route: Route) -> None:
        route.fetch()
        route.abort()

    listed.route("**/marks*", kept_by_the_server_but_not_heard)
    note(listed, silent, "nobody heard")
    waiting = listed.get_by_text("Marks waiting in this browser: 1.")
    expect(waiting).to_be_visible()
    expect(marks_of(listed, silent).locator("li", has_text="nobody heard")).to_contain_text("waiting")
    listed.reload()
    listed.wait_for_selector("#first", state="detached")
    expect(waiting).to_be_visible(timeout=15_000)
    listed.unroute("**/marks*")
    expect(waiting).to_be_hidden(timeout=15_000)
    assert texts_kept(postgres, silent).count("nobody heard") == 1


def test_marks_wait_while_postgresql_is_gone_and_are_sent_when_it_is_back(
    listed: Page, silent: dict[str, str], postgres: Postgres
):
    waiting = listed.get_by_text("Marks waiting in this browser: 1.")
    postgres.kill()
    try:
        note(listed, silent, "database away")
        expect(waiting).to_be_visible()
        expect(marks_of(listed, silent)).to_contain_text("database away")
    finally:
        postgres.start()
    expect(waiting).to_be_hidden(timeout=30_000)
    assert texts_kept(postgres, silent).count("database away") == 1


def texts_kept(postgres: Postgres, silent: dict[str, str]) -> list[str]:
    marks = Marks(postgres.url)
    found = [event.text for event in marks.history(silent["station_id"])]
    marks.close()
    return found
