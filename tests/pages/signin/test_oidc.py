"""Signing in with a real provider at a real server: there, back, and out."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from data.words import t
from tests.openid_provider import PASSWORD
from tests.pages.signin.asking import BROWSER, SCRIPT
from tests.pages.signin.conftest import Running


def browser() -> requests.Session:
    found = requests.Session()
    found.trust_env = False
    found.headers.update(BROWSER)
    return found


def filled_in(form: requests.Response, name: str) -> dict[str, str]:
    """The fields of the provider's form, its own token among them."""
    token = form.text.split('name="csrfmiddlewaretoken" value="')[1].partition('"')[0]
    return {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token}


def signed_in(running: Running, name: str, at: str = "/") -> tuple[requests.Session, requests.Response]:
    """A browser that opened an address, was led to the form, filled it in and was led back."""
    visitor = browser()
    form = visitor.get(running.address + at)
    assert urlsplit(form.url).path == "/login", form.text[:300]
    return visitor, visitor.post(form.url, filled_in(form, name))


def test_a_reader_signs_in_and_is_where_he_was_going(running: Running):
    visitor, got = signed_in(running, "an", "/gaps?lang=en&province=11")
    assert got.status_code == 200
    assert got.url == f"{running.address}/gaps?lang=en&province=11"
    assert "<main" in got.text
    assert visitor.get(f"{running.address}/data", headers=SCRIPT).status_code == 200


def test_whose_groups_give_no_role_is_told_so_and_gets_no_session(running: Running):
    visitor, got = signed_in(running, "dung", "/?lang=en")
    assert got.status_code == 403
    assert t("signin.refused.none", "vi", product=t("product", "vi")) in got.text
    assert visitor.get(f"{running.address}/data", headers=SCRIPT).status_code == 401


@pytest.mark.parametrize("path", ("/", "/gaps?lang=en", "/stations/x", "/data/units.csv", "/nowhere"))
def test_nobody_sees_a_page_and_is_led_to_the_provider(running: Running, path: str):
    got = browser().get(running.address + path, allow_redirects=False)
    assert got.status_code == 302
    assert got.headers["Location"].startswith("/sign-in?next=/")
    assert got.headers["Cache-Control"] == "no-store" and len(got.content) < 500


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/_dash-update-component"),
        ("GET", "/_dash-layout"),
        ("GET", "/data/stations.parquet"),
        ("GET", "/download/places.csv"),
        ("GET", "/map/data/places"),
        ("GET", "/stages/data/dots"),
        ("GET", "/marks/token"),
        ("POST", "/briefing/drawn"),
        ("GET", "/assets/"),
    ],
)
def test_a_script_is_told_to_sign_in(running: Running, method: str, path: str):
    got = requests.request(method, running.address + path + "?lang=en", headers=SCRIPT)
    assert (got.status_code, got.text) == (401, t("signin.ended", "en"))


def test_health_and_assets_need_no_session(running: Running):
    for path in ("/health", "/ready", "/_favicon.ico"):
        assert browser().get(running.address + path).status_code == 200, path


def test_the_cookie_is_for_the_server_alone(running: Running):
    got = browser().get(f"{running.address}/sign-in", allow_redirects=False)
    cookie = got.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    there = urlsplit(got.headers["Location"])
    assert {"code_challenge_method=S256", "response_type=code", "client_id=tramso"} <= set(
        there.query.split("&")
    )
    assert re.search(r"state=\w{20,}", there.query) and re.search(r"nonce=\w{20,}", there.query)


def test_a_changed_cookie_is_nobody(running: Running):
    visitor, _ = signed_in(running, "chi")
    kept = visitor.cookies["tramso"]
    body, stamp, signature = kept.rsplit(".", 2)
    other = signed_in(running, "an")[0].cookies["tramso"].rsplit(".", 2)
    changed = (
        f"{other[0]}.{stamp}.{signature}",
        f"{body}.{other[1]}x.{signature}",
        f"{body}.{stamp}.{signature[:-2]}AA",
        f"{body}.{stamp}",
        "",
        "x",
    )
    for text in changed:
        got = requests.get(f"{running.address}/data", headers=SCRIPT, cookies={"tramso": text})
        assert got.status_code == 401, text
    assert (
        requests.get(f"{running.address}/data", headers=SCRIPT, cookies={"tramso": kept}).status_code == 200
    )


def test_a_role_taken_away_while_a_page_is_open_is_refused(running: Running):
    visitor, _ = signed_in(running, "an")
    told = running.roles.read_text()
    ask = lambda: visitor.get(f"{running.address}/data?lang=en", headers=SCRIPT)  # noqa: E731
    assert ask().status_code == 200
    running.roles.write_text(told.replace('"moh"', '"nobody"'))
    try:
        got = ask()
        assert (got.status_code, got.text) == (
            403,
            t("signin.refused.none", "en", product=t("product", "en")),
        )
    finally:
        running.roles.write_text(told)
    assert ask().status_code == 200


def test_signing_out_ends_both_sessions(running: Running):
    visitor, _ = signed_in(running, "an")
    out = f"{running.address}/sign-out?lang=en"
    asked = visitor.post(out, headers={"Sec-Fetch-Site": "same-origin"})
    assert asked.url.startswith(running.issuer)
    fields = dict(re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', asked.text))
    got = visitor.post(asked.url, fields | {"allow": "Log out"})
    assert t("signin.out", "en", product=t("product", "en")) in got.text
    assert got.url.startswith(f"{running.address}/sign-out/done")
    styles = got.text.split('stylesheet" href="')[1].partition('"')[0]
    assert browser().get(running.address + styles).headers["Content-Type"].startswith("text/css")
    assert visitor.get(f"{running.address}/data", headers=SCRIPT).status_code == 401
    assert urlsplit(visitor.get(running.address).url).path == "/login"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_another_site_cannot_sign_a_reader_out(running: Running, headers: dict[str, str]):
    visitor, _ = signed_in(running, "an")
    assert visitor.post(f"{running.address}/sign-out", headers=headers).status_code == 403
    assert visitor.get(f"{running.address}/data", headers=SCRIPT).status_code == 200
    assert visitor.get(f"{running.address}/sign-out", headers=SCRIPT).status_code == 404


def test_a_session_begins_with_a_new_cookie_and_the_way_back_works_once(running: Running):
    visitor = browser()
    form = visitor.get(running.address)
    before = visitor.cookies["tramso"]
    back = visitor.post(form.url, filled_in(form, "an"), allow_redirects=False)
    while not urljoin(form.url, back.headers["Location"]).startswith(f"{running.address}/sign-in/back"):
        back = visitor.get(urljoin(form.url, back.headers["Location"]), allow_redirects=False)
    there = back.headers["Location"]
    assert browser().get(there).status_code == 400  # another browser with the same answer
    assert visitor.get(there, allow_redirects=False).status_code == 302
    after = visitor.cookies["tramso"]
    assert after != before
    assert visitor.get(there, allow_redirects=False).status_code == 400
    replayed = requests.get(there, headers=BROWSER, cookies={"tramso": before}, allow_redirects=False)
    assert replayed.status_code == 403  # the state of the first time, but the provider's code is used up
    assert visitor.get(f"{running.address}/data", headers=SCRIPT).status_code == 200


@pytest.mark.parametrize(
    "there",
    (
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/sign-out",
        "",
    ),
)
def test_the_way_back_leads_to_own_pages_only(running: Running, there: str):
    visitor = browser()
    form = visitor.get(f"{running.address}/sign-in", params={"next": there})
    got = visitor.post(form.url, filled_in(form, "chi"))
    parts = urlsplit(got.url)
    assert f"{parts.scheme}://{parts.netloc}" == running.address
    assert got.status_code in (200, 404)
