"""The one handle on the published versions that every page of this process reads through."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock

from components.reading.covered import Covered
from components.reading.parse_view import Expected, parse_view
from components.reading.view import View
from data.geography.units import Units, load_units
from data.settings import settings
from data.store.answers import ANSWERS
from data.store.publication import Publication
from pages.shell.page import Page
from pages.shell.presenting import PRESENTING
from pages.shell.reader import reader
from queries.coverage import coverage_of, register_of
from queries.estimates import estimated_shares

_LOCK = Lock()


@cache
def _published(store: Path) -> Publication:
    ANSWERS.limit(settings().kept_answers)
    return Publication(store, settings().database_memory)


def publication() -> Publication:
    """The store of the settings, made by one thread; nothing is opened before a page asks."""
    with _LOCK:
        return _published(settings().store)


def units() -> Units:
    """The units of both schemes, with the settings' extra unit files; read once, by one thread."""
    with _LOCK:
        return load_units(settings().unit_files)


def view_of(page: Page, path: str, search: str | None) -> View:
    """The address understood for that page; raises TramSoError when nothing is published."""
    parts = page.match(path) or {}
    in_path = page.place(units(), **parts)
    expected = Expected({**PRESENTING, **page.parameters}, page.metric, in_path, page.compares)
    asked = replace(parse_view(path, search, publication(), units(), expected), reader=reader())
    view = page.settled(asked, **parts)
    return replace(
        view,
        estimated=estimated_shares(view.snapshot, view.scope),
        covered=Covered(
            lambda metric: coverage_of(view.snapshot, view.scope, metric),
            register_of(view.snapshot, view.scope),
            settings().coverage_from,
        ),
    )
