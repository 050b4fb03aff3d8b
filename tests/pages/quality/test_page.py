"""The parts of `/quality`."""

import pytest

from data.words import LANGUAGES
from pages.router import page_body
from tests.pages.reading import classed, repeated_ids

PARTS = ("reports", "checks", "arrived", "origin")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_built_in_both_languages_without_a_repeated_id(part: str, language: str):
    body = page_body("/quality", f"?part={part}&lang={language}")
    assert repeated_ids(body) == []
    tabs = classed(body, "sub-views")[0].children
    assert [tab for tab in tabs if "aria-current" in tab.to_plotly_json()["props"]] == [
        tabs[PARTS.index(part)]
    ]
