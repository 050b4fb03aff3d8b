"""`/map`: where. Places of any level coloured by a metric, stations over them, through time, side by side."""

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import PLOTLY, figure_card, file_address
from components.cards.map_picture import map_picture
from components.cards.tile_links import tile_grid_picture
from components.reading.address import Parameter, is_day, one_of
from components.reading.view import View
from data.errors import TramSoError
from data.measures.metrics import BY_KEY
from data.scope import PLACE_LEVELS
from pages.map.areas import STATIONS, MapData, at_provinces, has_tiles
from pages.map.cards import maps_of, with_something
from pages.map.chart import tile_chart
from pages.map.parts import choices, crumbs, nothing_drawn, nowhere, unseen
from pages.map.place_list import place_list
from pages.shell.page import Page


def render_map(view: View) -> list[Component]:
    """The way up and the choices, the map or two of them, or the tile grid, the list of places."""
    tiled = view.choices["form"] == "tiles" and has_tiles(view)
    title = html.Div([html.H1(view.t("map.heading", place=view.place)), *crumbs(view)], className="map-head")
    head = [title, choices(view), *unseen(view)]
    view, data = with_something(at_provinces(view) if tiled else view)
    if nowhere(view, data.frame):
        return [*head, nothing_drawn(view, data)]
    try:
        cards = [_tiles(view, data)] if tiled else _maps(view, data)
    except TramSoError:
        cards = [html.P(view.t("map.shapes_missing"), className="notice")]
    side = "two" if len(cards) > 1 else "one"
    maps = html.Div(cards, className=f"map-cards {side}")
    return [*head, html.Div([maps, place_list(view, data)], className=f"map-page {side}")]


def _maps(view: View, data: MapData) -> list[Component]:
    return [
        figure_card(one.chart, one.view, graph=map_picture(one.chart, one.addresses))
        for one in maps_of(view, data)
    ]


def _tiles(view: View, data: MapData) -> Component:
    chart = tile_chart(view, data)
    return figure_card(chart, view, graph=tile_grid_picture(chart, file_address(chart, view, PLOTLY)))


def _is_beside(text: str) -> bool:
    kind, _, value = text.partition(":")
    return text == "none" or (kind == "metric" and value in BY_KEY) or (kind == "date" and is_day(value))


PAGE = Page(
    key="map",
    path="/map",
    render=render_map,
    parameters={
        "level": one_of("auto", *PLACE_LEVELS, STATIONS),
        "stations": one_of("off", "on"),
        "classes": one_of("auto", "bands", "quantile"),
        "form": one_of("map", "tiles"),
        "beside": Parameter("none", _is_beside),
    },
    examples=(
        "/map",
        "/map?form=tiles",
        "/map?level=commune",
        "/map?level=stations",
        "/map?beside=metric:deployment&stations=on",
        "/map?metric=deployment&beside=date:2025-10-31",
    ),
)
