import polars as pl
from dash import html

from components.cards.figure_card import charts_on
from data.store.publication import Publication
from tests.conftest import ReadStore
from tests.data.small_country import DATES
from tests.pages.reading import words_on
from tests.pages.stations.viewing import body, register_of


def test_missing_coordinates_are_said_and_no_distance_is_made_up(across: Publication, read_store: ReadStore):
    read_store(across.root)
    rows = register_of(across, DATES[-1])
    nowhere = rows.filter(pl.col("latitude").is_null())["station_id"][0]
    page = body(nowhere)
    assert "outside Vietnam and therefore not used" in words_on(page)
    nearest = charts_on(html.Div(page))["nearest"]
    assert nearest.frame.is_empty()
    assert "no usable coordinates" in nearest.title
