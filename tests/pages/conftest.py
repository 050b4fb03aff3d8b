from collections.abc import Iterator
from pathlib import Path

import pytest

from data.publication import Publication
from pages import _published


@pytest.fixture(autouse=True)
def store(published_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every page reads the small synthetic country."""
    publication = Publication(published_store)
    monkeypatch.setattr(_published, "publication", lambda: publication)
    yield published_store
