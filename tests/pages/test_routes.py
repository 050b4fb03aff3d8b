import gzip
import hashlib
import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from data.settings import settings
from pages import files, routes
from pages.serving.refusals import answer_faults
from pages.shell.headers import protect
from tests.conftest import ReadStore


@pytest.fixture
def client(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setenv("TRAMSO_GEOGRAPHY", str(tmp_path))
    settings.cache_clear()
    server = Flask(__name__)
    server.register_blueprint(routes.routes)
    server.register_blueprint(files.files)
    protect(server, lambda: ["'sha256-abc'"])
    answer_faults(server)
    yield server.test_client()
    settings.cache_clear()


def test_health_names_the_current_version(client: FlaskClient):
    answer = client.get("/health")
    assert answer.json["version"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_ready_says_what_is_damaged_without_folders_of_the_server(
    client: FlaskClient, published_store: Path, tmp_path: Path, read_store: ReadStore
):
    assert client.get("/ready").json == {
        "ready": True,
        "version": client.get("/health").json["version"],
        "damaged": [],
    }
    store = Path(shutil.copytree(published_store, tmp_path / "store"))
    (store / "current.json").write_text("{")
    next(store.glob("versions/*/mart.duckdb")).unlink()
    read_store(store)
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json["version"] is None
    assert "current.json" in answer.json["damaged"][0] and "mart.duckdb" in answer.json["damaged"][1]
    assert str(tmp_path) not in answer.text


def test_metrics_say_age_rows_held_back_versions_and_damage(client: FlaskClient):
    lines = client.get("/metrics").text.splitlines()
    values = {line.split(" ")[0]: float(line.split(" ")[1]) for line in lines if line.startswith("tramso_")}
    assert values["tramso_open_versions"] >= 1
    assert values["tramso_damaged_files"] == 0
    assert values["tramso_version_age_seconds"] > 0
    assert values["tramso_rows_held_back"] > 0


def test_every_answer_forbids_eval_framing_and_foreign_hosts(client: FlaskClient):
    headers = client.get("/health").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == "'self' 'sha256-abc'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert not any("http" in value or "*" in value for value in policy.values())
    assert headers["X-Content-Type-Options"] == "nosniff"


def shape(content: bytes) -> str:
    return f"34-province.{hashlib.sha256(content).hexdigest()[:12]}.geojson"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", gzip.compress(b"{}")[:-9]])
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_a_damaged_shape_is_not_sent_and_not_kept(
    client: FlaskClient, tmp_path: Path, damage: bytes, ending: str
):
    name = shape(b"{}")
    (tmp_path / name).write_bytes(b"{}")
    (tmp_path / f"{name}{ending}").write_bytes(damage)
    answer = client.get(f"/shapes/{name}", headers={"Accept-Encoding": "gzip"} if ending else {})
    assert answer.status_code == 503
    assert "immutable" not in answer.headers["Cache-Control"]


def test_shapes_are_served_packed_and_for_ever(client: FlaskClient, tmp_path: Path):
    name, packed_bytes = shape(b"{}"), gzip.compress(b"{}")
    (tmp_path / name).write_bytes(b"{}")
    (tmp_path / f"{name}.gz").write_bytes(packed_bytes)
    plain = client.get(f"/shapes/{name}")
    packed = client.get(f"/shapes/{name}", headers={"Accept-Encoding": "gzip"})
    assert (plain.data, packed.data, packed.headers["Content-Encoding"]) == (b"{}", packed_bytes, "gzip")
    assert "immutable" in plain.headers["Cache-Control"]
    assert plain.mimetype == "application/geo+json"


@pytest.mark.parametrize(
    "address", ["/shapes/none.geojson", "/shapes/..%2Fsettings.py", "/download/trend.exe"]
)
def test_what_does_not_exist_is_not_found(client: FlaskClient, address: str):
    assert client.get(address).status_code == 404


def test_a_figure_is_downloaded_from_its_page_s_address(client: FlaskClient):
    answer = client.get("/download/places.csv?lang=en&metric=paperless_visits")
    assert answer.status_code == 200
    begins = 'attachment; filename="tramso-places-paperless_visits-34-country-2026'
    assert answer.headers["Content-Disposition"].startswith(begins)
    assert answer.data.decode("utf-8-sig").startswith("Province,Code,Paperless visits (%),Stations")


def test_an_unknown_figure_is_not_found_in_words(client: FlaskClient):
    answer = client.get("/download/nothing.csv?lang=en")
    assert answer.status_code == 404
    assert "does not exist on TrạmSố" in answer.text
