"""The small countries of tests/stores.py, for everything that needs a real store."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from data.settings import settings
from tests import stores

ReadStore = Callable[[Path], None]
REAL = tuple(
    stores.ROOT / os.environ.get(f"TRAMSO_{name.upper()}", f"var/{name}") for name in ("store", "landing")
)


@pytest.fixture(scope="session")
def stores_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(os.environ.get("TRAMSO_TEST_STORES") or tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def demo_landing(stores_folder: Path) -> Path:
    """A landing folder of 250 sites over 14 months; read it, never write to it."""
    return stores.demo_landing(stores_folder)


@pytest.fixture(scope="session")
def published_store(stores_folder: Path) -> Path:
    """A store with one version of that country; read it, never publish into it."""
    return stores.published_store(stores_folder)


@pytest.fixture(scope="session")
def crossing_store(stores_folder: Path) -> Path:
    """A store of 160 sites over 18 months, two of them before the reform of July 2025; read it only."""
    return stores.crossing_store(stores_folder)


@pytest.fixture
def read_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadStore]:
    """Make this process read another store until the test ends, as the setting of an operator would."""

    def read(store: Path) -> None:
        monkeypatch.setenv("TRAMSO_STORE", str(store))
        settings.cache_clear()

    yield read
    settings.cache_clear()


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests away from the real store and landing folder; benchmarks, which ask for it, may read them.

    Examples that Hypothesis draws have no deadline: a machine that does something else would fail them.
    """
    hypothesis.settings.register_profile("tramso", deadline=None)
    hypothesis.settings.load_profile("tramso")
    if not any("bench" in str(argument) for argument in config.args):
        sys.addaudithook(refuse_real_data)


def refuse_real_data(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook that raises RuntimeError when a test opens a file of the real store or landing folder."""
    if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = stores.ROOT / os.fsdecode(arguments[0])
    if any(path.is_relative_to(folder) for folder in REAL):
        raise RuntimeError(
            f"A test may not open {path}: ask for the fixture `published_store`, `crossing_store` or "
            "`demo_landing` (tests/conftest.py), or publish rows of your own in `tmp_path`."
        )
