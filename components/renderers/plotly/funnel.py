"""A funnel plot: places by their size and value, between limits that close in as places grow."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, Column
from components.colours import INK, SOFT_INK, STRONG_LINE
from components.renderers.plotly.base import Drawing, Trace, axis, value_axis, wrapped
from components.renderers.plotly.line import colour_of
from data.words import t
from data.words.numbers import COUNT, NumberStyle, shown

SIZE, ABOVE = 9, 13  # pixels of a dot, and from its middle to its name
LETTERS = 40  # of an axis's words in one line
ROOM = 0.06  # of the span of the values, above and below
NAMED = 6  # places, those furthest out
NAMES = {"mean": "chart.funnel.mean", "95": "chart.funnel.95", "998": "chart.funnel.998"}
LIMITS = (("low_95", "high_95", "dash", 1.5), ("low_998", "high_998", "solid", 1.5))


def draw_funnel(chart: Chart) -> Drawing:
    """A dot a row at `x` (size) and `y`; `hover`: the columns low_95, high_95, low_998, high_998 and mean.

    The series are verdicts, in the order of the chart's colours; the first NAMED rows of those after the
    second bear their name, the column `name`. The values need not begin at nought: no bar stands there.
    """
    by_size = chart.frame.unique(chart.encodings.x).sort(chart.encodings.x)
    lines = [
        _line(chart, by_size, side, (dash, width), STRONG_LINE)
        for *sides, dash, width in LIMITS
        for side in sides
    ]
    mean = _line(chart, by_size, "mean", ("dot", 2), INK)
    column = chart.column(chart.encodings.x)
    layout = {
        "xaxis": axis(
            title={"text": wrapped(column.label, LETTERS), "font": {"size": 12}},
            rangemode="tozero",
            tickformat=",~f",
        ),
        "yaxis": value_axis(chart, range=_range(chart)) | {"rangemode": "normal"},
        "annotations": _names(chart),
        "margin": {"l": 8, "r": 30, "t": 18, "b": 8},
        "hovermode": "closest",
        "showlegend": True,
    }
    return [*lines, mean, *(_dots(chart, name, column) for name in chart.series)], layout


def _range(chart: Chart) -> list[float]:
    """All values and the outer limits, with some room; nothing below nought or far above a whole."""
    columns = [chart.encodings.y, "low_998", "high_998"]
    low, high = (
        float(end)
        for end in chart.frame.select(
            low=pl.min_horizontal(columns).min(), high=pl.max_horizontal(columns).max()
        ).row(0)
    )
    room = ROOM * (high - low or 1.0)
    return [max(0.0, low - room) if low >= 0 else low - room, high + room]


def _line(chart: Chart, rows: pl.DataFrame, name: str, look: tuple[str, float], colour: str) -> Trace:
    """A limit over sizes; the two of a pair have one entry in the key."""
    key = "mean" if name == "mean" else name.split("_")[1]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": t(NAMES[key], chart.language),
        "legendgroup": key,
        "showlegend": not name.startswith("high"),
        "hoverinfo": "skip",
        "x": rows[chart.encodings.x].to_list(),
        "y": rows[name].to_list(),
        "line": {"color": colour, "width": look[1], "dash": look[0]},
    }


def _dots(chart: Chart, name: str, column: Column) -> Trace:
    e = chart.encodings
    rows = chart.frame.filter(pl.col(e.series or "") == name)
    style = column.style if isinstance(column.style, NumberStyle) else COUNT
    sizes = [f"{column.label}: {shown(size, style, chart.language)}" for size in rows[e.x]]
    said = [
        f"{place}: <b>{shown(value, chart.value_style, chart.language)}</b>"
        for place, value in rows.select("name", e.y).iter_rows()
    ]
    colour = colour_of(chart, name, chart.series)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": rows[e.x].to_list(),
        "y": rows[e.y].to_list(),
        "line": {"color": colour, "width": 0},
        "marker": {"size": SIZE, "color": colour},
        "customdata": list(zip(said, sizes, strict=True)),
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    }


def _names(chart: Chart) -> list[dict[str, Any]]:
    """The names of the first rows of the verdicts after the second."""
    e = chart.encodings
    out = [name for name, _ in chart.colours[2:]]
    rows = chart.frame.filter(pl.col(e.series or "").is_in(out)).head(NAMED)
    font = {"color": SOFT_INK, "size": 12}
    shared = {"showarrow": False, "font": font, "xanchor": "center", "yshift": ABOVE}
    return [
        {"text": name, "x": x, "y": y, **shared} for name, x, y in rows.select("name", e.x, e.y).iter_rows()
    ]
