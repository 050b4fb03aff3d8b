"""The tile grid on a page: its picture, and over each square a link with its words."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.picture import chart_picture
from components.maps.chart import MapChart
from components.maps.hover import hover_lines
from components.renderers.plotly.tile_grid import TILE, extent
from data.geography.tilegrid import Tile, tile_grid
from data.words import t


def tile_grid_picture(chart: MapChart, address: str) -> Component:
    """Square tiles on a narrow screen too; each leads where its area leads on the map."""
    columns, rows = extent(chart.geography.scheme)
    size = {"aspectRatio": f"{columns} / {rows}", "maxWidth": f"{columns * TILE}px"}
    return html.Div([*chart_picture(chart, address), _links(chart)], className="tile-grid", style=size)


def _links(chart: MapChart) -> Component:
    """In the order in which the squares are read, which is the order of the keyboard."""
    tiles = tile_grid(chart.geography.scheme)
    rows = sorted(chart.frame.iter_rows(named=True), key=lambda row: tiles[row["code"]])
    label = attributes(aria_label=t("map.tiles.links", chart.language))
    return html.Ul([_link(chart, row, tiles[row["code"]]) for row in rows], **label)


def _link(chart: MapChart, row: dict[str, Any], tile: Tile) -> Component:
    lines = [html.B(row["name"]), *(html.Span(line) for line in hover_lines(chart, row))]
    said = html.Span(lines, className="tile-said")
    address = chart.geography.link.replace("{code}", row["code"])
    columns, rows = extent(chart.geography.scheme)
    where = {
        "left": f"{100 * tile.column / columns:.3f}%",
        "top": f"{100 * tile.row / rows:.3f}%",
        "width": f"{100 / columns:.3f}%",
        "height": f"{100 / rows:.3f}%",
    }
    side = "east" if 2 * tile.column >= columns else "west"
    return html.Li(dcc.Link(said, href=address), className=side, style=where)
