"""Dots on one line a row, for what is compared side by side; the lowest and the highest say their number."""

from typing import Any

import polars as pl

from components.charts.chart import Chart
from components.charts.text_width import text_width
from components.colours import LINE, SOFT_INK
from components.renderers.plotly.bars import name_axis, row_height
from components.renderers.plotly.base import Drawing, Trace, value_axis
from components.renderers.plotly.line import colour_of
from data.words import t
from data.words.numbers import shown

SIZE, BESIDE = 13, 10  # pixels of a dot, and from its middle to its number
ROOM, TIGHT = 0.06, 0.25  # of the highest value: left of nothing; so near to it that a number stands above
ABOVE = 16  # pixels
AXIS = 60


def draw_dots(chart: Chart) -> Drawing:
    """A line a row from its lowest dot to its highest, the first row on top; a colour for each series."""
    e = chart.encodings
    names = [str(name) for name in chart.frame[e.x].unique(maintain_order=True)]
    known = chart.frame[e.y].drop_nulls().to_list()
    top = max([0.0, *known]) or 1.0
    widest = max((text_width(shown(n, chart.value_style, chart.language)) for n in known), default=0)
    ends = [_ends(chart, name) for name in names]
    layout = {
        "height": (row_height(names) + 8) * len(names) + AXIS,
        "xaxis": value_axis(chart, range=[-ROOM * top, 1.02 * top]) | {"rangemode": "normal"},
        "yaxis": name_axis(names),
        "shapes": [_between(name, *found) for name, found in zip(names, ends, strict=True) if found],
        "annotations": [
            note
            for name, found in zip(names, ends, strict=True)
            for note in _numbers(chart, name, found, top)
        ],
        "margin": {"l": 8, "r": 16 + widest, "t": 12, "b": 8},
    }
    return [_trace(chart, name) for name in chart.series or (None,)], layout


def _trace(chart: Chart, name: str | None) -> Trace:
    e = chart.encodings
    rows = chart.frame if name is None else chart.frame.filter(pl.col(e.series or "") == name)
    rows = rows.filter(pl.col(e.y).is_not_null())
    places = [str(place) for place in rows[e.x]]
    texts = [shown(value, chart.value_style, chart.language) for value in rows[e.y]]
    colour = colour_of(chart, name, chart.series)
    return {
        "type": "scatter",
        "mode": "markers",
        "orientation": "h",
        "name": name or "",
        "x": rows[e.y].to_list(),
        "y": places,
        "line": {"color": colour},
        "marker": {"size": SIZE, "color": colour},
        "customdata": list(zip(texts, places, strict=True)),
        "hovertemplate": "%{y}: <b>%{customdata[0]}</b><extra></extra>"
        if name is None
        else "%{customdata[0]}",
    }


def _ends(chart: Chart, name: str) -> tuple[float, float] | None:
    """The lowest and the highest value of a row; None where none is known."""
    e = chart.encodings
    values = chart.frame.filter(pl.col(e.x).cast(pl.String) == name)[e.y].drop_nulls().to_list()
    return (min(values), max(values)) if values else None


def _between(name: str, low: float, high: float) -> dict[str, Any]:
    line = {"color": LINE, "width": 3}
    return {"type": "line", "x0": low, "x1": high, "y0": name, "y1": name, "line": line, "layer": "below"}


def _numbers(chart: Chart, name: str, ends: tuple[float, float] | None, top: float) -> list[dict[str, Any]]:
    """The number of each end beside its dot, one where both read alike; that nothing is known."""
    font = {"color": SOFT_INK, "size": 13}
    shared = {"y": name, "showarrow": False, "font": font}
    if ends is None:
        return [{"text": t("chart.no_data", chart.language), "x": 0, "xanchor": "left", **shared}]
    low, high = (shown(end, chart.value_style, chart.language) for end in ends)
    right = {"text": high, "x": ends[1], "xanchor": "left", "xshift": BESIDE, **shared}
    where = (
        {"xanchor": "center", "yshift": ABOVE}
        if ends[0] < TIGHT * top
        else {"xanchor": "right", "xshift": -BESIDE}
    )
    left = {"text": low, "x": ends[0], **where, **shared}
    return [right] if low == high else [left, right]
