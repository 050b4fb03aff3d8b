"""What stops a start: nobody signs in on a network, or what signing in needs is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.errors import TramSoError
from data.settings import settings
from pages.signin.start import require_sign_in_settings
from tests.data.roles.test_mapping import FILE
from tests.stores import ROOT


def started(monkeypatch: pytest.MonkeyPatch, **given: str) -> None:
    for name, text in given.items():
        monkeypatch.setenv(f"TRAMSO_{name}", text)
    settings.cache_clear()
    require_sign_in_settings(settings())


@pytest.fixture
def roles(tmp_path: Path) -> str:
    path = tmp_path / "roles.toml"
    path.write_text(FILE)
    return str(path)


@pytest.mark.parametrize("host", ("127.0.0.1", "::1", "localhost"))
def test_this_machine_alone_needs_no_sign_in(monkeypatch: pytest.MonkeyPatch, store: Path, host: str):
    started(monkeypatch, HOST=host)


@pytest.mark.parametrize("host", ("0.0.0.0", "::", "192.0.2.7"))
def test_on_a_network_somebody_has_to_sign_in(
    monkeypatch: pytest.MonkeyPatch, store: Path, host: str, roles: str
):
    with pytest.raises(TramSoError, match="TRAMSO_OPEN_ON_NETWORK=yes if that is meant"):
        started(monkeypatch, HOST=host)
    started(monkeypatch, HOST=host, OPEN_ON_NETWORK="yes")
    started(monkeypatch, HOST=host, OPEN_ON_NETWORK="no", AUTH="proxy", PROXIES="10.0.0.5", ROLES=roles)


def test_a_server_on_a_network_does_not_start_and_says_what_to_do():
    environment = {"TRAMSO_HOST": "0.0.0.0", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("TRAMSO_HOST is 0.0.0.0 and nobody signs in")
    assert len(done.stderr.splitlines()) == 1


def test_a_proxy_needs_its_addresses_and_the_file_of_roles(
    monkeypatch: pytest.MonkeyPatch, store: Path, roles: str, tmp_path: Path
):
    with pytest.raises(TramSoError, match="TRAMSO_ROLES is not set"):
        started(monkeypatch, AUTH="proxy")
    with pytest.raises(TramSoError, match="TRAMSO_PROXIES is not set"):
        started(monkeypatch, ROLES=roles)
    with pytest.raises(TramSoError, match="cannot be read"):
        started(monkeypatch, PROXIES="::1", ROLES=str(tmp_path / "none.toml"))
