"""Behind a real nginx that signs readers in as the manual says: its headers count, a reader's own do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from data.words import t
from tests.openid_provider import ROLES
from tests.proxied import signing_in_nginx
from tests.served import serving

PEOPLE = {"an": "other,moh", "binh": "tramso-11", "chi": "everybody", "dung": "other"}
FORGED = {"X-Remote-User": "an", "X-Remote-Groups": "moh", "X-Forwarded-For": "127.0.0.2"}


@dataclass(frozen=True)
class Behind:
    """direct: the server itself; address: through nginx."""

    direct: str
    address: str


@pytest.fixture(scope="module")
def behind(published_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "roles.toml").write_text(ROLES)
    environment = {
        "TRAMSO_AUTH": "proxy",
        "TRAMSO_PROXIES": "127.0.0.2",
        "TRAMSO_ROLES": str(folder / "roles.toml"),
    }
    with (
        serving(published_store, **environment) as direct,
        signing_in_nginx(direct, folder, PEOPLE) as address,
    ):
        yield Behind(direct, address)


def get(address: str, user: str | None, **headers: str) -> requests.Response:
    known = {"Authorization": user} if user else {}
    return requests.get(address, headers={"Accept": "text/html", **headers, **known}, timeout=30)


@pytest.mark.parametrize(("user", "role"), [("an", "ministry"), ("chi", "viewer")])
def test_a_reader_of_the_proxy_is_let_in_by_name(behind: Behind, user: str, role: str):
    got = get(f"{behind.address}/?lang=en", user)
    assert got.status_code == 200
    told = header_of(got)
    assert f">{user}</span></summary>" in told and t(f"signin.role.{role}", "en", place="") in told
    assert "/sign-out" not in told


def header_of(got: requests.Response) -> str:
    """Who is signed in, as the header says it."""
    return got.text.partition("class='account'")[2].partition("</details>")[0]


def test_a_reader_of_a_province_is_told_which(behind: Behind):
    assert "Điện Biên" in header_of(get(behind.address, "binh"))


def test_what_a_reader_sends_himself_is_overwritten(behind: Behind):
    got = get(f"{behind.address}/?lang=en", "chi", **FORGED)
    assert t("signin.role.viewer", "en") in got.text
    assert get(behind.address, "dung", **FORGED).status_code == 403
    assert get(behind.address, None, **FORGED).status_code == 401  # by nginx


@pytest.mark.parametrize("path", ("/", "/data", "/data/stations.csv", "/_dash-layout", "/metricss"))
def test_past_the_proxy_nobody_gets_in(behind: Behind, path: str):
    got = get(f"{behind.direct}{path}?lang=en", None, **FORGED)
    assert got.status_code == 403
    assert t("signin.refused.proxy", "en", product=t("product", "en")) in got.text


def test_metrics_are_for_the_machine_itself_not_through_the_proxy(behind: Behind):
    assert get(f"{behind.direct}/metrics", None).status_code == 200
    assert get(f"{behind.address}/metrics", "an").status_code == 403
