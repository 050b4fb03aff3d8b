"""A published mart beside the one that the pages of this process may hold open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.store.versions import open_store


@contextmanager
def current_mart(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the mart of the store's current version, read-only.

    Attached, because DuckDB opens a file a second time only with the settings of the first.
    """
    opened = open_store(store)
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{opened.mart(opened.current())}' AS mart (READ_ONLY)")
        connection.execute("USE mart")
        yield connection
