"""Lines over time, with the target across and breaks marked; a missing value leaves a gap."""

from datetime import date
from typing import Any

import polars as pl

from components.chart import Chart, Mark, cell_text
from components.colours import ACCENT, MUTED, SERIES, SOFT_INK, TARGET
from components.render_plotly import Drawing, Trace, axis, draws, value_axis
from data.words.dates import format_short_month
from data.words.numbers import shown

TICKS = 8


@draws("line")
def draw_line(chart: Chart) -> Drawing:
    """One line a series."""
    names = chart.series
    traces = [_trace(chart, name, colour_of(chart, name, names)) for name in names or [None]]
    layout = {
        "xaxis": date_axis(chart),
        "yaxis": value_axis(chart),
        "shapes": [_shape(mark) for mark in chart.marks],
        "annotations": [_annotation(mark) for mark in chart.marks],
        "hovermode": "x unified" if len(names) > 1 else "closest",
    }
    return traces, layout


def date_axis(chart: Chart) -> dict[str, Any]:
    """Ticks on snapshots, the last one always among them: a period is named by the day that ends it."""
    days = chart.frame[chart.encodings.x].unique().sort().to_list()
    step = max(1, -(-len(days) // TICKS))
    ticks = days[::-1][::step]
    texts = [format_short_month(day, chart.language) for day in ticks]
    return axis(type="date", showgrid=False, tickvals=[day.isoformat() for day in ticks], ticktext=texts)


def colour_of(chart: Chart, name: str | None, names: list[str]) -> str:
    """The colour of a series: its own where the chart gives one, else by its position."""
    given = dict(chart.colours)
    if name is None:
        return ACCENT
    return given.get(name) or SERIES[names.index(name) % len(SERIES)]


def _trace(chart: Chart, name: str | None, colour: str) -> Trace:
    e = chart.encodings
    rows = chart.frame if name is None else chart.frame.filter(pl.col(e.series or "") == name)
    texts = [shown(value, chart.value_style, chart.language) for value in rows[e.y]]
    days = [cell_text(day, chart.column(e.x), chart.language) for day in rows[e.x]]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers" if rows.height <= 24 else "lines",
        "name": name or "",
        "x": [day.isoformat() for day in rows[e.x]],
        "y": rows[e.y].to_list(),
        "connectgaps": False,
        "line": {"color": colour, "width": 2.5},
        "marker": {"size": 5},
        "customdata": list(zip(texts, days, strict=True)),
        "hovertemplate": "%{customdata[1]}: <b>%{customdata[0]}</b><extra></extra>"
        if name is None
        else "%{customdata[0]}",
    }
    return trace


def _shape(mark: Mark) -> dict[str, Any]:
    if mark.kind == "target":
        line = {"color": TARGET, "width": 1.5, "dash": "dash"}
        return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": mark.at, "y1": mark.at, "line": line}
    at = mark.at.isoformat() if isinstance(mark.at, date) else mark.at
    line = {"color": MUTED, "width": 1, "dash": "dot"}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": at, "x1": at, "line": line}


def _annotation(mark: Mark) -> dict[str, Any]:
    if mark.kind == "target":
        where = {"xref": "paper", "x": 1, "y": mark.at, "xanchor": "right", "yanchor": "bottom"}
        return {"text": mark.text, "showarrow": False, "font": {"color": TARGET, "size": 12}} | where
    at = mark.at.isoformat() if isinstance(mark.at, date) else mark.at
    where = {"yref": "paper", "y": 1, "x": at, "xanchor": "right", "yanchor": "top"}
    return {"text": mark.text, "showarrow": False, "font": {"color": SOFT_INK, "size": 11}} | where
