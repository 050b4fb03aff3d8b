"""Every page says what it said: the same parts, keys of words, numbers, addresses and pictures.

For what no other test looks at. A difference that is meant is written down by `python -m tests.pages.said`.
"""

import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stores import ROOT

HERE = Path(__file__).parent
PAGES = sorted(path.parent.name for path in HERE.glob("*/said.txt"))


@pytest.fixture(scope="module")
def now(crossing_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pages say now, asked in a process of its own: this one would remember keys for sentences."""
    folder = tmp_path_factory.mktemp("said")
    command = [sys.executable, "-m", "tests.pages.said", str(folder)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "TRAMSO_STORE": str(crossing_store)}, check=True)
    return folder


def test_all_pages_were_asked(now: Path):
    assert sorted(path.name for path in now.iterdir()) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_it_said(page: str, now: Path):
    before, after = ((folder / page / "said.txt").read_text("utf-8").splitlines() for folder in (HERE, now))
    difference = [*difflib.unified_diff(before, after, "before", "now", n=1, lineterm="")][:30]
    assert not difference, "\n".join([*difference, "If this is meant: python -m tests.pages.said"])
