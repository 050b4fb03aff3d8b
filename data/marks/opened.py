"""The database of marks: where a setting says it is, with the tables of this release."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from data.errors import TramSoError

MIGRATIONS = Path(__file__).parent / "migrations"
SECONDS_FOR_A_LOCK, SECONDS_FOR_A_SERVER = 30, 5
ONE_AT_A_TIME = 7_221_001  # the advisory lock of PostgreSQL that migrations of marks take


def database(where: str) -> Engine:
    """The engine of `where`: a file of SQLite or the URL of a PostgreSQL; connects at the first use only."""
    url = _url(where)
    if url.get_backend_name() != "sqlite":
        waiting = {"connect_timeout": SECONDS_FOR_A_SERVER}
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=waiting)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": SECONDS_FOR_A_LOCK})
    event.listen(engine, "connect", _kept_when_the_power_goes)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables up to this release; processes that start together wait for each other."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _url(where: str) -> URL:
    """Never says what it cannot use: a password may stand in it."""
    if "://" not in where:
        path = Path(where)
        path.parent.mkdir(parents=True, exist_ok=True)
        return URL.create("sqlite", database=str(path))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in ("postgresql", "postgresql+psycopg"):
        raise TramSoError(
            "The database of marks is of no kind known: name a file such as var/marks.sqlite "
            "or an address such as postgresql://user@host/marks."
        )
    return url.set(drivername="postgresql+psycopg")


def _kept_when_the_power_goes(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
