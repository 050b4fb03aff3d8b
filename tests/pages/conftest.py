from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.publication import Publication
from pages.shell import published, routes


@pytest.fixture(scope="session")
def opened(published_store: Path) -> Publication:
    return Publication(published_store)


@pytest.fixture(autouse=True)
def store(published_store: Path, opened: Publication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every page reads the small synthetic country."""
    monkeypatch.setattr(published, "publication", lambda: opened)
    monkeypatch.setattr(routes, "publication", lambda: opened)
    yield published_store
