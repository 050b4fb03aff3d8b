"""The tile grid: one square per province, about where it lies, so that small ones count as much."""

from typing import Any

from components.charts.chart import Chart
from components.colours import STRONG_LINE, faint
from components.maps.chart import MapChart
from components.reading.metric_words import value_text
from components.renderers.plotly.base import Drawing, Trace, axis, stepped
from data.geography.tilegrid import tile_grid

TILE = 62  # pixels at most
GROUND = faint(STRONG_LINE, 0.25)  # on white and on dark pages
# components/cards/tile_links.py has the words of a square on the page.
BARE = {"xgap": 3, "ygap": 3, "showscale": False, "hoverinfo": "skip"}


def extent(scheme: str) -> tuple[int, int]:
    """The numbers of columns and rows of the grid of a scheme."""
    tiles = tile_grid(scheme).values()
    return max(tile.column for tile in tiles) + 1, max(tile.row for tile in tiles) + 1


def draw_tile_grid(chart: Chart) -> Drawing:
    """frame: code, name and what a choropleth has."""
    if not isinstance(chart, MapChart):
        raise TypeError(f"The tile grid {chart.key} has no classes: describe it with on_map.")
    columns, rows = extent(chart.geography.scheme)
    layout = {
        "height": None,  # its place on the page keeps its squares square
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": axis(visible=False, range=[-0.5, columns - 0.5], constrain="domain"),
        "yaxis": axis(visible=False, range=[rows - 0.5, -0.5], scaleanchor="x", constrain="domain"),
        "showlegend": True,
        # West of the coast, where no tile lies.
        "legend": {"x": 0, "y": 0.42, "xanchor": "left", "yanchor": "middle", "font": {"size": 11}},
    }
    return [_ground(chart, rows, columns), _tiles(chart, rows, columns), *_legend(chart)], layout


def _ground(chart: MapChart, rows: int, columns: int) -> Trace:
    """Every province without a value: those around the region shown give it its place."""
    drawn: list[list[int | None]] = [[None] * columns for _ in range(rows)]
    for tile in tile_grid(chart.geography.scheme).values():
        drawn[tile.row][tile.column] = 0
    return {"type": "heatmap", "z": drawn, "colorscale": [[0, GROUND], [1, GROUND]], **BARE}


def _legend(chart: MapChart) -> list[Trace]:
    entries = zip(chart.geography.classes.labels, chart.geography.classes.colours, strict=True)
    drawn = set(chart.frame["class"])
    line = {"width": 1, "color": STRONG_LINE}
    return [
        {"type": "scatter", "x": [None], "y": [None], "mode": "markers", "name": label}
        | {"marker": {"symbol": "square", "size": 13, "color": colour, "line": line}}
        for index, (label, colour) in enumerate(entries)
        if index < chart.geography.classes.count or index in drawn
    ]


def _tiles(chart: MapChart, rows: int, columns: int) -> Trace:
    tiles = tile_grid(chart.geography.scheme)
    classes: list[list[int | None]] = [[None] * columns for _ in range(rows)]
    texts = [[""] * columns for _ in range(rows)]
    for row in chart.frame.iter_rows(named=True):
        tile = tiles[row["code"]]
        classes[tile.row][tile.column] = row["class"]
        texts[tile.row][tile.column] = _text(chart, row)
    return {
        "type": "heatmap",
        "z": classes,
        "text": texts,
        "texttemplate": "%{text}",
        "textfont": {"size": 10},
        **stepped(chart.geography.classes.colours),
        **BARE,
    }


def _text(chart: MapChart, row: dict[str, Any]) -> str:
    value = value_text(row["value"], chart.metric, chart.language) if chart.metric else ""
    return f"{_wrapped(row['name'])}<br><b>{value}</b>"


def _wrapped(name: str) -> str:
    """A name in two lines as even as its words allow: “Bà Rịa - Vũng Tàu” → “Bà Rịa<br>Vũng Tàu”."""
    words = name.replace(" - ", " ").split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "<br>".join(min(ways, key=lambda way: max(map(len, way)))) if ways else name
