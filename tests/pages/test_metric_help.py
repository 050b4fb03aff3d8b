"""Every indicator that stands on a page has its definition and the way to it beside it."""

import pytest
from dash import dcc, html

from data.words import t
from pages.router import page_body
from tests.pages.reading import classed, parts_of, words_on

PAGES = ("/", "/platforms", "/gaps", "/map", "/places/34/01")


@pytest.mark.parametrize("path", PAGES)
def test_an_indicator_is_defined_where_it_stands(path: str):
    helps = classed(page_body(path, "?lang=en"), "metric-help")
    assert helps
    for help_ in helps:
        (link,) = (part for part in parts_of(help_) if isinstance(part, dcc.Link))
        key = link.href.partition("#metric-")[2]
        assert t(f"metric.{key}.definition", "en") in words_on(help_)
        assert isinstance(help_.children[0], html.Summary)


def test_cards_and_table_of_the_overview_define_all_they_show():
    body = page_body("/", "?lang=en")
    rows = [part for part in parts_of(body) if isinstance(part, html.Tr)]
    assert all(classed(row, "metric-help") for row in rows if classed(row, "number"))
    assert all(classed(card, "metric-help") for card in classed(body, "first-card"))
