"""What docs/data.md tells programmers to write, run as it stands there."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from flask import Flask

from data.publishing.publish import publish
from pages.tables import table_routes
from queries.tables import TABLES
from tests.conftest import ReadStore
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay

TEXT = (Path(__file__).parent.parent / "docs" / "data.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
OF_TABLES = [one for one in SNIPPETS if "counts_by_province" in one]
FOLDERS, *OF_STORE = [one for one in SNIPPETS if one not in OF_TABLES]
STORE = "/srv/tramso/store"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two dates, one of them corrected after it was published: three visits a report, not ten."""
    root = tmp_path_factory.mktemp("corrected")
    landing, store = root / "landing", root / "store"
    lay(landing, SEPTEMBER)
    lay(landing, OCTOBER)
    publish(landing, store)
    lay(landing, OCTOBER, visits=3)
    publish(landing, store)
    return store


def run(snippet: str, known: dict[str, Any] | None = None) -> dict[str, Any]:
    names = dict(known or {})
    exec(compile(snippet, "docs/data.md", "exec"), names)
    return names


@pytest.mark.parametrize("snippet", OF_TABLES, ids=("duckdb", "polars", "pandas"))
def test_the_tables_are_read_as_told(
    corrected: Path, read_store: ReadStore, snippet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    read_store(corrected)
    server = Flask(__name__)
    server.register_blueprint(table_routes)
    addresses = re.findall(r"curl -fsSO http://127.0.0.1:8050(/data/(\S+))", TEXT)
    assert len(addresses) == 2
    for address, file in addresses:
        (tmp_path / file).write_bytes(server.test_client().get(address).data)
    monkeypatch.chdir(tmp_path)
    assert run(snippet)["paperless"] == [(SEPTEMBER, 3 / 30), (OCTOBER, 3 / 9)]


@pytest.mark.parametrize("snippet", OF_STORE, ids=("duckdb", "polars", "pandas"))
def test_the_store_is_read_as_told_and_a_corrected_date_counts_once(corrected: Path, snippet: str):
    assert STORE in FOLDERS
    known = run(FOLDERS.replace(STORE, str(corrected)))
    visits = run(snippet, known)["visits"]
    assert [(day, int(count)) for day, count in visits] == [(SEPTEMBER, 30), (OCTOBER, 9)]
    naive = pl.read_parquet(corrected / "dates/*/*/station_report.parquet", columns=["visits"])
    assert naive["visits"].sum() == 30 + 9 + 30


def test_every_table_is_told_and_no_other():
    section = TEXT.partition("## Whole tables")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == set(TABLES)
