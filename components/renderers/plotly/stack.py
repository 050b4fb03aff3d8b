"""Stacked bars: upright over dates, horizontal over places, one colour per series."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, cell_text
from components.renderers.plotly.bars import few_ticks, name_axis, row_height
from components.renderers.plotly.base import Drawing, Trace, value_axis
from components.renderers.plotly.line import colour_of, date_axis
from data.words.numbers import shown


def draw_stack(chart: Chart) -> Drawing:
    """One bar per date or place: upright for dates, horizontal for places with the first on top."""
    standing = chart.frame.schema[chart.encodings.x] == pl.Date
    names = chart.series
    traces = [_trace(chart, name, standing) for name in names]
    full = {"range": [0, 1.004]} if chart.value_style.kind == "share" else {}
    value = value_axis(chart, **full)
    axes: dict[str, Any]
    if standing:
        axes = {"xaxis": date_axis(chart), "yaxis": value}
    else:
        places = [str(name) for name in chart.frame[chart.encodings.x].unique(maintain_order=True)]
        sums = chart.frame.group_by(chart.encodings.x).agg(pl.col(chart.encodings.y).sum())
        longest = max((float(number or 0) for number in sums[chart.encodings.y]), default=0.0)
        height = row_height(places) * len(places) + 90
        axes = {"xaxis": value | few_ticks(longest), "yaxis": name_axis(places), "height": height}
    both_ways = any((value or 0) < 0 for value in chart.frame[chart.encodings.y])
    return traces, {"barmode": "relative" if both_ways else "stack", "bargap": 0.15, **axes}


def _trace(chart: Chart, name: str, standing: bool) -> Trace:
    e = chart.encodings
    rows = chart.frame.filter(pl.col(e.series or "") == name)
    places = [str(value) for value in rows[e.x]]
    values = rows[e.y].to_list()
    texts = [shown(value, chart.value_style, chart.language) for value in values]
    heads = [cell_text(value, chart.column(e.x), chart.language) for value in rows[e.x]]
    x, y = (places, values) if standing else (values, places)
    return {
        "type": "bar",
        "orientation": "v" if standing else "h",
        "name": name,
        "x": x,
        "y": y,
        "marker": {"color": colour_of(chart, name, chart.series)},
        "customdata": list(zip(texts, heads, strict=True)),
        "hovertemplate": f"{name}: <b>%{{customdata[0]}}</b><extra></extra>",
    }
