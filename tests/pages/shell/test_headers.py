"""Headers that depend on how readers come and sign in."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import Headers

from data.settings import settings
from pages.shell.headers import protect


def headers_of(monkeypatch: pytest.MonkeyPatch, **given: str) -> Headers:
    for name, text in given.items():
        monkeypatch.setenv(f"TRAMSO_{name}", text)
    settings.cache_clear()
    server = Flask(__name__)
    protect(server, lambda: ())
    return server.test_client().get("/").headers


def test_browsers_come_back_by_https_only_where_readers_know_such_an_address(
    store: Path, monkeypatch: pytest.MonkeyPatch
):
    name = "Strict-Transport-Security"
    assert name not in headers_of(monkeypatch)
    assert name not in headers_of(monkeypatch, ADDRESS="http://tramso.example")
    assert headers_of(monkeypatch, ADDRESS="https://tramso.example")[name] == "max-age=31536000"


def test_a_form_leads_to_the_provider_only_where_one_signs_in_there(
    store: Path, monkeypatch: pytest.MonkeyPatch
):
    policy = "Content-Security-Policy"
    issuer = "https://id.example/realms/health"
    assert "form-action 'self';" in headers_of(monkeypatch, OIDC_ISSUER=issuer)[policy]
    assert "form-action 'self' https://id.example;" in headers_of(monkeypatch, AUTH="oidc")[policy]
