"""The house itself: settings documented, nothing fetched from elsewhere, files that can be read."""

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest

from data.settings import DEFAULTS, PREFIX

ROOT = Path(__file__).parent.parent
ROOMS = ("pages", "components", "queries", "data")
LONGEST_FILE, LONGEST_FUNCTION = 200, 40


def in_product(path: Path) -> bool:
    return path.relative_to(ROOT).parts[0] in (*ROOMS, "app.py")


def tracked(*endings: str) -> list[Path]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [
        ROOT / name
        for name in listing.stdout.splitlines()
        if name.endswith(endings) and (ROOT / name).exists()
    ]


def test_every_setting_is_documented_with_its_default():
    documented = dict(
        re.findall(r"^\| `TRAMSO_(\w+)` \| `?([^`|]*?)`? \|", (ROOT / "README.md").read_text(), re.M)
    )
    assert set(documented) == set(DEFAULTS)
    for name, default in DEFAULTS.items():
        assert documented[name] == (default or "none"), PREFIX + name


def test_what_the_browser_gets_names_no_other_host():
    """Of our own; a vendored library names its makers' and asks none, as the browser's tests see."""
    for path in tracked(".css", ".js"):
        if path.is_relative_to(ROOT / "assets") and path.parent.name != "vendor":
            addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"')]*", path.read_text())
            assert [a for a in addresses if "www.w3.org" not in a and "getbootstrap" not in a] == [], path


def test_lock_files_carry_hashes_and_no_index():
    for path in (*tracked(".lock"),):
        text = path.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|--index-url|--find-links|file:", text), path


def test_source_files_can_be_read_in_a_minute():
    sources = {
        path: len(path.read_text().splitlines()) for path in tracked(".py", ".sql") if in_product(path)
    }
    assert len(sources) > 300
    assert {str(path): lines for path, lines in sources.items() if lines > LONGEST_FILE} == {}


def test_functions_can_be_read_at_a_glance():
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in tracked(".py")
        if in_product(path)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_imports_the_app():
    """import-linter sees packages only, and app.py is a module: this is its share of the arrows."""
    importing = re.compile(r"^\s*(from app import|import app\b)", re.M)
    assert [str(path) for path in tracked(".py") if importing.search(path.read_text())] == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests/bench").glob("*.py")), ids=lambda path: path.stem)
def test_benchmarks_still_fit_what_they_measure(path: Path):
    """No other test runs them: a name that moved would be seen only by whoever measures next."""
    importlib.import_module(f"tests.bench.{path.stem}")


@pytest.mark.parametrize("name", ("var/store/current.json", "var/landing/2026-10-31/station.parquet"))
def test_a_test_that_opens_the_real_data_is_told_which_fixture_to_use(name: str):
    with pytest.raises(RuntimeError, match="published_store"):
        (ROOT / name).read_bytes()
