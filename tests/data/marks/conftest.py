import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from data.marks.kept import Marks
from tests.data.marks.postgres import Postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "new" / "marks.sqlite")
    server: Postgres = request.getfixturevalue("postgres")
    name = f"m{secrets.token_hex(6)}"
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.url.removesuffix("postgres") + name


@pytest.fixture
def marks(where: str) -> Iterator[Marks]:
    opened = Marks(where)
    yield opened
    opened.close()
