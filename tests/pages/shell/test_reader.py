"""A page is never made for nobody where readers sign in."""

from pathlib import Path

import pytest
from flask import Flask, g

from data.scope import Reader
from data.settings import settings
from pages.shell.reader import reader


def test_without_sign_in_everybody_sees_all(store: Path):
    with Flask(__name__).test_request_context("/"):
        assert reader() == Reader("ministry")


def test_a_request_past_the_guard_is_for_nobody(store: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRAMSO_AUTH", "proxy")
    settings.cache_clear()
    assert reader() == Reader("ministry")  # a command of the server
    with Flask(__name__).test_request_context("/"):
        with pytest.raises(RuntimeError, match="nobody knows whose it is"):
            reader()
        g.reader = Reader("province", "11")
        assert reader() == Reader("province", "11")
