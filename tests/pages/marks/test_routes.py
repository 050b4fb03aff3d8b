"""Marks over HTTP: kept for our own pages alone, one sentence for whatever cannot be done."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from data.marks.kept import Marks, MarksGone
from data.marks.sent import as_sent
from data.settings import settings
from pages.marks import opened
from pages.marks.forged import HEADER
from pages.marks.routes import LARGEST
from tests.data.marks.made import made

SAME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def token(marks_on: Path, client: FlaskClient) -> str:
    return str(client.get("/marks/token").get_json()["token"])


def post(client: FlaskClient, token: str, *events: Any, **headers: str) -> TestResponse:
    sent = {"events": [as_sent(event) for event in events]}
    return client.post("/marks?lang=en", json=sent, headers={HEADER: token, **(headers or SAME)})


def test_a_mark_is_kept_and_stands_on_its_list(client: FlaskClient, token: str, place: str, listed: str):
    one, elsewhere = made(station=listed), made(station="of another list")
    answer = post(client, token, one, elsewhere)
    assert answer.get_json()["standing"][listed] == [as_sent(one)]
    found = client.get(f"/marks/of{place}")
    assert found.get_json()["standing"] == {listed: [as_sent(one)]}
    assert found.headers["Cache-Control"] == "no-store"


def test_a_station_is_asked_for_alone(client: FlaskClient, token: str, listed: str):
    post(client, token, one := made(station=listed), made(station="another"))
    answer = client.get("/marks/station", query_string={"station": listed}).get_json()
    assert answer["standing"] == {listed: [as_sent(one)]}


def test_what_is_sent_twice_is_kept_once_and_what_is_taken_back_is_in_the_history(
    client: FlaskClient, token: str, listed: str
):
    one = made(station=listed)
    back = made(station=listed, undoes=one.id, day=None)
    post(client, token, one)
    assert post(client, token, one, back).get_json()["standing"] == {listed: []}
    history = client.get("/marks/history", query_string={"station": listed}).get_json()["history"]
    assert history == [as_sent(back), as_sent(one)]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Referer": "http://localhost/"},
    ],
)
def test_no_other_origin_may_set_a_mark(client: FlaskClient, token: str, headers: dict[str, str]):
    answer = post(client, token, made(), **headers)
    assert answer.status_code == 403
    assert answer.text == (
        "This mark was not taken because the request did not come from a page of TrạmSố. Reload the page."
    )


def test_plain_http_says_its_origin_only(client: FlaskClient, token: str):
    assert post(client, token, made(), Origin="http://localhost").status_code == 200


@pytest.mark.parametrize("forged", ["", "guessed"])
def test_the_token_has_to_come_along(client: FlaskClient, token: str, forged: str):
    assert post(client, forged, made()).status_code == 403
    client.delete_cookie("tramso_marks", path="/marks")
    assert post(client, token, made()).status_code == 403
    assert post(client, "", made()).status_code == 403


def test_the_cookie_is_for_our_own_requests_alone(marks_on: Path, client: FlaskClient, place: str):
    first = client.get("/marks/token")
    cookie = first.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/marks"} <= set(cookie.split("; "))
    assert client.get(f"/marks/of{place}").get_json()["token"] == first.get_json()["token"]


def test_what_is_of_another_shape_is_refused_in_a_sentence(client: FlaskClient, token: str):
    headers = {HEADER: token, **SAME}
    answer = client.post("/marks?lang=en", json={"events": [{}]}, headers=headers)
    assert (answer.status_code, answer.text) == (
        400,
        "This mark was not saved: its “fields” does not meet the rules.",
    )
    for body in (b"{", b"", b"\xff", b"[" * 100_000):
        sent = client.post("/marks", data=body, content_type="application/json", headers=headers)
        assert sent.status_code == 400
    large = client.post("/marks", json={"events": "x" * LARGEST}, headers=headers)
    assert large.status_code == 413


def test_nothing_is_answered_where_marks_are_off(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, marks_on: Path, place: str
):
    monkeypatch.setenv("TRAMSO_HOST", "0.0.0.0")
    settings.cache_clear()
    for path in ("/marks/token", f"/marks/of{place}", "/marks/history?station=1"):
        assert client.get(path).status_code == 404
    assert post(client, "", made()).text == "Follow-up marks are off on this server."
    assert not marks_on.exists()


def test_a_database_that_is_gone_is_said_and_left_alone_for_a_moment(tmp_path: Path):
    class Gone(Marks):
        tries = 0

        def history(self, station: str) -> list[Any]:
            Gone.tries += 1
            raise MarksGone("gone")

    clock = [0.0]
    reached = opened.Reached(Gone(str(tmp_path / "m.sqlite")), lambda: clock[0])

    def ask() -> None:
        with pytest.raises(MarksGone), reached.asked() as kept:
            kept.history("s")

    ask()
    ask()
    assert Gone.tries == 1
    clock[0] = opened.REST_SECONDS
    ask()
    assert Gone.tries == 2
