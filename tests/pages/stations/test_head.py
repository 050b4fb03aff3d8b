import polars as pl
from dash import html

from components.cards.figure_card import charts_on
from data.store.publication import Publication
from tests.conftest import ReadStore
from tests.data.small_country import DATES
from tests.pages.reading import classed, words_on
from tests.pages.stations.viewing import body, register_of


def test_a_closed_station_says_so(across: Publication, read_store: ReadStore):
    read_store(across.root)
    rows = register_of(across, DATES[-1])
    closed = rows.filter(pl.col("closed_on") <= DATES[-1])["station_id"][0]
    page = body(closed)
    assert "Closed since 31 August 2025" in words_on(classed(page, "place-head"))
    assert charts_on(html.Div(page))["reports"].frame["key"][0] == "closed"
