"""The message about a wrong number: everything that is needed to look into it, and a way to send it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import html

from components.cards.wrong_number import wrong_number
from data.errors import TramSoError
from data.settings import settings
from pages.registry import page_at
from pages.shell.published import view_of
from tests.conftest import ReadStore
from tests.pages.reading import parts_of, words_on


@pytest.fixture(autouse=True)
def afresh(read_store: ReadStore, published_store: Path) -> Iterator[None]:
    """The settings as they are when a test has set them."""
    read_store(published_store)
    settings.cache_clear()
    yield
    settings.cache_clear()


def message(lang: str = "en", name: str = "Trạm A & B"):
    view = view_of(page_at("/quality")[0], "/quality", f"?lang={lang}&province=11")
    return view, wrong_number(view, name, (("Station", f"{name} (S1)"),))


def test_without_a_mailbox_it_is_a_text_to_copy():
    view, card = message()
    words = words_on(card)
    for needed in ("Trạm A & B (S1)", view.snapshot.version, "province=11", "Copy this text"):
        assert needed in words
    assert not [one for one in parts_of(card) if isinstance(one, html.A)]


@pytest.mark.parametrize("lang", ("vi", "en"))
def test_with_one_a_link_holds_the_whole_message(monkeypatch: pytest.MonkeyPatch, lang: str):
    monkeypatch.setenv("TRAMSO_CONTACT", "data@moh.example")
    monkeypatch.setenv("TRAMSO_ADDRESS", "https://tramso.example")
    settings.cache_clear()
    view, card = message(lang)
    link = next(one for one in parts_of(card) if isinstance(one, html.A))
    address = urlsplit(link.href)
    assert (address.scheme, address.path) == ("mailto", "data@moh.example")
    sent = parse_qs(address.query)
    text = next(one for one in parts_of(card) if isinstance(one, html.Pre)).children
    assert text == f"{sent['subject'][0]}\n\n{sent['body'][0]}"
    assert "https://tramso.example/quality?" in sent["body"][0]
    assert f"version={view.snapshot.version}" in sent["body"][0]


@pytest.mark.parametrize("text", ("nobody", "a@b.vn?bcc=x@y.vn", "a b@c.vn", "a@b.vn,c@d.vn"))
def test_what_is_no_mail_address_is_refused(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("TRAMSO_CONTACT", text)
    settings.cache_clear()
    with pytest.raises(TramSoError, match="TRAMSO_CONTACT"):
        settings()
