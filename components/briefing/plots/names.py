"""Bars beside names: one each, or stacked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import floor
from typing import Any

from components.briefing.plots.parts import Figure, axis_of, name_of, number
from components.briefing.plots.plot import Axis, Plot, Series
from components.charts.chart import Chart
from components.colours import ACCENT, TARGET
from data.words import t
from data.words.dates import format_short_date
from data.words.numbers import exact_style, tabular


def bars(chart: Chart, figure: Figure) -> Plot:
    """A bar a row, its number beside it; one without a number keeps its place and says why in its name."""
    e, trace = chart.encodings, figure["data"][0]
    values = chart.frame[e.y].to_list()
    reasons = chart.frame[e.missing].to_list() if e.missing else [None] * len(values)
    none = t("chart.no_data", chart.language)
    names = [
        name_of(name) if value is not None else f"{name_of(name)} – {reason or none}"
        for name, value, reason in zip(chart.frame[e.x], values, reasons, strict=True)
    ]
    style = chart.value_style
    series = Series(
        chart.column(e.y).label,
        tuple(number(value, style) for value in values),
        "bar",
        ACCENT,
        colours=tuple(trace["marker"]["color"]) if e.series else (),
        texts=tuple(_odd(chart, values)),
    )
    targets = tuple(
        Series(name_of(mark.text), (float(mark.at),), "line", TARGET, keyed=False, dash="dash")
        for mark in chart.marks
        if not isinstance(mark.at, date)
    )
    value = axis_of(figure, "x", style)
    heading = chart.column(e.x).label
    return Plot(
        "names", (series, *targets), value, chart.language, heading, tuple(names), lying=True, labelled=True
    )


def _odd(chart: Chart, values: Iterable[Any]) -> Iterable[tuple[int, str]]:
    """The words where a number's format does not write what the page does: >99.9%."""
    style = chart.value_style
    for place, value in enumerate(values):
        if value is None:
            continue
        if exact_style(value, style) != style or (style.most is not None and value > style.most):
            yield place, tabular(value, style, chart.language)


def dots(chart: Chart, figure: Figure) -> Plot:
    """The numbers of the dots as bars side by side: office programs draw no points beside names."""
    e, style = chart.encodings, chart.value_style
    names = chart.frame[e.x].unique(maintain_order=True).to_list()
    series = []
    for trace in figure["data"]:
        own = chart.frame if e.series is None else chart.frame.filter(chart.frame[e.series] == trace["name"])
        known = dict(zip(own[e.x], own[e.y], strict=True))
        values = [known.get(name) for name in names]
        label = name_of(trace["name"] or chart.column(e.y).label)
        rounded = tuple(number(value, style) for value in values)
        odd = tuple(_odd(chart, values))
        series.append(Series(label, rounded, "bar", trace["line"]["color"], texts=odd))
    value = replace(axis_of(figure, "x", style), low=0.0)
    heading, at = chart.column(e.x).label, tuple(map(name_of, names))
    return Plot("names", tuple(series), value, chart.language, heading, at, lying=True, labelled=True)


def stack(chart: Chart, figure: Figure) -> Plot:
    """A bar a name or date, made of its series."""
    e, style = chart.encodings, chart.value_style
    standing = figure["data"][0]["orientation"] == "v"
    kept = chart.frame[e.x].unique(maintain_order=True).to_list()
    series = []
    for trace in figure["data"]:
        own = chart.frame.filter(chart.frame[e.series or ""] == trace["name"])
        known = dict(zip(own[e.x], own[e.y], strict=True))
        values = tuple(number(known.get(name), style) for name in kept)
        series.append(Series(name_of(trace["name"]), values, "bar", trace["marker"]["color"]))
    column = chart.column(e.x)
    return Plot(
        "names",
        tuple(series),
        _whole_steps(axis_of(figure, "y" if standing else "x", style)),
        chart.language,
        column.label,
        tuple(
            format_short_date(name, chart.language) if isinstance(name, date) else name_of(name)
            for name in kept
        ),
        stacked=True,
        lying=not standing,
    )


def _whole_steps(axis: Axis) -> Axis:
    """Office programs count their steps from the lower end: below nought it has to be whole ones away."""
    return replace(axis, low=floor(axis.low / axis.step) * axis.step) if axis.low < 0 else axis
