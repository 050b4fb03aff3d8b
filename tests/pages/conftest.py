from collections.abc import Iterator
from pathlib import Path

import pytest

from data.publication import Publication
from pages import _published, _routes


@pytest.fixture(scope="session")
def opened(published_store: Path) -> Publication:
    return Publication(published_store)


@pytest.fixture(autouse=True)
def store(published_store: Path, opened: Publication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every page reads the small synthetic country."""
    monkeypatch.setattr(_published, "publication", lambda: opened)
    monkeypatch.setattr(_routes, "publication", lambda: opened)
    yield published_store
