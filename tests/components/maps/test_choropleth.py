import json
from collections.abc import Callable
from dataclasses import replace

import polars as pl
import pytest
from dash import dcc, html

from components.cards.map_picture import Addresses, map_picture
from components.cards.tile_links import tile_grid_picture
from components.charts.chart import Chart, Column, Encodings
from components.maps.chart import Geography, InsetFrame, MapChart, on_map
from components.maps.classes import classes, with_classes
from components.renderers.plotly.choropleth import skeleton_figure
from components.renderers.plotly.map_layout import camera
from data.geography.tilegrid import tile_grid
from data.measures.metrics import BY_KEY
from data.words.numbers import SHARE
from tests.components.conftest import DATES
from tests.components.plotted import plotted

METRIC = BY_KEY["paperless_stations"]
Make = Callable[..., Chart]


def frame() -> pl.DataFrame:
    rows = pl.DataFrame(
        {
            "code": ["01", "48", "56"],
            "name": ["Hà Nội", "Đà Nẵng", "Khánh Hòa"],
            "value": [0.2, 0.9, None],
            "reason": [None, None, "not_reported"],
            "top": [1, 9, 0],
            "bottom": [5, 10, 0],
            "stations": [5, 10, 4],
            "received": [5, 9, 0],
            "expected": [5, 10, 4],
        }
    )
    return with_classes(rows, made())


def made():
    return classes(pl.Series([0.2, 0.9]), METRIC, "bands", DATES[-1], "vi")


@pytest.fixture
def chart(make_chart: Make) -> MapChart:
    columns = (Column("name", "Nơi"), Column("value", "Tỷ lệ", SHARE), Column("band", "Bậc"))
    plain = make_chart(
        "choropleth", frame(), columns=columns, encodings=Encodings("name", "value", missing="band")
    )
    insets = (
        InsetFrame("QĐ. Hoàng Sa (Đà Nẵng)", (110.9, 15.5, 113.1, 17.2), "48", ("48",)),
        InsetFrame("QĐ. Trường Sa (Khánh Hòa)", (111.4, 7.9, 115.2, 11.9), "56", ("56",)),
    )
    place = Geography(
        scheme="34",
        shapes="/shapes/p.geojson",
        ground="/shapes/p.geojson",
        ground_codes=("01", "48", "56"),
        bounds=(102.1, 8.3, 109.6, 23.45),
        insets=insets,
        classes=made(),
        notes=("Nguồn thử", "© OpenStreetMap contributors"),
        link="/map?province={code}",
        station="/stations/{code}",
    )
    return on_map(plain, place)


def test_plotly_accepts_the_map(chart: MapChart):
    plotted(chart)


@pytest.mark.parametrize("kind", ["choropleth", "points"])
def test_both_archipelagos_are_named_and_drawn_on_every_map(chart: MapChart, kind: str):
    points = chart.frame.with_columns(latitude=16.0, longitude=108.0)
    shown = on_map(Chart(**{**_plain(chart), "kind": kind, "frame": points}), chart.ground)
    figure = plotted(shown)
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "Hoàng Sa" in texts and "Trường Sa" in texts
    grounds = {t.subplot: t.locations for t in figure.data if t.meta["role"] == "ground"}
    assert list(grounds["map2"]) == ["48"] and list(grounds["map3"]) == ["56"]


def _plain(chart: MapChart) -> dict[str, object]:
    return {name: value for name, value in vars(chart).items() if name != "geography"}


def test_credit_source_and_synthetic_mark_stand_on_the_map(chart: MapChart):
    texts = " ".join(note.text for note in plotted(chart).layout.annotations)
    assert "© OpenStreetMap contributors" in texts
    assert "Nguồn thử" in texts
    assert "Số liệu minh họa" in texts


def test_the_style_names_no_address(chart: MapChart):
    for name in ("map", "map2", "map3"):
        style = json.dumps(plotted(chart).layout[name].to_plotly_json()["style"])
        assert "http" not in style and "glyphs" not in style
        assert plotted(chart).layout[name].style["sources"]


def test_the_legend_counts_every_place_once(chart: MapChart):
    names = [t.name for t in plotted(chart).data if t.meta["role"] == "legend"]
    counted = sum(int(name.rsplit("(", 1)[1].rstrip(")")) for name in names)
    assert counted == chart.frame.height
    assert any(name.startswith("Chưa báo cáo") for name in names)


def test_nothing_else_stands_in_the_legend(chart: MapChart):
    drawn = [trace.to_plotly_json() for trace in plotted(chart).data]
    for trace in drawn:
        assert trace["showlegend"] == (trace["meta"]["role"] == "legend"), trace["meta"]
    assert [trace["showscale"] for trace in drawn if trace["type"] == "choroplethmap"].count(True) == 0


def test_hover_says_value_ratio_and_reports(chart: MapChart):
    value = next(t for t in plotted(chart).data if t.meta["role"] == "value")
    assert value.customdata[1][1] == "90,0% (9 / 10)<br>10 trạm<br>9/10 trạm đã báo cáo"
    assert value.customdata[2][1].startswith("Chưa báo cáo<br>")


def test_the_page_gets_no_value_with_its_map(chart: MapChart):
    sent = Addresses("/places", "/values", None, "/history", "/map?date={date}")
    text = getattr(map_picture(chart, sent), "data-map")
    spec = json.loads(text)
    assert "Hà Nội" not in text
    assert all("locations" not in t for t in skeleton_figure(chart)["data"] if t["meta"]["role"] == "value")
    assert spec["insets"] == [["48"], ["56"]]
    assert spec["link"] == "/map?province={code}"


def test_a_station_over_areas_has_a_ring_under_it(chart: MapChart):
    over = on_map(chart, replace(chart.ground, stations=True))
    roles = [t["meta"]["role"] for t in skeleton_figure(over)["data"]]
    assert roles.count("ring") == roles.count("stations") == 3
    assert max(at for at, role in enumerate(roles) if role == "ring") < roles.index("stations")
    assert "ring" not in [t["meta"]["role"] for t in skeleton_figure(chart)["data"]]


def test_a_frame_fits_and_leaves_room_on_the_right():
    aimed = camera((102.0, 8.0, 110.0, 24.0), 800, 700, 0.25)
    assert aimed["center"]["lat"] == 16.0
    assert aimed["center"]["lon"] > 106.0
    degrees = 700 / (512 * 2 ** aimed["zoom"]) * 360
    assert degrees > 16


def test_a_map_without_ground_says_what_to_do(make_chart: Make):
    with pytest.raises(TypeError, match="on_map"):
        plotted(make_chart("choropleth"))


@pytest.fixture
def tiles(chart: MapChart) -> MapChart:
    return on_map(Chart(**{**_plain(chart), "kind": "tile_grid"}), chart.ground)


def test_a_tile_a_province(tiles: MapChart):
    figure = plotted(tiles)
    cells = [[cell for row in trace.z for cell in row if cell is not None] for trace in figure.data[:2]]
    assert list(map(len, cells)) == [34, tiles.frame.height]
    assert "Đà<br>Nẵng<br><b>90,0%</b>" in [text for row in figure.data[1].text for text in row]


def test_a_square_leads_where_its_area_does_and_says_what_it_holds(tiles: MapChart):
    links = [part for part in tile_grid_picture(tiles)._traverse() if isinstance(part, dcc.Link)]
    assert [link.href for link in links] == [f"/map?province={code}" for code in ("01", "48", "56")]
    said = [[part.children for part in link.children.children] for link in links]
    assert said[1] == ["Đà Nẵng", "90,0% (9 / 10)", "10 trạm", "9/10 trạm đã báo cáo"]
    assert said[2][:2] == ["Khánh Hòa", "Chưa báo cáo"]


@pytest.mark.parametrize("scheme", ["34", "63"])
def test_no_two_squares_lie_on_each_other(tiles: MapChart, scheme: str):
    every = pl.DataFrame({"code": list(tile_grid(scheme))})
    whole = every.join(tiles.frame.drop("code").head(1), how="cross")
    grid = on_map(Chart(**{**_plain(tiles), "frame": whole}), replace(tiles.ground, scheme=scheme))
    places = [str(part.style) for part in tile_grid_picture(grid)._traverse() if isinstance(part, html.Li)]
    assert len(set(places)) == len(places) == int(scheme)


@pytest.mark.parametrize("scheme", ["34", "63"])
def test_the_words_of_a_square_open_towards_the_middle(tiles: MapChart, scheme: str):
    every = pl.DataFrame({"code": list(tile_grid(scheme))})
    whole = every.join(tiles.frame.drop("code").head(1), how="cross")
    grid = on_map(Chart(**{**_plain(tiles), "frame": whole}), replace(tiles.ground, scheme=scheme))
    squares = [part for part in tile_grid_picture(grid)._traverse() if isinstance(part, html.Li)]
    sides = {square.className: [] for square in squares}
    for square in squares:
        sides[square.className].append(float(square.style["left"].rstrip("%")))
    assert set(sides) == {"east", "west"}
    assert max(sides["west"]) < 50 <= min(sides["east"])
