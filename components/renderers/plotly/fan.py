"""A forecast over time: a line of reported values, then the median, with the interval around it as a band."""

from typing import Any

import polars as pl

from components.charts.chart import Chart
from components.colours import ACCENT, faint
from components.renderers.plotly.base import Drawing, Trace
from components.renderers.plotly.line import draw_line
from data.words import t

BAND = faint(ACCENT, 0.22)


def draw_fan(chart: Chart) -> Drawing:
    """Two series, reported and forecast; `hover` names the ends of the interval, null where reported.

    The median is dashed, so that the two can be distinguished without their colours.
    """
    traces, layout = draw_line(chart)
    ahead = chart.frame.filter(pl.col(chart.encodings.hover[0]).is_not_null())
    known = chart.frame.filter(pl.col(chart.encodings.hover[0]).is_null()).tail(1)
    if len(traces) == 2 and ahead.height:
        traces = [_band(chart, known, ahead), traces[0], _median(chart, known, traces[1])]
    return traces, layout | {
        "yaxis": layout["yaxis"] | {"range": [0, 1.04]},
        "hovermode": "x unified",
        "annotations": [_inside(chart, note) for note in layout["annotations"]],
    }


def _band(chart: Chart, known: pl.DataFrame, ahead: pl.DataFrame) -> Trace:
    """From the last value known along the upper end and back along the lower one."""
    e = chart.encodings
    start = known.select(pl.col(e.x), pl.col(e.y).alias("low"), pl.col(e.y).alias("high"))
    ends = ahead.select(pl.col(e.x), pl.col(e.hover[0]).alias("low"), pl.col(e.hover[1]).alias("high"))
    rows = pl.concat([start, ends])
    days = [day.isoformat() for day in rows[e.x]]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": t("forecast.interval", chart.language),
        "x": days + days[::-1],
        "y": rows["high"].to_list() + rows["low"].to_list()[::-1],
        "fill": "toself",
        "fillcolor": BAND,
        "line": {"color": ACCENT, "width": 0},
        "hoverinfo": "skip",
    }


def _median(chart: Chart, known: pl.DataFrame, trace: Trace) -> Trace:
    """The median from the last value known on, its interval in the hover of each month."""
    joined = {name: list(trace[name]) for name in ("x", "y", "customdata")}
    if known.height:
        day, value = known[chart.encodings.x][0].isoformat(), known[chart.encodings.y][0]
        joined = {
            "x": [day, *joined["x"]],
            "y": [value, *joined["y"]],
            "customdata": [None, *joined["customdata"]],
        }
    return trace | joined | {"line": trace["line"] | {"dash": "dash"}}


def _inside(chart: Chart, note: dict[str, Any]) -> dict[str, Any]:
    """The words of a break at the bottom, where the lines begin low, and on the side that has more room."""
    if note.get("yref") != "paper":
        return note
    days = chart.frame[chart.encodings.x].to_list()
    middle = min(days) + (max(days) - min(days)) / 2
    side = "left" if note["x"] < middle.isoformat() else "right"
    return note | {"xanchor": side, "y": 0, "yanchor": "bottom"}
