from dataclasses import replace

import polars as pl
import pytest
from dash import dcc, html

from components.cards.tile_links import tile_grid_picture
from components.maps.chart import MapChart
from data.geography.tilegrid import tile_grid


def test_a_square_leads_where_its_area_does_and_says_what_it_holds(tiles: MapChart):
    links = [part for part in tile_grid_picture(tiles, "/tiles")._traverse() if isinstance(part, dcc.Link)]
    assert [link.href for link in links] == [f"/map?province={code}" for code in ("01", "48", "56")]
    said = [[part.children for part in link.children.children] for link in links]
    assert said[1] == ["Đà Nẵng", "90,0% (9 / 10)", "10 trạm", "9/10 trạm đã báo cáo"]
    assert said[2][:2] == ["Khánh Hòa", "Chưa báo cáo"]


@pytest.mark.parametrize("scheme", ["34", "63"])
def test_no_two_squares_lie_on_each_other(tiles: MapChart, scheme: str):
    every = pl.DataFrame({"code": list(tile_grid(scheme))})
    whole = every.join(tiles.frame.drop("code").head(1), how="cross")
    grid = replace(tiles, frame=whole, geography=replace(tiles.geography, scheme=scheme))
    places = [
        str(part.style) for part in tile_grid_picture(grid, "/tiles")._traverse() if isinstance(part, html.Li)
    ]
    assert len(set(places)) == len(places) == int(scheme)


@pytest.mark.parametrize("scheme", ["34", "63"])
def test_the_words_of_a_square_open_towards_the_middle(tiles: MapChart, scheme: str):
    every = pl.DataFrame({"code": list(tile_grid(scheme))})
    whole = every.join(tiles.frame.drop("code").head(1), how="cross")
    grid = replace(tiles, frame=whole, geography=replace(tiles.geography, scheme=scheme))
    squares = [part for part in tile_grid_picture(grid, "/tiles")._traverse() if isinstance(part, html.Li)]
    sides = {square.className: [] for square in squares}
    for square in squares:
        sides[square.className].append(float(square.style["left"].rstrip("%")))
    assert set(sides) == {"east", "west"}
    assert max(sides["west"]) < 50 <= min(sides["east"])


def test_the_picture_fills_the_frame_that_the_links_lie_in(tiles: MapChart):
    (place,) = (
        part
        for part in tile_grid_picture(tiles, "/tiles")._traverse()
        if getattr(part, "className", "") == "picture"
    )
    assert "height" not in place.style
