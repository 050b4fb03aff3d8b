"""Headers of a proxy: believed from listed addresses only, and only the very header that is meant."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from data.settings import settings
from data.words import t
from tests.data.roles.test_mapping import FILE
from tests.pages.signin.asking import BROWSER, SCRIPT, connection, guarded

USER, GROUPS = ("X-Remote-User", "an"), ("X-Remote-Groups", "a, moh ,b")


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    path = tmp_path / "roles.toml"
    path.write_text(FILE)
    return path


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, store: Path, roles: Path) -> FlaskClient:
    monkeypatch.setenv("TRAMSO_AUTH", "proxy")
    monkeypatch.setenv("TRAMSO_PROXIES", "10.0.0.5 192.0.2.0/24 ::1")
    monkeypatch.setenv("TRAMSO_ROLES", str(roles))
    settings.cache_clear()
    return guarded().test_client()


@pytest.mark.parametrize("peer", ("10.0.0.5", "192.0.2.77", "::1", "::ffff:10.0.0.5"))
def test_a_listed_proxy_says_who_asks(client: FlaskClient, peer: str):
    got = client.get("/gaps", **connection(peer, USER, GROUPS))
    assert got.status_code == 200
    assert "id='an'" in got.text and "role='ministry'" in got.text


@pytest.mark.parametrize("peer", ("10.0.0.6", "127.0.0.1", "193.0.2.77", "::2", None, "unix:", ""))
@pytest.mark.parametrize("path", ("/", "/gaps", "/data/units.csv", "/assets/", "/metricss"))
def test_headers_from_elsewhere_are_refused(client: FlaskClient, peer: str | None, path: str):
    told = ("X-Forwarded-For", "10.0.0.5"), ("Forwarded", "for=10.0.0.5"), ("X-Real-IP", "10.0.0.5")
    got = client.get(path, headers={"X-Forwarded-For": "10.0.0.5"}, **connection(peer, USER, GROUPS, *told))
    assert got.status_code == 403
    assert got.text == t("signin.refused.proxy", "vi", product=t("product", "vi"))


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (("X-Remote-User", ""),),
        (("X-Remote-User", "  "),),
        (USER, ("X-Remote-User", "binh")),
        (("X_Remote_User", "an"),),
        (("X-Remote-Users", "an"),),
    ],
)
def test_a_proxy_that_names_nobody_or_two_lets_nobody_in(
    client: FlaskClient, headers: tuple[tuple[str, str], ...]
):
    got = client.get("/?lang=en", **connection("10.0.0.5", *headers, GROUPS))
    assert got.status_code == 403
    assert got.text == t("signin.refused.user", "en")


def test_a_header_with_an_underscore_gives_no_group(client: FlaskClient):
    got = client.get("/", **connection("10.0.0.5", USER, ("X_Remote_Groups", "moh")))
    assert got.status_code == 403
    assert got.text == t("signin.refused.none", "vi", product=t("product", "vi"))


def test_a_name_in_vietnamese_arrives_as_it_is(client: FlaskClient):
    named = ("X-Remote-User", "Nguyễn Thị Bình")
    assert "name='Nguyễn Thị Bình'" in client.get("/", **connection("10.0.0.5", named, GROUPS)).text


def test_a_browser_gets_the_sentence_as_a_page_and_nothing_is_kept(client: FlaskClient):
    got = client.get("/?lang=en", headers=BROWSER, **connection("10.0.0.5", USER))
    assert got.status_code == 403 and got.mimetype == "text/html"
    assert t("signin.refused.none", "en", product=t("product", "en")) in got.text
    assert got.headers["Cache-Control"] == "no-store"


def test_a_role_taken_away_is_gone_at_the_next_request(client: FlaskClient, roles: Path):
    sent = connection("10.0.0.5", USER, GROUPS)
    assert client.post("/_dash-update-component", headers=SCRIPT, **sent).status_code == 200
    roles.write_text(FILE.replace('"moh", ', ""))
    assert client.post("/_dash-update-component", headers=SCRIPT, **sent).status_code == 403


@pytest.mark.parametrize("text", ("claim =", "", None))
def test_a_file_of_roles_that_cannot_be_read_lets_nobody_in(
    client: FlaskClient, roles: Path, text: str | None
):
    roles.unlink() if text is None else roles.write_text(text)
    got = client.get("/", **connection("10.0.0.5", USER, GROUPS))
    assert got.status_code == 503
    assert got.text == t("signin.refused.file", "vi", product=t("product", "vi"))


@pytest.mark.parametrize("path", ("/health", "/ready", "/shapes/a.geojson", "/assets/tramso.css"))
def test_what_tells_nothing_of_stations_is_open(client: FlaskClient, path: str):
    assert client.get(path, **connection("203.0.113.9")).text == "None None"


@pytest.mark.parametrize(("peer", "status"), [("127.0.0.1", 200), ("10.0.0.5", 403), ("203.0.113.9", 403)])
def test_metrics_are_for_listed_addresses(client: FlaskClient, peer: str, status: int):
    assert client.get("/metrics", **connection(peer, USER, GROUPS)).status_code == status


def test_without_sign_in_nobody_is_named_and_all_is_open(store: Path):
    settings.cache_clear()
    for path in ("/", "/metrics", "/data/units.csv"):
        assert guarded().test_client().get(path).text == "None None"
