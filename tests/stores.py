"""The small countries that tests read, each published once: for a run of tests, or for all runs.

`TRAMSO_TEST_STORES` names a folder that keeps them; whoever sets it empties it when the publisher changes.
`python -m tests.stores FOLDER` makes them all.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from data.publishing.publish import publish
from tests.data.small_country import write_landing
from tests.exports.countries import WRITERS

ROOT = Path(__file__).parent.parent
# A few hundred stations stand for a country here; tests of how little stands for what set it themselves.
os.environ.setdefault("TRAMSO_COVERAGE_FROM", "0")
os.environ["TRAMSO_MARKS"] = "off"  # a test that sets marks names a database of its own
os.environ["TRAMSO_AUDIT"] = "off"  # as does one of the log


def run_data(*arguments: str) -> str:
    """`python -m data …` from the project's root; what it printed."""
    command = [sys.executable, "-m", "data", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _made(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, made if it is not there whole; another process that wants it waits."""
    whole = folder.with_name(f"{folder.name}.whole")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            make(folder)
            whole.touch()
    return folder


def _demo(folder: Path, stations: int, months: int) -> Path:
    def make(folder: Path) -> None:
        run_data("demo", "--out", str(folder), "--stations", str(stations), "--months", str(months))

    return _made(folder, make)


def _published(landing: Path) -> Path:
    return _made(
        landing.parent / "store", lambda folder: run_data("publish", str(landing), "--store", str(folder))
    )


def demo_landing(root: Path) -> Path:
    """A landing folder of 250 sites over 14 months."""
    return _demo(root / "demo" / "landing", 250, 14)


def published_store(root: Path) -> Path:
    """A store with one version of that country."""
    return _published(demo_landing(root))


def crossing_store(root: Path) -> Path:
    """A store of 160 sites over 18 months, two of them before the reform of July 2025."""
    return _published(_demo(root / "crossing" / "landing", 160, 18))


def laid_store(root: Path) -> Path:
    """A store of tests.data.small_country's rows."""
    landing = _made(root / "laid" / "landing", write_landing)
    return _made(landing.parent / "store", lambda folder: publish(landing, folder))


def export_store(root: Path, kind: str) -> Path:
    """A store of one of the exports of tests.exports.countries."""
    landing = _made(root / kind / "landing", WRITERS[kind])
    return _made(landing.parent / "store", lambda folder: publish(landing, folder))


if __name__ == "__main__":
    for store in (published_store, crossing_store, laid_store):
        store(Path(sys.argv[1]))
    for kind in WRITERS:
        export_store(Path(sys.argv[1]), kind)
