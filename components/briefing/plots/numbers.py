"""Curves and steps over numbers."""

import re
from itertools import pairwise
from typing import Any

from components.briefing.plots.parts import Figure, Trace, axis_of, name_of, number
from components.briefing.plots.plot import Plot, Series
from components.charts.chart import Chart
from components.colours import MUTED
from data.words import t
from data.words.numbers import COUNT, NumberStyle

MARKUP = re.compile(r"<[^>]+>")


def over_numbers(chart: Chart, figure: Figure) -> Plot:
    """Curves and steps; the limits of an interval as dotted lines."""
    e = chart.encodings
    series = [
        made
        for trace in figure["data"]
        for made in (_interval(trace, chart) if trace.get("fill") == "toself" else [_curve(trace, chart)])
    ]
    layout = figure["layout"]
    titles = [MARKUP.sub(" ", layout[f"{side}axis"].get("title", {}).get("text", "")) for side in ("x", "y")]
    style = chart.column(e.x).style
    own = style if isinstance(style, NumberStyle) else COUNT
    for shape in layout.get("shapes", ()):
        ends = (shape["x0"], shape["x1"]), (shape["y0"], shape["y1"])
        equal = t("briefing.plot.equal", chart.language)
        series.append(Series(equal, ends[1], "line", MUTED, ends[0], width=1, dash="dot", keyed=False))
    across, value = axis_of(figure, "x", own, titles[0]), axis_of(figure, "y", chart.value_style, titles[1])
    heading = chart.column(e.x).label
    return Plot("numbers", tuple(series), value, chart.language, heading, across=across)


def _curve(trace: Trace, chart: Chart) -> Series:
    pairs = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if x is not None and y is not None]
    if trace["line"].get("shape") == "hv":
        pairs = _stairs(pairs)
    return Series(
        name_of(trace["name"] or chart.column(chart.encodings.y).label),
        tuple(number(y, chart.value_style) for _, y in pairs),
        "line",
        trace["line"]["color"],
        tuple(float(x) for x, _ in pairs),
        width=trace["line"].get("width", 2),
        dash=trace["line"].get("dash", "solid"),
        dots=trace["marker"]["size"] if "markers" in trace["mode"] else 0,
        keyed=trace.get("showlegend") is not False,
    )


def _stairs(pairs: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Each value up to the next position, then the next one."""
    corners = [(after[0], before[1]) for before, after in pairwise(pairs)]
    return [point for pair in zip(pairs, [*corners, pairs[-1]], strict=True) for point in pair][:-1]


def _interval(trace: Trace, chart: Chart) -> list[Series]:
    """The two limits of an outline that goes forth along the lower and back along the upper one."""
    half = len(trace["x"]) // 2
    sides = [(trace["x"][:half], trace["y"][:half]), (trace["x"][half:][::-1], trace["y"][half:][::-1])]
    return [
        Series(
            name_of(trace["name"]),
            tuple(number(y, chart.value_style) for y in ys),
            "line",
            trace["line"]["color"],
            tuple(map(float, xs)),
            width=1,
            dash="dot",
            keyed=False,
        )
        for xs, ys in sides
        if xs
    ]
