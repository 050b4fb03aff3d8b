"""Runs the tests that can notice a mutant, the nearest and quickest first, until one does."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.mutants.forked import PYTEST, run_tests
from tests.mutants.mutant import Mutant
from tests.mutants.python_faults import function_lines
from tests.mutants.record import STORES, Record, kept, record_stores, record_tests
from tests.mutants.rooms import source_of
from tests.mutants.store_content import digest
from tests.mutants.tree import TREE, WORK, run, with_fault

LEFT_OUT = ("tests/browser/", "tests/bench/", "tests/mutants/")
MUTANT_STORES = WORK / "mutant-stores"
# How many times as long as alone, and how much longer, tests may take before their mutant counts as noticed.
PATIENCE, SPARE_SECONDS = 4, 60


@dataclass(frozen=True)
class Records:
    """What the publishing of the shared stores touches, and what each test file does."""

    stores: Record
    tests: list[Record]

    def near(self, mutant: Mutant) -> list[Record]:
        """Test files that reach the fault: first those that run functions of its file, then the quickest."""
        if mutant.keys:
            return sorted((r for r in self.tests if r.reads_words(mutant.keys)), key=lambda r: r.seconds)
        found = [r for r in self.tests if r.touches(mutant.path, mutant.lines)]
        inner = _inner(mutant.path)
        return sorted(found, key=lambda r: (inner.isdisjoint(r.lines.get(mutant.path, ())), r.seconds))


@cache
def _inner(path: str) -> frozenset[int]:
    return frozenset(function_lines(source_of(path))) if path.endswith(".py") else frozenset()


def records() -> Records:
    """Those kept, and those of test files that changed since, which are run now."""
    stores = kept("stores")
    if stores is None or not STORES.exists():
        stores = record_stores()
    if not stores.passed:
        raise SystemExit("The tests' stores cannot be published: see python -m tests.stores FOLDER.")
    return Records(stores, [record for record in _of_tests() if record.passed])


def _of_tests() -> Iterator[Record]:
    for path in sorted(TREE.glob("tests/**/test_*.py")):
        name = str(path.relative_to(TREE))
        if name.startswith(LEFT_OUT):
            continue
        record = kept(name)
        if record is None:
            record = record_tests(name)
            print(
                f"{record.seconds:6.1f} s  {name}{'' if record.passed else '  FAILS as it is: left out'}",
                flush=True,
            )
        yield record


def noticed_by(mutant: Mutant, known: Records) -> str | None:
    """The test that fails on a mutant, in a word; None when it survives."""
    near = known.near(mutant)
    with with_fault(mutant):
        noticed = _failing([record.name for record in near], sum(record.seconds for record in near), STORES)
        if noticed or mutant.keys or not known.stores.touches(mutant.path, mutant.lines):
            return noticed
        shutil.rmtree(MUTANT_STORES, ignore_errors=True)
        code, _ = run(
            ["tests.stores", str(MUTANT_STORES)], PATIENCE * known.stores.seconds + SPARE_SECONDS, {}
        )
        if code != 0:
            return "publishing the tests' stores"
        if digest(MUTANT_STORES) == _digest_of_stores():
            return None
        far = sorted((r for r in known.tests if r.reads_stores), key=lambda r: r.seconds)
        return _failing([record.name for record in far], sum(record.seconds for record in far), MUTANT_STORES)


@cache
def _digest_of_stores() -> str:
    return digest(STORES)


def _failing(names: list[str], seconds: float, stores: object) -> str | None:
    """The first test that fails, the time limit included."""
    if not names:
        return None
    limit = PATIENCE * seconds + SPARE_SECONDS
    code, output = run_tests([*PYTEST, *names], limit, {"TRAMSO_TEST_STORES": str(stores)})
    if code in (0, 5):
        return None
    if code is None:
        return "the time limit"
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", output, re.M)
    return failed.group(1) if failed else f"exit code {code}"
