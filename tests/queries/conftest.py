from pathlib import Path

import pytest

from data.store.publication import Publication
from data.store.snapshot import Snapshot
from tests.stores import laid_store


@pytest.fixture(scope="session")
def publication(stores_folder: Path) -> Publication:
    """The laid country, checked and published as an operator does it."""
    return Publication(laid_store(stores_folder))


@pytest.fixture(scope="session")
def latest(publication: Publication) -> Snapshot:
    return publication.snapshot()
