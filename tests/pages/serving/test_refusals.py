"""The sentence of every refusal and fault."""

from collections.abc import Iterator

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from data.errors import TramSoError
from pages.serving.refusals import answer_faults


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    server = Flask(__name__)
    answer_faults(server)

    @server.get("/<int:status>")
    def refuse(status: int) -> str:
        abort(status)

    @server.get("/data")
    def data() -> str:
        raise TramSoError("/srv/store/current.json is damaged")

    @server.get("/fault")
    def fault() -> str:
        raise StopIteration("a secret")

    yield server.test_client()


@pytest.mark.parametrize("status", [400, 404, 405, 413, 414, 415])
def test_a_refusal_keeps_its_status_and_is_one_sentence_in_the_reader_s_language(
    client: FlaskClient, status: int
):
    english, vietnamese = (client.get(f"/{status}?lang={language}") for language in ("en", "vi"))
    assert english.status_code == vietnamese.status_code == status
    assert english.mimetype == "text/plain"
    assert english.text != vietnamese.text and english.text.endswith(".")


@pytest.mark.parametrize(("path", "status"), [("/data", 503), ("/fault", 500)])
def test_a_fault_is_told_without_paths_and_traces_and_logged_whole(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str, status: int
):
    answer = client.get(f"{path}?lang=en")
    assert answer.status_code == status
    assert "srv" not in answer.text and "secret" not in answer.text
    reference = answer.text.rsplit(" ", 1)[1].rstrip(".")
    logged = next(record for record in caplog.records if reference in record.getMessage())
    assert "/srv/store" in logged.getMessage() or logged.exc_info
