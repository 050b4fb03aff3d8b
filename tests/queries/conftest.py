from pathlib import Path

import pytest

from data.publishing.publish import publish
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from tests.data.small_country import write_landing


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The small country, laid, checked and published as an operator does it."""
    folder: Path = tmp_path_factory.mktemp("small")
    publish(write_landing(folder / "landing"), folder / "store")
    return Publication(folder / "store")


@pytest.fixture(scope="session")
def latest(publication: Publication) -> Snapshot:
    return publication.snapshot()
