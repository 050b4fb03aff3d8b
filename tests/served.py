"""A real server on a loopback port, as `make run` starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.stores import ROOT

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(store: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    """The address of `python app.py` over a store, stopped at the end."""
    port = port or free_port()
    settings = {"TRAMSO_STORE": str(store), "TRAMSO_PORT": str(port), "TRAMSO_WORKERS": "1"} | environment
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env={**os.environ, **settings})
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=15)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    wait_until_answering(f"{address}/health", server)


def wait_until_accepting(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until somebody listens there, whatever is answered."""
    deadline = time.monotonic() + START_SECONDS
    parts = urlsplit(address)
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped while starting"
        try:
            socket.create_connection((parts.hostname, parts.port), timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nobody listens at {address} within {START_SECONDS} s")


def wait_until_answering(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped while starting"
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer within {START_SECONDS} s")
