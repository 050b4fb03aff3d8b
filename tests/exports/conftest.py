"""An export read as an operator who sets nothing would read it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.settings import settings
from tests.conftest import ReadStore
from tests.stores import export_store

Read = Callable[[str], Path]


@pytest.fixture
def read(stores_folder: Path, read_store: ReadStore, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Make the pages read an export of that kind; its landing folder."""

    def choose(kind: str) -> Path:
        store = export_store(stores_folder, kind)
        read_store(store)
        monkeypatch.delenv("TRAMSO_COVERAGE_FROM", raising=False)
        settings.cache_clear()
        return store.parent / "landing"

    return choose
