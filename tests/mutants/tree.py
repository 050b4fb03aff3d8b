"""A copy of the project to put faults into, and the commands that run in it. The project stays as it is."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.mutants.mutant import Mutant

ROOT = Path(__file__).parents[2]
WORK = ROOT / "var" / "mutants"
TREE = WORK / "tree"
LINKED = (".venv", "var/geography")


def copy_project() -> None:
    """Bring the copy up to date: every file that git knows or would take, nothing else."""
    names = _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    wanted = {name for name in names if name and (ROOT / name).is_file() and not name.startswith(LINKED)}
    for old in [path for path in TREE.rglob("*") if path.is_file() and ".git" not in path.parts]:
        if old.suffix != ".pyc" and str(old.relative_to(TREE)) not in wanted and not _within_link(old):
            old.unlink()
    for name in wanted:
        target = TREE / name
        if not target.exists() or target.read_bytes() != (ROOT / name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, (ROOT / name).read_bytes())
    for name in LINKED:
        if not (link := TREE / name).is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to((ROOT / name).resolve())
    # A test of the house asks git for the project's files.
    shutil.rmtree(TREE / ".git", ignore_errors=True)
    _git(TREE, "init", "-q")
    _git(TREE, "add", "-A")


def _within_link(path: Path) -> bool:
    return any(path.is_relative_to(TREE / name) for name in LINKED)


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def _write(path: Path, content: bytes) -> None:
    """Write, and forget what Python compiled: it takes a file of the same second and size for unchanged."""
    path.write_bytes(content)
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


@contextmanager
def with_fault(mutant: Mutant) -> Iterator[None]:
    """The copy with the fault in it."""
    path = TREE / mutant.path
    whole = path.read_bytes()
    _write(path, mutant.of(whole.decode()).encode())
    try:
        yield
    finally:
        _write(path, whole)


def run(arguments: Sequence[str], seconds: float, environment: Mapping[str, str]) -> tuple[int | None, str]:
    """Exit code (None when it took too long) and output of `python -m …` in the copy."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("TRAMSO_")}
    running = subprocess.Popen(
        [sys.executable, "-m", *arguments], cwd=TREE, env={**given, **environment}, text=True,
        start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        output, _ = running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        return None, ""
    return running.returncode, output
