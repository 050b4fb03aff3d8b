"""A SQL statement with a name: what is run on an opened mart."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Statement:
    """name: of its file, for messages. parameters: the names that the text binds ($name)."""

    name: str
    text: str
    parameters: frozenset[str]


def read_statement(path: Path) -> Statement:
    """The one statement that a file holds."""
    text = path.read_text(encoding="utf-8")
    with _parser().cursor() as parser:
        found = parser.extract_statements(text)[0]
    return Statement(path.name, text, frozenset(found.named_parameters))


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """The database in which statements are parsed: to open one for each took 20 ms, 400 of the first page."""
    return duckdb.connect()
