"""Maps: areas coloured by class over the provinces' ground, stations as points, both archipelagos inset."""

from typing import Any

import polars as pl

from components.charts.chart import Chart
from components.colours import GROUND, GROUND_BORDER, PAPER, faint
from components.maps.chart import MapChart
from components.maps.hover import hover_rows
from components.maps.legend import legend_of
from components.maps.panes import dot_size
from components.renderers.plotly.base import Drawing, Trace, base_layout, stepped
from components.renderers.plotly.map_layout import NOTES, map_layout, subplots

HOVER = "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>"
MANY = 800  # areas, from which borders are faint


def draw_map(chart: Chart) -> Drawing:
    """Ground, values, stations and the legend's entries; `meta.role` names each for the browser."""
    if not isinstance(chart, MapChart):
        raise TypeError(f"The map {chart.key} has no geography: describe it with on_map.")
    traces, layout = skeleton(chart)
    for trace in traces:
        if trace["meta"]["role"] == "value":
            _fill_areas(trace, chart)
        elif trace["meta"]["role"] == "stations":
            _fill_stations(trace, chart)
    return traces, layout


def skeleton(chart: MapChart) -> Drawing:
    """The drawing without the values of places and stations: it stays small with 3,321 communes."""
    values = [] if chart.kind == "points" else _values(chart)
    return [*_grounds(chart), *values, *_stations(chart), *_legend(chart)], map_layout(chart)


def skeleton_figure(chart: MapChart) -> dict[str, Any]:
    """The skeleton as a figure for the browser to fill.

    The notes stay out: the card has them under the figure, and images write them there from its facts.
    """
    traces, layout = skeleton(chart)
    marks = [mark for at, mark in enumerate(layout["annotations"]) if at != NOTES]
    layout |= {"annotations": marks, "margin": layout["margin"] | {"b": 0}}
    return {"data": traces, "layout": base_layout(chart) | layout}


def inside(chart: MapChart, subplot: str) -> pl.DataFrame:
    """The rows of the frame that a subplot draws: all on the main map, the archipelago's own in its inset."""
    place = chart.geography.insets
    at = subplots(len(place)).index(subplot)
    return chart.frame if at == 0 else chart.frame.filter(pl.col("code").is_in(place[at - 1].codes))


def _grounds(chart: MapChart) -> list[Trace]:
    place = chart.geography
    codes = [place.ground_codes, *((inset.ground,) for inset in place.insets)]
    return [
        _areas(name, place.ground, GROUND_BORDER, 0.8)
        | {"locations": list(held), "z": [0] * len(held), "zmin": 0, "zmax": 1}
        | {"colorscale": [[0, GROUND], [1, GROUND]], "hoverinfo": "skip", "meta": {"role": "ground"}}
        for name, held in zip(subplots(len(place.insets)), codes, strict=True)
    ]


def _values(chart: MapChart) -> list[Trace]:
    border = (faint(PAPER, 0.35), 0.4) if chart.frame.height > MANY else (PAPER, 0.7)
    return [
        _areas(name, chart.geography.shapes, *(border if name == "map" else (GROUND_BORDER, 1.2)))
        | {**stepped(chart.geography.classes.colours), "hovertemplate": HOVER, "meta": {"role": "value"}}
        for name in subplots(len(chart.geography.insets))
        if inside(chart, name).height
    ]


def _fill_areas(trace: Trace, chart: MapChart) -> None:
    frame = inside(chart, trace["subplot"])
    trace["locations"] = frame["code"].to_list()
    trace["z"] = frame["class"].to_list()
    trace["customdata"] = hover_rows(chart, frame)


def _areas(subplot: str, address: str, border: str, width: float) -> Trace:
    return {
        "type": "choroplethmap",
        "subplot": subplot,
        "geojson": address,
        "featureidkey": "properties.code",
        "marker": {"line": {"color": border, "width": width}},
        "showscale": False,
        "showlegend": False,
    }


def _stations(chart: MapChart) -> list[Trace]:
    """Points; over areas with a ring under each, for a station mostly has the colour of its area."""
    over = ["ring", "stations"] if chart.geography.stations else []
    roles = ["stations"] if chart.kind == "points" else over
    names = subplots(len(chart.geography.insets))
    return [_points(chart, name, role) for role in roles for name in names]


def _points(chart: MapChart, subplot: str, role: str) -> Trace:
    said = {"hovertemplate": HOVER} if role == "stations" else {"hoverinfo": "skip"}
    return {
        "type": "scattermap",
        "subplot": subplot,
        "mode": "markers",
        "marker": {"size": dot_size(chart.frame.height)},
        "showlegend": False,
        "meta": {"role": role},
        **said,
    }


def _fill_stations(trace: Trace, chart: MapChart) -> None:
    """Points of a chart of kind `points`; over a choropleth the browser fetches the stations itself."""
    if chart.kind != "points":
        return
    colours = chart.geography.classes.colours
    trace["lat"], trace["lon"] = (chart.frame[name].to_list() for name in ("latitude", "longitude"))
    trace["ids"] = chart.frame["code"].to_list()
    trace["marker"]["color"] = [colours[index] for index in chart.frame["class"]]
    trace["customdata"] = hover_rows(chart, chart.frame)


def _legend(chart: MapChart) -> list[Trace]:
    return [
        {
            "type": "scattermap",
            "lat": [None],
            "lon": [None],
            "mode": "markers",
            "marker": {"size": 12, "color": entry.colour},
            "name": f"{entry.label} ({entry.count})",
            "showlegend": True,
            "meta": {"role": "legend", "index": entry.index},
        }
        for entry in legend_of(chart)
    ]
