"""A real server (tests/served.py), and a real Chromium that records what it asks for and complains about."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from data.scope import Scope
from data.store.publication import Publication
from data.words import LANGUAGES
from queries.stations import without_report
from tests.served import serving

# The shell has no window to draw around each page: half of the work of the whole browser.
INSTALLED = (shutil.which(name) for name in ("chromium-headless-shell", "chromium"))
CHROMIUM = os.environ.get("TRAMSO_CHROMIUM") or next(filter(None, INSTALLED), "chromium")
# Maps need WebGL, which SwiftShader draws without a graphics card.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# Widths with a language each; all of them in both for `make test-all`.
WAYS = [
    (width, language)
    for row, width in enumerate((1440, 768, 390))
    for column, language in enumerate(LANGUAGES)
    if os.environ.get("TRAMSO_TEST_ALL") or (row + column) % 2 == 0
]


@dataclass
class Seen:
    """What a page asked for, and what its console complained of."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> Page:
        """Record every request's host, console error, warning and uncaught exception of a page."""
        page.on("request", lambda request: self._host(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None
        )
        return page

    def _host(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or address)


@pytest.fixture(scope="session")
def silent(published_store: Path) -> dict[str, str]:
    """A station that is on its province's list: its id, its province and its commune."""
    rows = without_report(Publication(published_store).snapshot(), Scope())
    return rows.row(0, named=True)


@pytest.fixture(scope="session")
def address(published_store: Path) -> Iterator[str]:
    """A server over the small synthetic country."""
    with serving(published_store) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def open_page(chromium: Browser, seen: Seen) -> Iterator[Callable[..., Page]]:
    """Opens an address in a browser profile of its own; all are closed at the end."""
    contexts = []

    def open_at(url: str, width: int = 1440, height: int = 900) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = seen.watch(context.new_page())
        page.goto(url)
        page.wait_for_selector("#first", state="detached")
        page.wait_for_load_state("networkidle")
        return page

    yield open_at
    for context in contexts:
        context.close()
