"""The whole tool over a project of a few lines."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.store_content import digest

HERE = Path(__file__).parent
FILES = {
    "data/__init__.py": "",
    "data/words/__init__.py": """
Language = str
def catalogue(language): return {}
def under(prefix, language): return {}
""",
    "data/sums.py": """
def larger(one, other):
    return one if one >= other else other

def unseen(count):
    return count + 1
""",
    "tests/stores.py": "from pathlib import Path\nimport sys\nPath(sys.argv[1]).mkdir(parents=True)\n",
    "tests/test_sums.py": """
from data.sums import larger

def test_larger():
    assert larger(1, 2) == larger(2, 1) == 2
""",
    "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\n',
    ".gitignore": "var/\n.venv/\n__pycache__/\n",
}
EQUAL = """
[[equal]]
before = "return one if one >= other else other"
after = "return one if one > other else other"
reason = "equal values are equal, whichever is returned"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    shutil.copytree(
        HERE, tmp_path / "tests" / "mutants", ignore=shutil.ignore_patterns("test_*", "__pycache__")
    )
    (tmp_path / "tests" / "mutants" / "known_equal.toml").write_text(EQUAL)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def test_survivors_are_counted_and_shown_and_the_project_stays_as_it_is(project: Path):
    command = [sys.executable, "-m", "tests.mutants", "--room", "data", "--count", "50"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert {name: (project / name).read_text() for name in FILES} == FILES
    verdicts = [line.split()[0] for line in done.stdout.splitlines() if "data/sums.py:" in line]
    assert sorted(verdicts) == ["equal", *["killed"] * 3, *["survived"] * 4]
    assert "before  return count + 1\n    after   return count - 1\n" in done.stdout
    assert done.stdout.splitlines()[-1].split() == ["data", "10", "3", "6", "1"]


def test_stores_are_equal_apart_from_times(tmp_path: Path):
    for name, text in (
        ("one", '{"at": "2026-11-27T10:53:01.547970Z"}'),
        ("two", '{"at": "2026-11-28T00:00:00Z"}'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text(text)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    (tmp_path / "two" / "manifest.json").write_text('{"on": "2026-11-28T00:00:00Z"}')
    assert digest(tmp_path / "one") != digest(tmp_path / "two")
