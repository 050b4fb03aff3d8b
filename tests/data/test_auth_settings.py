"""The settings of signing in: what they become, and which stop the start with a sentence."""

import pytest

from data.auth_settings import AuthSettings, auth_settings, is_loopback
from data.errors import TramSoError
from data.settings import DEFAULTS


def read(**given: str) -> AuthSettings:
    return auth_settings(lambda name: {**DEFAULTS, **given}[name])


def test_nobody_signs_in_by_default_and_only_this_machine_reads_metrics():
    found = read()
    assert (found.kind, found.on, found.open_on_network, found.proxies) == ("none", False, False, ())
    assert [str(one) for one in found.metrics_from] == ["127.0.0.0/8", "::1/128"]


def test_addresses_are_read_with_spaces_or_commas_between():
    found = read(PROXIES="10.0.0.5, 10.1.0.0/24 fd00::/8")
    assert [str(one) for one in found.proxies] == ["10.0.0.5/32", "10.1.0.0/24", "fd00::/8"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("AUTH", "ldap"),
        ("AUTH", ""),
        ("OPEN_ON_NETWORK", "maybe"),
        ("PROXIES", "proxy.example"),
        ("PROXIES", "10.0.0.5/24"),
        ("PROXY_USER_HEADER", "X Remote"),
        ("PROXY_GROUPS_HEADER", "X_Remote_Groups"),
        ("OIDC_ISSUER", "id.example"),
        ("OIDC_ISSUER", "http://id.example"),
        ("OIDC_ISSUER", "https://id.example?x=1"),
        ("OIDC_SCOPES", "profile"),
        ("SESSION_MINUTES", "0"),
        ("SESSION_MINUTES", "8h"),
        ("SESSION_MINUTES", "100000"),
        ("METRICS_FROM", "any"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, text: str):
    with pytest.raises(TramSoError, match=f"TRAMSO_{name} is “"):
        read(**{name: text})


@pytest.mark.parametrize(
    "issuer",
    (
        "https://id.example",
        "https://id.example:8443/realms/health/",
        "http://127.0.0.1:9000/o",
        "http://localhost:9000",
    ),
)
def test_an_issuer_is_kept_to_the_letter(issuer: str):
    assert read(OIDC_ISSUER=issuer).issuer == issuer


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.7", False),
        ("tramso.example", False),
    ],
)
def test_loopback_is_what_only_this_machine_reaches(host: str, known: bool):
    assert is_loopback(host) is known
