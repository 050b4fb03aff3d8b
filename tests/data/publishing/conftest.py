"""A landing folder of two months and a store to publish it to."""

from pathlib import Path

import pytest

from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    for day in (SEPTEMBER, OCTOBER):
        lay(tmp_path / "landing", day)
    return tmp_path / "landing"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"
