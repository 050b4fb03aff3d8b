from pathlib import Path

import pytest

from data.store.publication import Publication
from tests.conftest import ReadStore


@pytest.fixture(scope="session")
def opened(published_store: Path) -> Publication:
    """The small synthetic country, for a test's own questions."""
    return Publication(published_store)


@pytest.fixture(autouse=True)
def store(published_store: Path, read_store: ReadStore) -> Path:
    """Every page reads the small synthetic country."""
    read_store(published_store)
    return published_store
