"""Maps as shapes in a picture: what the browser's map shows, with both archipelagos, at every level."""

import gzip
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import polars as pl
import pytest
import shapely

from components.cards.map_first import first_picture
from components.cards.saved_picture import saved_svg
from components.maps.camera import Camera
from components.maps.chart import MapChart
from components.maps.legend import legend_of
from components.maps.panes import ROOM, Pane, panes
from components.maps.payload import DIGITS, values_payload
from components.renderers.plotly.map_layout import camera
from components.renderers.svg.ground import UNITS, shapes
from components.renderers.svg.sizes import SIZES
from data.errors import TramSoError
from data.geography.rings import rings_of
from data.settings import settings
from pages.map.areas import map_data
from pages.map.cards import maps_of, with_something
from pages.map.chart import built_shapes
from pages.map.page import PAGE
from pages.shell.published import view_of

LEVELS = (
    "level=region",
    "level=province",
    "scheme=63&level=province",
    "scheme=63&level=district",
    "level=commune",
    "scheme=63&level=commune",
    "province=01",
    "province=48",
    "scheme=63&province=56&level=commune",
    "level=stations",
)
WIDTH, HEIGHT = 860, 720


@pytest.fixture(autouse=True)
def small_country(published_store: Path, read_store) -> None:
    read_store(published_store)


def drawn(query: str) -> tuple[MapChart, list[Pane]]:
    chart = maps_of(*with_something(view_of(PAGE, "/map", query)))[0].chart
    return chart, panes(chart, (WIDTH, HEIGHT))


@pytest.mark.parametrize("query", LEVELS)
def test_every_unit_is_drawn_in_the_class_that_the_browser_paints(query: str):
    view = view_of(PAGE, "/map", query)
    chart, (main, *insets) = drawn(query)
    if chart.kind == "points":
        assert not main.areas and main.dots
        return
    sent = values_payload(map_data(view).frame, view.metric)["classes"]
    classes = dict(zip(chart.frame["code"], map(DIGITS.index, sent), strict=True))
    colours = chart.geography.classes.colours
    for area in (*main.areas, *(area for inset in insets for area in inset.areas)):
        assert (area.index, area.colour) == (classes[area.code], colours[classes[area.code]])
    far = {code for inset in chart.geography.insets for code in inset.codes}
    assert set(classes) - far <= {area.code for area in main.areas}


@pytest.mark.parametrize("query", LEVELS)
def test_both_archipelagos_are_drawn_as_their_units(query: str):
    chart, (_, *insets) = drawn(query)
    assert [pane.name for pane in insets] == [inset.name for inset in chart.geography.insets]
    for pane, inset in zip(insets, chart.geography.insets, strict=True):
        held = pane.areas or pane.ground
        assert {area.code for area in pane.areas} == set(inset.codes)
        assert sum(len(area.rings) for area in held) >= 1
        left, top, width, height = pane.box
        for ring in (ring for area in held for ring in area.rings):
            assert (ring >= (left, top)).all() and (ring <= (left + width, top + height)).all()
        islands = [float(np.ptp(ring, axis=0).min()) for area in held for ring in area.rings]
        assert max(islands) > 5, "no island large enough to be seen"


def test_the_legend_counts_the_places_of_each_class():
    chart, _ = drawn("level=commune")
    counts = Counter(chart.frame["class"])
    entries = legend_of(chart)
    assert {entry.index: entry.count for entry in entries if entry.count} == counts
    assert {entry.blank for entry in entries if entry.index >= chart.geography.classes.count} == {True}


def test_neighbours_keep_their_common_edges_however_coarse_the_picture():
    shape = built_shapes().layers["34-province"]
    file = settings().geography.resolve() / shape.file
    for step in (2.0**-15, 2.0**-12):
        units = rings_of(file, step, (0, 0, 1, 1))
        outer = [shapely.polygons(max(rings, key=len)) for rings in units.values()]
        assert len(units) == 34 and shapely.coverage_is_valid(np.array(outer))


def test_the_main_map_stands_where_its_frame_fits():
    chart, (main, *_) = drawn("level=province")
    west, south, east, north = chart.geography.bounds
    points = np.concatenate([ring for area in main.areas for ring in area.rings if len(area.rings)])
    inland = points[points[:, 0] < WIDTH * 0.6]
    assert 0 < inland[:, 1].min() < 0.06 * HEIGHT and 0.94 * HEIGHT < inland[:, 1].max() < HEIGHT
    metres = 40_075_016 * np.cos(np.radians((south + north) / 2)) / main.camera.scale
    pixels, words = main.camera.scale_bar
    assert words == "200 km" and abs(pixels * metres - 200_000) < 1_000
    assert east > west


def test_dots_over_areas_have_rings():
    chart, _ = drawn("province=01")
    dot = {"latitude": 21.0, "longitude": 105.8, "size": 9.0, "colour": "#440154", "name": "Trạm"}
    main = panes(replace(chart, dots=lambda: pl.DataFrame([dot])), (WIDTH, HEIGHT))[0]
    assert [(one.name, one.size) for one in main.dots] == [("Trạm", 9.0)]
    assert [
        float(width) / UNITS
        for width in re.findall(r'h0" stroke="#\w+" stroke-width="([\d.]+)"', shapes(main, "m"))
    ] == [11, 9]


def test_shapes_that_are_gone_are_named():
    chart, _ = drawn("level=province")
    gone = replace(chart, geography=replace(chart.geography, shapes="/shapes/gone.geojson"))
    with pytest.raises(TramSoError, match=r"gone\.geojson"):
        panes(gone, (WIDTH, HEIGHT))


@pytest.mark.parametrize("query", LEVELS)
def test_a_saved_map_has_both_archipelagos_and_its_classes(query: str):
    chart, _ = drawn(query)
    svg = saved_svg(chart, SIZES["16x9"])
    said = svg.replace("</text>", " ")
    assert "Hoàng Sa" in said and "Trường Sa" in said
    for entry in legend_of(chart):
        if entry.count:
            assert svg.count(f'fill="{entry.colour}"') + svg.count(f'stroke="{entry.colour}"') >= 2
    assert len(svg) < 4_000_000


PICTURED = (
    "level=province",
    "scheme=63&level=province",
    "province=01",
    "scheme=63&province=01&level=commune",
)


@pytest.mark.parametrize("query", PICTURED)
def test_the_page_holds_a_picture_of_few_areas_that_packs_small(query: str):
    chart, _ = drawn(query)
    (picture,) = first_picture(chart, slider=True)
    assert len(gzip.compress(picture.html.encode())) <= 40_000
    root = ElementTree.fromstring(f"<div>{picture.html}</div>".replace("&nbsp;", " "))
    fills = Counter(path.get("fill") for path in root.iter("path"))
    colours = chart.geography.classes.colours
    assert {colours[index] for index in chart.frame["class"]} <= set(fills)
    said = [text for title in root.iter("title") for text in [title.text or ""]]
    assert (len(said) >= chart.frame.height) == (chart.frame.height <= 200)
    words = " ".join("".join(text.itertext()) for text in root.iter("text"))
    assert "Hoàng Sa" in words and "Trường Sa" in words


@pytest.mark.parametrize(
    "query", ["level=commune", "level=stations", "stations=on", "scheme=63&level=district"]
)
def test_the_page_holds_no_picture_of_many_shapes(query: str):
    assert first_picture(drawn(query)[0], slider=True) == []


def test_the_page_holds_no_picture_without_shapes():
    chart, _ = drawn("level=province")
    gone = replace(chart, geography=replace(chart.geography, ground="/shapes/gone.geojson"))
    assert first_picture(gone, slider=False) == []


@pytest.mark.parametrize("size", [(860, 720), (358, 640), (1200, 500)])
def test_the_picture_looks_from_where_webgl_does(size: tuple[float, float]):
    """At any size of its place `fitted` shows what the browser’s camera frames (assets/map/camera.js)."""
    width, height = size
    for bounds in (drawn("level=province")[0].geography.bounds, drawn("province=01")[0].geography.bounds):
        reference = Camera(bounds, (0, 0, 653.6, 720))
        _, _, across, up = reference.fitted
        scale = min(width * (1 - ROOM) / across, height / up) * reference.scale
        zoom = camera(bounds, width, height, ROOM)["zoom"]
        assert scale == pytest.approx(512 * 2**zoom, rel=1e-6)


@pytest.mark.parametrize("values", [[0.0] * 60 + [0.5] * 60, [n // 2 / 100 for n in range(120)]])
def test_a_list_too_long_says_of_how_many_places_it_speaks(values: list[float]):
    chart, _ = drawn("province=01")
    frame = chart.frame.head(120).with_columns(pl.Series("value", values[: min(120, chart.frame.height)]))
    svg = saved_svg(replace(chart, frame=frame), SIZES["4x3"])
    texts = re.findall(r">([^<>]+)</text>", svg)
    between = [int(text.split()[1]) for text in texts if text.startswith("… ")]
    alike = [int(text.split()[0]) for text in texts if re.fullmatch(r"\d+ địa phương", text)]
    named = len([name for name in frame["name"] if name in texts])
    assert sum(between) + sum(alike) + named == frame.height
    assert all(number > 0 for number in between)
