"""The SQL statements of this room, by name."""

from functools import cache
from pathlib import Path

from data.store.statement import Statement, read_statement


@cache
def statement(name: str) -> Statement:
    """The statement of `<name>.sql` beside this file."""
    return read_statement(Path(__file__).parent / f"{name}.sql")
