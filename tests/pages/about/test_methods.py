"""Each method has an address: all its parts in both languages, and numbers of the version on view."""

import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.words import LANGUAGES, t
from pages.about.methods import METHODS, PARTS
from pages.router import page_body
from tests.pages.reading import links_on, words_on

LINKED = {
    "/gaps?view=closing": "closing",
    "/gaps?view=clusters": "clusters",
    "/gaps?view=equity": "equity",
    "/quality": "deadline",
    "/quality?part=checks": "quality",
    "/paperless?view=forecast": "forecast",
    "/paperless?view=pace": "survival",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
def test_a_method_says_all_its_parts_and_leads_to_the_others(method, language):
    body = page_body("/about", f"?method={method}&lang={language}")
    words, links = words_on(body), links_on(body)
    for part in ("title", *PARTS):
        assert t(f"about.method_of.{method}.{part}", language) in words
    for other in METHODS:
        assert f"method={other}" in links[t(f"about.method_of.{other}.title", language)]


@pytest.mark.parametrize(("address", "method"), LINKED.items())
def test_a_view_leads_to_its_method(address, method):
    path, _, query = address.partition("?")
    links = links_on(page_body(path, f"?{query}&lang=en" if query else "?lang=en"))
    assert links["How this is computed"] == f"/about?lang=en&method={method}"


def test_the_contents_lead_to_every_method():
    links = links_on(page_body("/about", "?lang=en"))
    assert {links[t(f"about.method_of.{method}.title", "en")] for method in METHODS} == {
        f"/about?lang=en&method={method}" for method in METHODS
    }


def test_numbers_of_the_checks_are_those_of_the_version():
    def rows(method: str) -> dict[str, str]:
        charts = charts_on(html.Div(page_body("/about", f"?method={method}&lang=en")))
        return dict(charts["method_check"].frame.iter_rows())

    deadline = rows("deadline")
    expected, timed, late = (int(text) for text in list(deadline.values())[:3])
    assert expected >= timed >= late > 0
    assert "by chance alone" not in str(rows("deadline"))
    survival = rows("survival")
    assert int(survival["Stations followed"]) >= int(survival["Of these: paperless"])
