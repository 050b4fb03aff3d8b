"""A port that another server has: the second one says so and stops."""

import socket
import subprocess
import sys

import pytest

from data.errors import TramSoError
from pages.serving.port import require_free
from tests.stores import ROOT


def listening() -> socket.socket:
    """A server as Granian opens it, which would share its port."""
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    server.bind(("127.0.0.1", 0))
    server.listen()
    return server


def test_a_port_in_use_is_a_sentence():
    with (
        listening() as server,
        pytest.raises(TramSoError, match="end it, or set TRAMSO_PORT to another port"),
    ):
        require_free(*server.getsockname())


def test_an_address_of_another_machine_is_a_sentence():
    with pytest.raises(TramSoError, match="correct TRAMSO_HOST"):
        require_free("192.0.2.1", 8050)


def test_a_port_that_nobody_has_is_free():
    with listening() as server:
        place = server.getsockname()
    require_free(*place)


def test_a_second_server_ends_with_the_sentence():
    with listening() as server:
        host, port = server.getsockname()
        done = subprocess.run(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env={"TRAMSO_HOST": host, "TRAMSO_PORT": str(port), "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Another server listens on {host}:{port}")


def test_an_argument_that_is_not_known_starts_no_server():
    done = subprocess.run([sys.executable, "app.py", "briefing"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "briefing" in done.stderr
    assert done.stdout == ""
