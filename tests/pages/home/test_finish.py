"""When paper ends, on the first page: the paperless page's own answer, and silence where there is none."""

import polars as pl
import pytest
from dash import dcc

from components.reading.view import View
from data.words import LANGUAGES
from pages.home.finish import finish
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from queries.counts import counts_by_place
from tests.pages.reading import words_on


def view(search: str = "") -> View:
    return view_of(page_at("/")[0], "/", f"?{search}")


def province() -> str:
    seen = view()
    rows = counts_by_place(seen.snapshot, seen.scope, "province")
    return str(rows.filter(pl.col("stations_paperless_base") > 0)["code"][0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ("", "province"))
def test_the_sentence_is_the_forecast_pages_own(place: str, language: str):
    search = f"lang={language}" + (f"&province={province()}" if place else "")
    _, said = finish(view(search))
    sentence = words_on([said]).split("%")[0]
    link = next(part for part in said._traverse() if isinstance(part, dcc.Link))
    path, _, asked = link.href.partition("?")
    assert path == "/paperless"
    assert "view=forecast" in asked
    assert sentence in words_on(page_body(path, f"?{asked}"))
    assert sentence in words_on(page_body("/", f"?{search}"))


@pytest.mark.parametrize("search", ("zone=1", "connection=fibre", "date=first", "commune=any"))
def test_a_view_without_a_forecast_says_nothing_of_it(search: str):
    seen = view()
    communes = counts_by_place(seen.snapshot, seen.scope, "commune")
    commune = communes.filter(pl.col("stations") > 0)["code"][0]
    asked = search.replace("first", str(seen.snapshot.dates[0])).replace("any", commune)
    assert finish(view(asked)) == []
    assert finish(view())
