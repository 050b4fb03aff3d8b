"""The server's processes: told to end, or killed, nothing of them is left."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.served import free_port
from tests.stores import ROOT

SECONDS = 60


@pytest.fixture
def started(published_store: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server that has just been started, in a group of its own, and its port."""
    port = free_port()
    settings = {"TRAMSO_STORE": str(published_store), "TRAMSO_PORT": str(port)}
    main = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield main, port
    if main.poll() is None:
        main.kill()
        main.wait()


def comes(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + SECONDS
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def group(main: subprocess.Popen[bytes]) -> list[int]:
    """The processes of a server's group that run."""
    found = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in found.stdout.splitlines()]
    return [int(pid) for pid, of, state in rows if int(of) == main.pid and not state.startswith("Z")]


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_starts_obeys(started: tuple[subprocess.Popen[bytes], int], told: signal.Signals):
    main, _ = started
    assert comes(lambda: len(group(main)) == 3)
    time.sleep(0.5)  # the workers are within what they import
    if told is signal.SIGINT:
        os.killpg(main.pid, told)
    else:
        main.send_signal(told)
    assert comes(lambda: group(main) == [])


def test_workers_end_with_a_main_process_that_is_killed(started: tuple[subprocess.Popen[bytes], int]):
    main, port = started
    assert comes(lambda: answers(port))
    main.kill()
    main.wait()
    assert comes(lambda: group(main) == [])
    assert not answers(port)
