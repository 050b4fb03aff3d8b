"""Ranked horizontal bars with the number written beside each; a blank row keeps its place and says why."""

from datetime import date
from typing import Any

from components.charts.chart import Chart
from components.charts.text_width import text_width
from components.colours import ACCENT, MUTED, SOFT_INK, TARGET
from components.renderers.plotly.base import Drawing, Trace, axis, value_axis, wrapped
from components.renderers.plotly.line import colour_of
from data.words import t
from data.words.numbers import COUNT, shown

ROW, ROW_OF_TWO_LINES = 26, 40
FEW = 8
LETTERS = 24  # of a name in one line
MANY = 100_000  # numbers that are too wide to stand close


def draw_bars(chart: Chart) -> Drawing:
    """One bar per row, first row on top, coloured by series where there is one."""
    e = chart.encodings
    names = chart.frame[e.x].to_list()
    targets = [(mark.at, mark.text) for mark in chart.marks if not isinstance(mark.at, date)]
    top = max([0.0, *chart.frame[e.y].drop_nulls(), *(at for at, _ in targets)])
    texts = _texts(chart)
    traces = [_bars(chart, names, texts)]
    # The numbers beside the bars are as wide on a phone as anywhere: room in pixels, not in shares.
    lines = (line for text in traces[0]["text"] for line in text.split("<br>"))
    beside = 16 + max(map(text_width, lines), default=0)
    whole = {"dtick": 1} if chart.value_style == COUNT and top <= FEW else {}
    layout = {
        "height": max(chart.height if not names else 0, row_height([*names, *texts]) * len(names) + 56),
        "xaxis": value_axis(chart, range=[0, top or 1.0], side="top", **whole, **few_ticks(top))
        | {"rangemode": "normal"},
        "yaxis": name_axis(names),
        "shapes": [_target(at) for at, _ in targets],
        "annotations": [_target_text(at, text) for at, text in targets],
        "bargap": 0.28,
        "margin": {"l": 8, "r": beside, "t": 24, "b": 26 if chart.marks else 8},
        "showlegend": False,
    }
    return traces, layout


def name_axis(names: list[str]) -> dict[str, Any]:
    """Names from the top down, long ones in two lines."""
    lines = {"tickvals": names, "ticktext": [wrapped(name, LETTERS) for name in names]}
    return axis(autorange="reversed", showgrid=False, type="category", ticksuffix=" ", **lines)


def row_height(names: list[str]) -> int:
    """Pixels that each name needs."""
    return ROW_OF_TWO_LINES if any(len(name) > LETTERS for name in names) else ROW


def few_ticks(top: float) -> dict[str, int]:
    """Numbers in millions do not fit side by side on a phone."""
    return {"nticks": 4} if top >= MANY else {}


def _texts(chart: Chart) -> list[str]:
    """The number of each row, or why there is none."""
    e = chart.encodings
    values = chart.frame[e.y].to_list()
    reasons = chart.frame[e.missing].to_list() if e.missing else [None] * len(values)
    none = t("chart.no_data", chart.language)
    return [
        shown(value, chart.value_style, chart.language) if value is not None else reason or none
        for value, reason in zip(values, reasons, strict=True)
    ]


def _bars(chart: Chart, names: list[str], texts: list[str]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "x": chart.frame[chart.encodings.y].to_list(),
        "y": names,
        "text": [wrapped(text, LETTERS) for text in texts],
        "textposition": "outside",
        "textfont": {"color": SOFT_INK},
        "cliponaxis": False,
        "marker": {"color": _colours(chart)},
        "customdata": texts,
        "hovertemplate": "%{y}: <b>%{customdata}</b><extra></extra>",
    }


def _colours(chart: Chart) -> list[str]:
    series = chart.encodings.series
    if series is None:
        return [ACCENT] * chart.frame.height
    names = chart.series
    return [MUTED if name is None else colour_of(chart, name, names) for name in chart.frame[series]]


def _target(at: float) -> dict[str, Any]:
    line = {"color": TARGET, "width": 1.5, "dash": "dash"}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": at, "x1": at, "line": line}


def _target_text(at: float, text: str) -> dict[str, Any]:
    where = {"yref": "paper", "y": 0, "x": at, "xanchor": "right", "yanchor": "top"}
    return {"text": text, "showarrow": False, "font": {"color": TARGET, "size": 12}} | where
