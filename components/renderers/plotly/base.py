"""Layout and axes that every Plotly figure shares."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from components.charts.chart import Chart
from components.colours import CLEAR, INK, LINE, SERIES, SOFT_INK

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
Trace = dict[str, Any]
Drawing = tuple[list[Trace], dict[str, Any]]
Figure = dict[str, Any]


def base_layout(chart: Chart) -> dict[str, Any]:
    """The layout that every figure shares: font, margins, number separators, quiet axes."""
    return {
        "height": chart.height,
        "margin": {"l": 8, "r": 30, "t": 12, "b": 8},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": 13, "color": INK},
        "separators": ",." if chart.language == "vi" else ".,",
        "colorway": list(SERIES),
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": 13}},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        "showlegend": len(chart.series) > 1,
        "dragmode": False,
        "modebar": {"remove": ["zoom", "pan", "select", "lasso2d"]},
    }


def stepped(colours: Sequence[str]) -> dict[str, Any]:
    """A colour scale of steps: class i is drawn in colour i even where others are absent."""
    count = len(colours)
    steps = [[(i + side) / count, colour] for i, colour in enumerate(colours) for side in (0, 1)]
    return {"colorscale": steps, "zmin": -0.5, "zmax": count - 0.5}


def wrapped(text: str, letters: int) -> str:
    """Text in lines of at most that many letters, for a phone's picture is 260 px wide."""
    return "<br>".join(wrap(text, letters)) or text


def axis(**more: Any) -> dict[str, Any]:
    """A quiet axis: thin grid, no zero line, room made for its labels."""
    return {
        "automargin": True,
        "gridcolor": LINE,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": SOFT_INK},
    } | more


def value_axis(chart: Chart, **more: Any) -> dict[str, Any]:
    """The axis of the value: in per cent for shares, from zero."""
    style = chart.value_style
    form = ("+" if style.signed else "") + (",~%" if style.kind == "share" else ",~f")
    return axis(tickformat=form, rangemode="tozero", **more)
