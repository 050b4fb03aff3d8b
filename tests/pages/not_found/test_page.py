import pytest
from dash import html

from data.words import LANGUAGES, t
from pages.registry import NAVIGATION
from pages.router import page_body
from tests.pages.reading import links_on, words_on


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_no_page_has_is_repeated_and_every_page_offered(language: str):
    body = html.Div(page_body("/tr%E1%BA%A1m/9", f"?lang={language}&zone=3"))
    assert "“/trạm/9”" in words_on(body)
    addresses = [address.partition("?")[0] for address in links_on(body).values()]
    assert addresses == ["/", *(page.path for page in NAVIGATION)]
    assert all(f"lang={language}" in address and "zone=3" in address for address in links_on(body).values())
    assert t("not_found.title", language) in words_on(body)


def test_a_long_address_is_repeated_in_part():
    assert f"/{'x' * 59}…" in words_on(html.Div(page_body(f"/{'x' * 500}", "?lang=en")))
