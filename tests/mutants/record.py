"""Runs a module of the copy once and writes down the lines, files and words that it touches."""

import hashlib
import importlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from coverage import Coverage, CoverageData

from tests.mutants.forked import PYTEST, run_tests
from tests.mutants.tree import TREE, WORK, run

STORES = WORK / "stores"
RECORDS = WORK / "records"
RECORDING = WORK / "recording"
LIMIT_SECONDS = 1200
CONFIG = "[run]\nparallel = true\nsource = {tree}\nomit = {tree}/tests/mutants/*\ndata_file = {data}\n"


@dataclass(frozen=True)
class Record:
    """What one test file, or the publishing of the stores, touches."""

    name: str
    passed: bool
    seconds: float
    lines: dict[str, list[int]]
    reads: list[str]
    words: list[str]
    reads_stores: bool
    digests: dict[str, str]

    def touches(self, path: str, lines: Iterable[int]) -> bool:
        """Whether it runs one of the lines, or reads the file as a whole."""
        return path in self.reads or not set(lines).isdisjoint(self.lines.get(path, ()))

    def reads_words(self, keys: Iterable[str]) -> bool:
        """Whether it reads one of the words, by key or with its family."""
        families = {key[: at + 1] for key in keys for at, letter in enumerate(key) if letter == "."}
        return not {"*", *keys, *families}.isdisjoint(self.words)


def kept(name: str) -> Record | None:
    """The record of an earlier run that passed, unless a file that it touched has changed since."""
    if not _path(name).exists():
        return None
    record = Record(**json.loads(_path(name).read_text()))
    return record if record.passed and _digests(record.digests) == record.digests else None


def record_stores() -> Record:
    """Publish the stores that tests share, in processes of its own."""
    shutil.rmtree(STORES, ignore_errors=True)
    environment = {name: str(path) for name, path in _places().items()}
    return _recorded("stores", lambda: run(["tests.stores", str(STORES)], LIMIT_SECONDS, environment))


def record_tests(name: str) -> Record:
    """Run a test file over those stores, in a process of its own."""
    arguments = [*PYTEST, "-p", "tests.mutants.words_read", name]
    environment = {"TRAMSO_TEST_STORES": str(STORES), **{name: str(path) for name, path in _places().items()}}
    return _recorded(name, lambda: run_tests(arguments, LIMIT_SECONDS, environment, _watched))


def _places() -> dict[str, Path]:
    """The settings of startup/ and of words_read."""
    return {
        "PYTHONPATH": TREE / "tests" / "mutants" / "startup",
        "COVERAGE_PROCESS_START": RECORDING / "coverage.ini",
        "MUTANTS_READS": RECORDING / "reads",
        "MUTANTS_WORDS": RECORDING / "words",
    }


def _watched(tests: Callable[[], int]) -> int:
    """As startup/ does for the processes that tests start."""
    sys.path.append(os.environ["PYTHONPATH"])
    reads = importlib.import_module("reads")
    lines = Coverage(config_file=os.environ["COVERAGE_PROCESS_START"])
    reads.watch()
    lines.start()
    code = tests()
    lines.stop()
    lines.save()
    reads.write()
    return code


def _recorded(name: str, work: Callable[[], tuple[int | None, str]]) -> Record:
    """What some work touches, kept under a name."""
    shutil.rmtree(RECORDING, ignore_errors=True)
    (RECORDING / "reads").mkdir(parents=True)
    (RECORDING / "words").touch()
    (RECORDING / "coverage.ini").write_text(CONFIG.format(tree=TREE, data=RECORDING / "lines"))
    started = time.monotonic()
    code, output = work()
    seconds = time.monotonic() - started
    if code != 0:
        (WORK / "failed.log").write_text(output)
    lines, read = _lines(), _reads()
    project = sorted(str(path.relative_to(TREE)) for path in read if _of_project(path))
    words = (RECORDING / "words").read_text().splitlines()
    stores = any(path.is_relative_to(STORES) for path in read)
    record = Record(name, code == 0, seconds, lines, project, words, stores, _digests([*lines, *project]))
    RECORDS.mkdir(exist_ok=True)
    _path(name).write_text(json.dumps(asdict(record)))
    return record


def _path(name: str) -> Path:
    return RECORDS / f"{name.replace('/', '.')}.json"


def _digests(names: Iterable[str]) -> dict[str, str]:
    present = [name for name in names if (TREE / name).is_file()]
    return {name: hashlib.sha256((TREE / name).read_bytes()).hexdigest() for name in present}


def _lines() -> dict[str, list[int]]:
    """File of the project → the lines that ran, of all processes together."""
    found: dict[str, set[int]] = {}
    for path in RECORDING.glob("lines.*"):
        data = CoverageData(str(path))
        data.read()
        for name in data.measured_files():
            short = str(Path(name).relative_to(TREE))
            found.setdefault(short, set()).update(data.lines(name) or ())
    return {name: sorted(lines) for name, lines in sorted(found.items()) if lines}


def _reads() -> set[Path]:
    return {Path(line) for path in (RECORDING / "reads").iterdir() for line in path.read_text().splitlines()}


def _of_project(path: Path) -> bool:
    """A file of the copy that is read rather than run."""
    inside = path.is_relative_to(TREE) and path.is_file() and path.suffix not in (".py", ".pyc")
    return inside and path.relative_to(TREE).parts[0] not in ("var", ".venv", ".git")
