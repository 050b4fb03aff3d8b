"""A small synthetic country, published once a test run for everything that needs a real store."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
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
