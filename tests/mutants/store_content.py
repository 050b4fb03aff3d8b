"""What stores hold, as one digest: times and the versions' names apart, equal stores give equal digests."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

# A version's name, the moment of publishing, and digests of files that hold these.
CHANGING = re.compile(rb"\d{8}T\d{6}Z-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{64}")


def digest(root: Path) -> str:
    """Of every file below a folder."""
    content = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = CHANGING.sub(b"", str(path.relative_to(root)).encode())
        parts = _tables(path) if path.suffix == ".duckdb" else _plain(path)
        for part in (name, *parts):
            content.update(part)
    return content.hexdigest()


def _plain(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content if path.suffix == ".parquet" else CHANGING.sub(b"", content)


def _tables(path: Path) -> Iterator[bytes]:
    """Every table's rows in their order, and what defines tables, views and macros."""
    with duckdb.connect(str(path), read_only=True) as mart:
        for catalogue in ("tables", "views", "functions"):
            defined = "macro_definition" if catalogue == "functions" else "sql"
            statement = f"SELECT {defined} FROM duckdb_{catalogue}() WHERE NOT internal ORDER BY ALL"
            yield str(mart.execute(statement).fetchall()).encode()
        tables = "SELECT table_name FROM duckdb_tables() ORDER BY ALL"
        for (table,) in mart.execute(tables).fetchall():
            yield str(mart.execute(f'SELECT hash(list(t)) FROM "{table}" AS t').fetchall()).encode()
