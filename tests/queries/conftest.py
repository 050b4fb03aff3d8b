import pytest

from data.store.snapshot import Snapshot
from tests.queries import laid_rows
from tests.queries.laid_places import laid_units
from tests.queries.laid_tables import lay_tables


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The laid country as pages read it, on its last date."""
    mart = laid_rows.build(tmp_path_factory.mktemp("laid"), laid_units())
    lay_tables(mart)
    return laid_rows.opened(mart)
