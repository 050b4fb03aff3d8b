"""A small synthetic country, published once a test run for everything that needs a real store."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.settings import settings

ReadStore = Callable[[Path], None]
ROOT = Path(__file__).parent.parent
REAL = tuple(ROOT / os.environ.get(f"TRAMSO_{name.upper()}", f"var/{name}") for name in ("store", "landing"))
STATIONS, MONTHS = "250", "14"


def run_data(*arguments: str) -> str:
    """`python -m data …` from the project's root; what it printed."""
    command = [sys.executable, "-m", "data", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def demo_landing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landing folder of 250 sites over 14 months; read it, never write to it."""
    landing = tmp_path_factory.mktemp("demo") / "landing"
    run_data("demo", "--out", str(landing), "--stations", STATIONS, "--months", MONTHS)
    return landing


@pytest.fixture(scope="session")
def published_store(demo_landing: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one version of that country; read it, never publish into it."""
    store = tmp_path_factory.mktemp("published") / "store"
    run_data("publish", str(demo_landing), "--store", str(store))
    return store


@pytest.fixture(scope="session")
def crossing_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 160 sites over 18 months, two of them before the reform of July 2025; read it only."""
    folder = tmp_path_factory.mktemp("crossing")
    run_data("demo", "--out", str(folder / "landing"), "--stations", "160", "--months", "18")
    run_data("publish", str(folder / "landing"), "--store", str(folder / "store"))
    return folder / "store"


@pytest.fixture
def read_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadStore]:
    """Make this process read another store until the test ends, as the setting of an operator would."""

    def read(store: Path) -> None:
        monkeypatch.setenv("TRAMSO_STORE", str(store))
        settings.cache_clear()

    yield read
    settings.cache_clear()


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests away from the real store and landing folder; benchmarks, which ask for it, may read them."""
    if not any("bench" in str(argument) for argument in config.args):
        sys.addaudithook(refuse_real_data)


def refuse_real_data(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook that raises RuntimeError when a test opens a file of the real store or landing folder."""
    if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = ROOT / os.fsdecode(arguments[0])
    if any(path.is_relative_to(folder) for folder in REAL):
        raise RuntimeError(
            f"A test may not open {path}: ask for the fixture `published_store`, `crossing_store` or "
            "`demo_landing` (tests/conftest.py), or publish rows of your own in `tmp_path`."
        )
