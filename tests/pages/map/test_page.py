"""`/map` built on the server, without a browser: little to draw, what two maps share, what comes ahead."""

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import numpy as np
import polars as pl
import pytest
from dash import dcc
from flask import Flask

from components.cards.figure_card import charts_on
from components.maps.chart import MapChart
from data.geography import shapes
from data.settings import settings
from data.words import LANGUAGES, t
from data.words.dates import format_short_date
from pages.map.areas import map_data
from pages.map.cards import maps_of, with_something
from pages.map.chart import built_shapes, shape_notes
from pages.map.place_list import by_need
from pages.map.routes import map_routes
from pages.registry import PAGES
from pages.router import build
from pages.shell.published import view_of
from tests.pages.reading import classed

HOANG_SA = "province=48&commune=20333"


@pytest.fixture(autouse=True)
def layers() -> None:
    folder = settings().geography
    if not shapes.ready(folder):
        shapes.build(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commune_without_a_station_is_drawn_blank(language: str):
    chart = next(iter(charts_on_page(f"?{HOANG_SA}&lang={language}")))
    assert chart.frame["code"].to_list() == ["20333"]
    assert chart.frame["value"].to_list() == [None]
    assert chart.frame["band"][0]


@pytest.mark.parametrize("query", ["province=01", "scheme=63&province=01&district=001", HOANG_SA])
def test_where_no_whole_provinces_lie_the_tile_grid_gives_way_to_the_map(query: str):
    assert [chart.key for chart in charts_on_page(f"?form=tiles&{query}")] == ["map", "places"]


@pytest.mark.parametrize("level", ["commune", "stations"])
def test_the_list_beside_the_tile_grid_is_of_its_provinces(level: str):
    page = build("/map", f"?form=tiles&region=DBSH&level={level}").page
    drawn = [chart for part in page for chart in charts_on(part).values()]
    listed = classed(page, "map-list")[0]
    links = [part.href for part in listed._traverse() if isinstance(part, dcc.Link)]
    codes = {parse_qs(urlsplit(link).query).get("province", [""])[0] for link in links if "/map" in link}
    assert codes == set(drawn[0].frame["code"]) and len(codes) == 6


def test_places_at_one_value_are_listed_in_vietnamese_order():
    names = ["Bình Thuận", "Đắk Lắk", "Bạc Liêu", "An Giang"]
    frame = pl.DataFrame({"name": names, "value": [0.0, None, 0.0, 0.5]})
    worst = [by_need(frame, lower_better=lower, limit=0.8)["name"].to_list() for lower in (False, True)]
    assert worst == [
        ["Bạc Liêu", "Bình Thuận", "An Giang", "Đắk Lắk"],
        ["An Giang", "Bạc Liêu", "Bình Thuận", "Đắk Lắk"],
    ]


def test_places_of_which_too_little_is_known_are_listed_last_by_name():
    frame = pl.DataFrame(
        {"name": ["D", "C", "B", "A"], "value": [0.1, 0.2, 0.9, None], "share": [0.5, 0.1, 0.8, None]}
    )
    assert by_need(frame, lower_better=False, limit=0.8)["name"].to_list() == ["B", "A", "C", "D"]
    assert by_need(frame, lower_better=False, limit=0)["name"].to_list() == ["D", "C", "B", "A"]


def charts_on_page(query: str) -> list:
    page = build("/map", query).page
    return [chart for part in page for chart in charts_on(part).values()]


@pytest.mark.parametrize(("language", "day"), [("vi", "31/01/2026"), ("en", "31 January 2026")])
def test_official_shapes_say_their_source_and_date_at_their_level_alone(language: str, day: str):
    drawn = built_shapes()
    loaded = replace(drawn.layers["34-province"], approximate=False, source="Cục Bản đồ", date="2026-01-31")
    shapes = replace(drawn, layers={**drawn.layers, "34-province": loaded})
    for level, official in (("province", True), ("commune", False)):
        view = view_at(f"lang={language}&level={level}")
        notes = " ".join(shape_notes(view, map_data(view), shapes))
        assert (f"Cục Bản đồ, {day}" in notes) == official
        assert (t("geography.approximate", view.language) in notes) != official


def view_at(query: str):
    return view_of(PAGES["map"], "/map", query)


def answered(address: str):
    server = Flask(__name__)
    server.register_blueprint(map_routes)
    return server.test_client().get(address).get_json()


def test_the_second_of_two_dates_is_sent_in_the_classes_of_the_first():
    plain = view_at("metric=deployment&classes=quantile&scheme=34&level=province")
    first, *_, last = plain.snapshot.dates
    now = replace(plain, snapshot=plain.snapshot.on(last))
    own, other = maps_of(*with_something(replace(now, choices={**now.choices, "beside": f"date:{first}"})))
    assert parse_qs(urlsplit(other.addresses.values).query)["classed"] == [last.isoformat()]
    values = other.data.frame["value"].fill_null(0).to_numpy()
    wanted = np.searchsorted(own.data.classes.edges, values, side="right")
    sent = answered(other.addresses.values)["classes"]
    known = other.data.frame["value"].is_not_null().to_list()
    assert any(known)
    assert [int(c) for c, here in zip(sent, known, strict=True) if here] == wanted[known].tolist()


def test_what_comes_ahead_of_a_page_is_what_the_page_says():
    query = "lang=en&metric=reporting&beside=metric:timeliness"
    cards = [
        part for one in build("/map", query).page for part in one._traverse() if hasattr(part, "data-map")
    ]
    pictures = [json.loads(getattr(card, "data-map")) for card in cards]
    ahead = answered(f"/map/data/ahead/{pictures[0]['version']}?{query}")
    assert [one["spec"] for one in ahead] == [{k: v for k, v in p.items() if k != "figure"} for p in pictures]
    assert [one["title"] for one in ahead] == [
        chart.title for chart in charts_on_page(f"?{query}") if isinstance(chart, MapChart)
    ]
    assert [one["values"] for one in ahead] == [answered(p["urls"]["values"]) for p in pictures]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_dates_side_by_side_say_theirs_in_their_titles(language: str):
    days = view_of(PAGES["map"], "/map", "").snapshot.dates
    query = f"?beside=date:{days[0]}&lang={language}"
    first, second, *_ = charts_on_page(query)
    assert first.title.startswith(format_short_date(days[-1], language))
    assert second.title.startswith(format_short_date(days[0], language))
    alone, *_ = charts_on_page(f"?lang={language}")
    assert first.title.endswith(alone.title) and first.title != alone.title


def test_an_area_leads_inside_itself_and_a_map_of_stations_has_no_areas_to_lead_from():
    areas = next(iter(charts_on_page("?region=DBSH&level=province")))
    assert parse_qs(urlsplit(areas.geography.link).query) == {"province": ["{code}"]}
    stations = next(iter(charts_on_page("?province=01&level=stations")))
    assert stations.geography.link == ""
