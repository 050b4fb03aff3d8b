"""A server that readers sign in to, with a real provider beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.openid_provider import CLIENT, ROLES, SECRET, provider
from tests.served import free_port, serving

KEY = "0123456789abcdef" * 4


@dataclass(frozen=True)
class Running:
    """address: of the dashboard; issuer: of the provider; roles: the file of who may see what."""

    address: str
    issuer: str
    roles: Path


def secrets_in(folder: Path) -> dict[str, str]:
    """The settings that name files, and the files."""
    files = {"ROLES": ROLES, "OIDC_SECRET_FILE": SECRET, "SESSION_KEY_FILE": KEY}
    for name, text in files.items():
        (folder / name).write_text(text)
    return {f"TRAMSO_{name}": str(folder / name) for name in files}


@pytest.fixture(scope="module")
def running(published_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Both servers."""
    with both(published_store, tmp_path_factory.mktemp("signin")) as found:
        yield found


@contextmanager
def both(store: Path, folder: Path) -> Iterator[Running]:
    """A provider, and a server over a store that readers sign in to with it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with provider(folder, address) as issuer:
        environment = secrets_in(folder) | {
            "TRAMSO_AUTH": "oidc",
            "TRAMSO_ADDRESS": address,
            "TRAMSO_OIDC_ISSUER": issuer,
            "TRAMSO_OIDC_CLIENT": CLIENT,
        }
        with serving(store, port, **environment):
            yield Running(address, issuer, folder / "ROLES")
