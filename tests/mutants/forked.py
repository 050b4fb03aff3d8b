"""Runs tests of the copy in a fork of this process, which has the libraries loaded: most of their start."""

import importlib
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.mutants.tree import ROOT, TREE

LIBRARIES = (
    "dash", "dash_ag_grid", "dash_bootstrap_components", "duckdb", "hypothesis", "numpy", "polars",
    "plotly.graph_objects", "pyarrow.parquet", "scipy.stats",
)  # fmt: skip
for library in LIBRARIES:
    importlib.import_module(library)
PYTEST = ("-q", "-x", "-p", "no:cacheprovider")
STEP_SECONDS = 0.05


def run_tests(
    arguments: Sequence[str],
    seconds: float,
    environment: Mapping[str, str],
    around: Callable[[Callable[[], int]], int] = lambda run: run(),
) -> tuple[int | None, str]:
    """Exit code (None when it took too long) and output of pytest in the copy; `around` calls it there."""
    sys.stdout.flush()
    with tempfile.TemporaryFile("w+") as output:
        child = os.fork()
        if child == 0:
            code = 70
            try:
                os.setsid()
                os.dup2(output.fileno(), 1)
                os.dup2(output.fileno(), 2)
                _move(environment)
                code = around(lambda: int(pytest.main(list(arguments))))
            finally:
                sys.stdout.flush()
                os._exit(code)
        code = _wait(child, seconds)
        output.seek(0)
        return code, output.read()


def _move(environment: Mapping[str, str]) -> None:
    """From the project into its copy: nothing of the project's own may stay imported."""
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    sys.path[:] = [str(TREE) if Path(path or ".").resolve() == ROOT else path for path in sys.path]
    for name in [name for name in os.environ if name.startswith("TRAMSO_")]:
        del os.environ[name]
    os.environ.update(environment)
    os.chdir(TREE)


def _wait(child: int, seconds: float) -> int | None:
    """The exit code of a child, which is killed with all that it started when the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(STEP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
