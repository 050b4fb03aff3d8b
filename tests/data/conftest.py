import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.landing_files import lay, station


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """A landing folder with two stations; the rows of a test are laid beside them."""
    folder = tmp_path / "landing"
    lay(folder, "station", [station("S1"), station("S2", population=100)], "given.parquet")
    return folder


@pytest.fixture
def one_processor() -> Iterator[None]:
    """Publish without workers: for dates of a few rows they cost more than the dates."""
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(processors)})
    yield
    os.sched_setaffinity(0, processors)
