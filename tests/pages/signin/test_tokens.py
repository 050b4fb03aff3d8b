"""What a provider says is believed only when it checks out; a provider that is away lets nobody in."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey

from data.audit.log import AuditLog
from data.settings import settings
from data.words import t
from pages.signin import provider as of_provider
from tests.openid_provider import SECRET
from tests.pages.signin.asking import BROWSER, SCRIPT, guarded
from tests.pages.signin.conftest import secrets_in
from tests.pages.signin.untrue import CLIENT, Untrue, untrue_provider

NOW = int(time.time())


@pytest.fixture
def untrue() -> Iterator[Untrue]:
    with untrue_provider() as running:
        yield running


@pytest.fixture
def client(untrue: Untrue, monkeypatch: pytest.MonkeyPatch, store: Path, tmp_path: Path) -> FlaskClient:
    given = secrets_in(tmp_path) | {
        "TRAMSO_AUTH": "oidc",
        "TRAMSO_ADDRESS": "http://localhost",
        "TRAMSO_OIDC_ISSUER": untrue.issuer,
        "TRAMSO_OIDC_CLIENT": CLIENT,
        "TRAMSO_SESSION_MINUTES": "60",
    }
    for name, text in given.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr(of_provider, "READ_SECONDS", 0.5)
    settings.cache_clear()
    return guarded().test_client()


def begun(client: FlaskClient, untrue: Untrue, there: str = "/gaps") -> str:
    """The state of a way to the provider, which learns the nonce."""
    got = client.get("/sign-in", query_string={"next": there})
    assert got.status_code == 302, got.text
    asked = parse_qs(urlsplit(got.headers["Location"]).query)
    untrue.nonce = asked["nonce"][0]
    return asked["state"][0]


def back(client: FlaskClient, state: str, **more: str) -> tuple[int, str]:
    """Status and text of the answer to whom the provider sends back."""
    got = client.get("/sign-in/back", query_string={"code": "c", "state": state, "lang": "en", **more})
    return got.status_code, got.headers.get("Location", got.text)


def is_let_in(client: FlaskClient) -> bool:
    return client.get("/data", headers=SCRIPT).status_code == 200


def refused_as(key: str) -> str:
    return t(f"signin.refused.{key}", "en", product=t("product", "en"))


def test_a_true_token_lets_in(client: FlaskClient, untrue: Untrue):
    assert back(client, begun(client, untrue)) == (302, "/gaps")
    got = client.get("/x", headers=SCRIPT)
    assert "Who(id='7', name='An')" in got.text and "role='ministry'" in got.text


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["another-client"]},
        {"aud": "another-client", "azp": CLIENT},
        {"aud": [CLIENT, "another-client"], "azp": "another-client"},
        {"aud": None},
        {"exp": NOW - 120},
        {"exp": None},
        {"exp": "never"},
        {"nbf": NOW + 600},
        {"iat": NOW + 600},
        {"nonce": "of another time"},
        {"nonce": None},
        {"nonce": ""},
        {"sub": None},
        {"at_hash": "AAAA"},
    ],
    ids=str,
)
def test_a_token_of_others_or_of_another_time_is_refused(
    client: FlaskClient, untrue: Untrue, claims: dict[str, object]
):
    untrue.claims = claims
    assert back(client, begun(client, untrue)) == (403, refused_as("token"))
    assert not is_let_in(client)


def test_a_token_signed_by_another_key_is_refused(client: FlaskClient, untrue: Untrue):
    untrue.key = RSAKey.generate_key(2048, {"kid": "one"})
    assert back(client, begun(client, untrue)) == (403, refused_as("token"))
    untrue.header["kid"] = "unknown"
    assert back(client, begun(client, untrue)) == (403, refused_as("token"))
    assert not is_let_in(client)


def test_a_new_key_of_the_provider_is_fetched(client: FlaskClient, untrue: Untrue):
    assert back(client, begun(client, untrue))[0] == 302
    untrue.key = RSAKey.generate_key(2048, {"kid": "two"})
    untrue.published, untrue.header = [untrue.key], {"alg": "RS256", "kid": "two"}
    assert back(client, begun(client, untrue))[0] == 302


@pytest.mark.parametrize("algorithm", ("HS256", "none", "None", "hs256"))
def test_a_token_signed_with_what_everybody_knows_or_by_nothing_is_refused(
    client: FlaskClient, untrue: Untrue, algorithm: str
):
    public, secret = untrue.published[0].as_pem(private=False), SECRET.encode()
    for key in (public, secret, b""):
        untrue.token = lambda signed, key=key: {
            "id_token": by_hand(signed, algorithm, key),
            "access_token": "a",
        }
        assert back(client, begun(client, untrue)) == (403, refused_as("token"))
    assert not is_let_in(client)


def by_hand(signed: str, algorithm: str, key: bytes) -> str:
    """The claims of a token under another signature, as no library makes it."""
    header = urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "one"}).encode()).decode().rstrip("=")
    told = f"{header}.{signed.split('.')[1]}"
    made = hmac.digest(key, told.encode(), "sha256") if key else b""
    return f"{told}.{urlsafe_b64encode(made).decode().rstrip('=')}"


@pytest.mark.parametrize(
    "token",
    [
        lambda _: {"access_token": "a"},
        lambda _: {"access_token": "a", "id_token": ""},
        lambda _: {"access_token": "a", "id_token": 7},
        lambda signed: {"access_token": "a", "id_token": signed[:-4] + "AAAA"},
        lambda signed: {"access_token": "a", "id_token": signed.rpartition(".")[0] + "."},
        lambda signed: ["id_token", signed],
        lambda _: {"error": "invalid_grant"},
    ],
)
def test_an_answer_without_a_token_that_checks_out_is_refused(client: FlaskClient, untrue: Untrue, token):
    untrue.token = token
    assert back(client, begun(client, untrue)) == (403, refused_as("token"))
    assert not is_let_in(client)


def test_a_state_that_is_not_of_this_browser_is_refused(client: FlaskClient, untrue: Untrue):
    state = begun(client, untrue)
    for wrong in ("", "x", state + "x", state[:-1]):
        assert back(client, wrong) == (400, refused_as("back"))
    other = client.application.test_client()
    assert back(other, state) == (400, refused_as("back"))
    assert not is_let_in(client) and not is_let_in(other)
    assert back(client, state)[0] == 302
    assert back(client, state) == (400, refused_as("back"))


def test_whom_the_provider_does_not_let_in_is_told_so(client: FlaskClient, untrue: Untrue):
    assert back(client, begun(client, untrue), error="access_denied") == (400, refused_as("back"))
    assert not is_let_in(client)


def test_a_provider_that_calls_itself_by_another_name_is_refused(client: FlaskClient, untrue: Untrue):
    untrue.metadata = {"issuer": "https://other.example"}
    got = client.get("/sign-in?lang=en")
    assert (got.status_code, got.text) == (403, refused_as("token"))
    untrue.metadata = {}
    assert client.get("/sign-in?lang=en").status_code == 302


@pytest.mark.parametrize("trouble", ("slow", "failing", "no JSON", "gone"))
def test_a_provider_that_is_away_is_a_sentence_and_sessions_go_on(
    client: FlaskClient, untrue: Untrue, monkeypatch: pytest.MonkeyPatch, trouble: str
):
    assert back(client, begun(client, untrue))[0] == 302
    newcomer = guarded().test_client()
    if trouble == "slow":
        untrue.waits = Event()
    elif trouble == "failing":
        untrue.status = 502
    elif trouble == "no JSON":
        monkeypatch.setattr(untrue, "said", lambda _: b"<html>")
    else:
        monkeypatch.setattr(untrue, "said", lambda _: 1 / 0)
    started = time.monotonic()
    got = newcomer.get("/sign-in?lang=en")
    assert (got.status_code, got.text) == (503, refused_as("away"))
    assert time.monotonic() - started < 5
    assert is_let_in(client) and not is_let_in(newcomer)
    if untrue.waits:
        untrue.waits.set()


def test_few_threads_wait_for_a_slow_provider(client: FlaskClient, untrue: Untrue):
    untrue.waits = Event()
    waiting = [Thread(target=lambda: client.application.test_client().get("/sign-in")) for _ in range(2)]
    for one in waiting:
        one.start()
    assert untrue.asked.acquire(timeout=5) and untrue.asked.acquire(timeout=5)
    started = time.monotonic()
    assert client.get("/sign-in").status_code == 503
    assert time.monotonic() - started < 0.2
    untrue.waits.set()
    for one in waiting:
        one.join()
    assert client.get("/sign-in").status_code == 302


def test_a_session_ends_by_its_age(client: FlaskClient, untrue: Untrue, monkeypatch: pytest.MonkeyPatch):
    assert back(client, begun(client, untrue))[0] == 302
    now = time.time()
    monkeypatch.setattr("pages.signin.session.time", lambda: now + 3590)
    assert is_let_in(client)
    monkeypatch.setattr("pages.signin.session.time", lambda: now + 3610)
    assert not is_let_in(client)
    assert client.get("/gaps?a=%C3%A1", headers=BROWSER).headers["Location"].startswith("/sign-in?next=/gaps")


def test_a_new_key_signs_and_the_earlier_one_is_still_believed(
    client: FlaskClient, untrue: Untrue, tmp_path: Path
):
    assert back(client, begun(client, untrue))[0] == 302
    kept = client.get_cookie("tramso").value
    file = tmp_path / "SESSION_KEY_FILE"
    old = file.read_text()
    for text, status in ((f"{'n' * 32}\n{old}\n", 200), ("n" * 32, 401)):
        file.write_text(text)
        other = guarded().test_client()
        other.set_cookie("tramso", kept)
        assert other.get("/data", headers=SCRIPT).status_code == status


def test_many_ways_begun_at_once_leave_a_small_cookie_and_the_last_two_work(
    client: FlaskClient, untrue: Untrue
):
    states = [begun(client, untrue, f"/gaps?a={'x' * 900}{number}") for number in range(6)]
    assert len(client.get_cookie("tramso").value) < 3500
    assert back(client, states[0])[0] == 400
    last = begun(client, untrue)
    assert back(client, last)[0] == 302


def test_a_session_remembers_only_what_gives_a_role(client: FlaskClient, untrue: Untrue):
    untrue.claims = {
        "groups": ["moh", *(f"group-{number}" for number in range(2000))],
        "email": "an@moh.example",
    }
    assert back(client, begun(client, untrue))[0] == 302
    with client.session_transaction() as session:
        assert session["person"]["claims"] == {"groups": ["moh"]}
        assert set(session["person"]) == {"id", "name", "claims", "since"}


def test_a_provider_whose_end_lies_elsewhere_or_is_missing_leaves_one_here(
    client: FlaskClient, untrue: Untrue
):
    for end in ("https://other.example/end", None):
        untrue.metadata = {"end_session_endpoint": end} if end else {"end_session_endpoint": ""}
        fresh = guarded().test_client()
        assert back(fresh, begun(fresh, untrue))[0] == 302
        got = fresh.post("/sign-out?lang=en", headers={"Sec-Fetch-Site": "same-origin"})
        assert (got.status_code, got.headers["Location"]) == (303, "/sign-out/done?state=en")
        assert not is_let_in(fresh)


def test_the_audit_log_says_who_signed_in_and_out_and_who_was_refused(
    client: FlaskClient, untrue: Untrue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("TRAMSO_AUDIT", str(tmp_path / "audit"))
    settings.cache_clear()
    assert back(client, begun(client, untrue))[0] == 302
    client.post("/sign-out", headers={"Sec-Fetch-Site": "same-origin"})
    untrue.claims = {"sub": "8", "groups": ["other"]}
    assert back(client, begun(client, untrue))[0] == 403
    untrue.claims = {"aud": "other"}
    assert back(client, begun(client, untrue))[0] == 403
    assert back(client, "of nobody")[0] == 400
    log = AuditLog(tmp_path / "audit")
    assert [(one.deed, one.who, one.role) for one in log.entries()] == [
        ("signed_in", "7", "ministry"),
        ("signed_out", "7", "-"),
        ("refused", "8", "-"),
        ("refused", "-", "-"),
    ]


def test_behind_https_the_cookie_goes_over_https_only(
    client: FlaskClient, untrue: Untrue, monkeypatch: pytest.MonkeyPatch
):
    for base, name in (("", "__Host-tramso"), ("/tramso", "__Secure-tramso")):
        monkeypatch.setenv("TRAMSO_ADDRESS", "https://tramso.example")
        monkeypatch.setenv("TRAMSO_BASE_PATH", base)
        settings.cache_clear()
        got = guarded().test_client().get("/sign-in")
        cookie = got.headers["Set-Cookie"]
        assert cookie.startswith(f"{name}=")
        assert "; Secure" in cookie and "HttpOnly" in cookie and f"Path={base}/" in cookie
        assert "Domain" not in cookie and "SameSite=Lax" in cookie
        assert f"tramso.example{base}/sign-in/back".replace("/", "%2F") in got.headers["Location"]
