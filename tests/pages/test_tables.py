"""The files of whole tables: what they hold, when they are sent again, what is said where there is none."""

from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore

import polars as pl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from data.publishing.publish import publish
from data.scope import Reader
from data.store.publication import Publication
from pages import tables
from pages.serving.refusals import answer_faults
from pages.shell.headers import protect
from queries.tables import TABLES
from tests.conftest import ReadStore
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay


@pytest.fixture
def client() -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(tables.table_routes)
    protect(server, lambda: [])
    answer_faults(server)
    return server.test_client()


@pytest.mark.parametrize("name", TABLES)
def test_both_files_hold_the_table_to_the_last_digit(client: FlaskClient, opened: Publication, name: str):
    table, snapshot = TABLES[name], opened.snapshot()
    expected = pl.concat(table.frames(snapshot, Reader()))
    assert expected.height
    text = client.get(f"/data/{name}.csv")
    assert (
        text.mimetype == "text/csv" and not text.data.startswith(b"\xef\xbb\xbf") and b"\r" not in text.data
    )
    assert pl.read_csv(text.data, schema_overrides=dict(table.schema)).equals(expected)
    packed = client.get(f"/data/{name}.parquet")
    assert packed.headers["Content-Disposition"] == f'attachment; filename="{name}.parquet"'
    assert pl.read_parquet(BytesIO(packed.data)).equals(expected)


def test_the_list_names_every_table_with_its_columns_and_files(client: FlaskClient, opened: Publication):
    told = client.get("/data/").json
    assert told == client.get("/data").json
    assert told["version"] == opened.snapshot().version and told["latest"] == told["dates"][-1]
    assert [table["name"] for table in told["tables"]] == list(TABLES)
    for table in told["tables"]:
        for address in table["files"]:
            assert client.head(address).status_code == 200, address
    counted = next(table for table in told["tables"] if table["name"] == "counts_by_commune")
    assert counted["columns"]["date"] == "Date" and counted["columns"]["stations"] == "Int64"


def test_what_was_not_published_anew_is_not_sent_again(
    client: FlaskClient, read_store: ReadStore, tmp_path: Path
):
    landing, store = tmp_path / "landing", tmp_path / "store"
    lay(landing, SEPTEMBER)
    publish(landing, store)
    read_store(store)
    first = client.get("/data/counts_by_province.csv")
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/data/counts_by_province.csv", headers=again).status_code == 304
    assert client.get("/data/counts_by_province.parquet", headers=again).status_code == 200
    lay(landing, OCTOBER)
    publish(landing, store)
    newer = client.get("/data/counts_by_province.csv", headers=again)
    assert newer.status_code == 200 and newer.headers["ETag"] != first.headers["ETag"]
    assert b"2026-10-31" in newer.data and b"2026-10-31" not in first.data


@pytest.mark.parametrize("file", ("nothing.csv", "units.xlsx", "units", ".csv", "a/units.csv", "%00.csv"))
def test_a_table_that_there_is_not_is_said_with_those_that_there_are(client: FlaskClient, file: str):
    for language, words in (("vi", "Không có bảng"), ("en", "There is no table")):
        answer = client.get(f"/data/{file}?lang={language}")
        assert answer.status_code == 404
        assert answer.text.startswith(words) and "counts_by_commune.parquet" in answer.text


def test_no_more_tables_are_made_at_once_than_leave_threads_to_pages(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    one = BoundedSemaphore(1)
    monkeypatch.setattr(tables, "_free", lambda: one)
    with client.get("/data/counts_by_commune.csv"):
        busy = client.get("/data/units.csv?lang=en")
        assert (busy.status_code, busy.headers["Retry-After"]) == (503, "10")
        assert "10 seconds" in busy.text
    for _ in range(2):
        assert client.get("/data/units.csv").status_code == 200


def test_a_store_that_cannot_be_read_is_said(client: FlaskClient, read_store: ReadStore, tmp_path: Path):
    read_store(tmp_path / "nothing")
    for address in ("/data", "/data/units.csv"):
        assert client.get(address).status_code == 503
