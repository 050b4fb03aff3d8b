"""Curves of one share or number against another, each from its first row on, and a line of equal shares."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column
from components.colours import ACCENT, MUTED
from components.renderers.plotly.base import Drawing, Trace, axis, wrapped
from components.renderers.plotly.line import colour_of
from data.words.numbers import COUNT, NumberStyle, shown

LETTERS = 40  # of an axis's words in one line
POINTS = 400  # more than a screen can tell apart


def draw_curve(chart: Chart) -> Drawing:
    """One line per series from `x` to `y`; the first `hover` column names the points.

    Where both axes are shares the diagonal is drawn: an equal spread.
    """
    e = chart.encodings
    names = chart.series
    traces = [_trace(chart, name, names) for name in names or (None,)]
    across, up = _style(chart.column(e.x)), chart.value_style
    equal = [_diagonal()] if across.kind == up.kind == "share" else []
    layout = {
        "xaxis": _axis(chart, chart.column(e.x)),
        "yaxis": _axis(chart, chart.column(e.y)),
        "shapes": equal,
        "hovermode": "closest",
    }
    return traces, layout


def _style(column: Column) -> NumberStyle:
    return column.style if isinstance(column.style, NumberStyle) else COUNT


def _axis(chart: Chart, column: Column) -> dict[str, Any]:
    share = _style(column).kind == "share"
    limits = (
        {"range": [0, 1.01], "tickformat": ".0%"} if share else {"rangemode": "tozero", "tickformat": ",~f"}
    )
    return axis(title={"text": wrapped(column.label, LETTERS), "font": {"size": 12}}, **limits)


def _trace(chart: Chart, name: str | None, names: list[str]) -> Trace:
    e = chart.encodings
    rows = chart.frame if name is None else chart.frame.filter(pl.col(e.series or "") == name)
    rows = rows.gather_every(max(1, rows.height // POINTS)) if rows.height > POINTS else rows
    said = rows[e.hover[0]].to_list() if e.hover else [""] * rows.height
    texts = [
        (label or "", *(shown(value, _style(chart.column(key)), chart.language) for key, value in pair))
        for label, *pair in zip(said, _pairs(rows, e.x), _pairs(rows, e.y), strict=True)
    ]
    few = rows.height <= 40
    return {
        "type": "scatter",
        "mode": "lines+markers" if few else "lines",
        "name": name or "",
        "x": rows[e.x].to_list(),
        "y": rows[e.y].to_list(),
        "line": {"color": ACCENT if name is None else colour_of(chart, name, names), "width": 2.5},
        "marker": {"size": 5},
        "customdata": texts,
        "hovertemplate": "%{customdata[0]} %{customdata[1]} → <b>%{customdata[2]}</b><extra></extra>",
    }


def _pairs(rows: pl.DataFrame, key: str) -> list[tuple[str, float]]:
    return [(key, value) for value in rows[key]]


def _diagonal() -> dict[str, Any]:
    line = {"color": MUTED, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": 0, "y0": 0, "x1": 1, "y1": 1, "line": line}
