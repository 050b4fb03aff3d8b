"""Curves that rise in steps, each within its interval: the share that has come by each month."""

from itertools import pairwise
from typing import Any

import polars as pl

from components.charts.chart import Chart
from components.charts.text_width import text_width
from components.colours import faint
from components.renderers.plotly.base import Drawing, Trace, axis, value_axis
from components.renderers.plotly.line import colour_of
from data.words.numbers import SHARE, shown

LABELLED = 2  # curves that are named at their ends; more have a key
NEAR, SHIFT = 0.06, 9  # of the height of the picture; pixels
# Beside the colours, so that curves can be distinguished without them.
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "5px 2px 1px 2px")


def draw_steps(chart: Chart) -> Drawing:
    """One curve per series from `x` (months) to `y`; `hover`: the columns of the interval's two limits."""
    names = chart.series
    rows = {name: chart.frame.filter(pl.col(chart.encodings.series or "") == name) for name in names}
    bands = [_band(chart, name, rows[name], colour_of(chart, name, names)) for name in names]
    curves = [_curve(chart, name, rows[name], names) for name in names]
    top = max([0.05, *chart.frame[chart.encodings.y], *chart.frame[chart.encodings.hover[1]].drop_nulls()])
    top = min(1.0, top * 1.04)
    ends = [_end(name, rows[name], chart, names) for name in names] if len(names) <= LABELLED else []
    layout = {
        "xaxis": axis(
            title={"text": chart.column(chart.encodings.x).label, "font": {"size": 12}},
            rangemode="tozero",
            dtick=12,
        ),
        "yaxis": value_axis(chart, range=[0, top]),
        "annotations": _clear_of_each_other(ends, top),
        "margin": {
            "l": 8,
            "r": 14 + max((text_width(end["text"]) for end in ends), default=16),
            "t": 12,
            "b": 8,
        },
        "showlegend": not ends,
        "hovermode": "closest",
    }
    return [*bands, *curves], layout


def _end(name: str, rows: pl.DataFrame, chart: Chart, names: list[str]) -> dict[str, Any]:
    """The name of a curve at its end."""
    e = chart.encodings
    at = {"x": rows[e.x][-1], "y": rows[e.y][-1]} if rows.height else {"x": 0, "y": 0}
    font = {"color": colour_of(chart, name, names), "size": 13}
    return {"text": name, "showarrow": False, "xanchor": "left", "xshift": 6, "font": font, **at}


def _clear_of_each_other(ends: list[dict[str, Any]], top: float) -> list[dict[str, Any]]:
    """The names moved apart where two curves end near one another."""
    ordered = sorted(ends, key=lambda end: float(end["y"]))
    for below, above in pairwise(ordered):
        if above["y"] - below["y"] < NEAR * top:
            below["yshift"], above["yshift"] = -SHIFT, SHIFT
    return ends


def _curve(chart: Chart, name: str, rows: pl.DataFrame, names: list[str]) -> Trace:
    e = chart.encodings
    low, high = e.hover
    texts = [
        f"{month}: <b>{shown(share, SHARE, chart.language)}</b>{_limits(chart, below, above)}"
        for month, share, below, above in rows.select(e.x, e.y, low, high).iter_rows()
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "legendgroup": name,
        "x": rows[e.x].to_list(),
        "y": rows[e.y].to_list(),
        "line": {
            "shape": "hv",
            "color": colour_of(chart, name, names),
            "width": 2.5,
            "dash": DASHES[names.index(name) % len(DASHES)],
        },
        "customdata": texts,
        "hovertemplate": f"{name}<br>%{{customdata}}<extra></extra>",
    }


def _limits(chart: Chart, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f" ({shown(low, SHARE, chart.language)} – {shown(high, SHARE, chart.language)})"


def _band(chart: Chart, name: str, rows: pl.DataFrame, colour: str) -> dict[str, Any]:
    """The interval as one outline, its lower limits forth and its upper ones back, in steps too."""
    e = chart.encodings
    low, high = e.hover
    known = rows.filter(pl.col(low).is_not_null() & pl.col(high).is_not_null())
    lower, upper = (_stairs(known[e.x].to_list(), known[limit].to_list()) for limit in (low, high))
    outline = lower + upper[::-1]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "legendgroup": name,
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [x for x, _ in outline],
        "y": [y for _, y in outline],
        "fill": "toself",
        "line": {"width": 0, "color": colour},
        "fillcolor": faint(colour, 0.14),
    }


def _stairs(months: list[int], limits: list[float]) -> list[tuple[int, float]]:
    """Each limit up to the next month, then the next one."""
    corners = [(month, limit) for month, limit in zip(months[1:], limits, strict=False)]
    starts = list(zip(months, limits, strict=True))
    return (
        [point for pair in zip(starts, [*corners, starts[-1]], strict=True) for point in pair]
        if starts
        else []
    )
