"""Lines, areas and forecasts over dates, with their targets and breaks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from components.briefing.plots.parts import Figure, Trace, axis_of, name_of, number
from components.briefing.plots.plot import Plot, Series, Shape
from components.charts.chart import Chart
from components.colours import ACCENT, SOFT_INK, TARGET
from data.words import t
from data.words.periods import cadence_of


def line(chart: Chart, figure: Figure) -> Plot:
    """A line a series."""
    return _dated(chart, figure, [trace for trace in figure["data"] if trace["type"] == "scatter"], "line")


def area(chart: Chart, figure: Figure) -> Plot:
    """Series that stand on each other, filled."""
    return _dated(chart, figure, figure["data"], "area")


def fan(chart: Chart, figure: Figure) -> Plot:
    """The lines, and between the ends of the interval an area that stands on one not seen."""
    plot = _dated(chart, figure, figure["data"], "line")
    low_name, high_name = chart.encodings.hover[:2]
    rows = chart.frame.select(chart.encodings.x, low_name, high_name, chart.encodings.y)
    ends = {
        day: (low, high) for day, low, high, _ in rows.iter_rows() if low is not None and high is not None
    }
    if not ends:
        return plot
    before = [(day, value) for day, low, _, value in rows.iter_rows() if low is None and value is not None]
    if before:
        day, value = max(before)
        ends[day] = (value, value)
    style = chart.value_style
    low = tuple(number(ends[day][0], style) if day in ends else None for day in plot.at)
    high = tuple(number(ends[day][1], style) if day in ends else None for day in plot.at)
    width = tuple(None if a is None or b is None else b - a for a, b in zip(low, high, strict=True))
    labels = [chart.column(name).label for name in (low_name, high_name)]
    band = (
        Series(labels[0], low, "area", ACCENT, opacity=0, keyed=False),
        Series(t("forecast.interval", chart.language), width, "area", ACCENT, opacity=0.22),
        Series(labels[1], high, "line", ACCENT, opacity=0, keyed=False),
    )
    return replace(plot, series=(*band, *plot.series), stacked=True)


def _dated(chart: Chart, figure: Figure, traces: Iterable[Trace], shape: Shape) -> Plot:
    """Series over all days that any of them has; a break is a point that a line falls from."""
    traces = [trace for trace in traces if trace.get("fill") != "toself"]
    days = _days(traces, shape)
    breaks = [(mark.at, mark.text) for mark in chart.marks if isinstance(mark.at, date)]
    inside = [(day, text) for day, text in breaks if days[0] <= day <= days[-1]]
    value = axis_of(figure, "y", chart.value_style)
    series = [_dated_series(chart, trace, days, shape) for trace in traces]
    marks = [
        *(_target(float(mark.at), mark.text, days) for mark in chart.marks if not isinstance(mark.at, date)),
        *(_break(_nearest(day, days), text, value.high, len(days)) for day, text in inside),
    ]
    return Plot(
        "dates",
        (*series, *marks),
        value,
        chart.language,
        chart.column(chart.encodings.x).label,
        days,
        stacked=shape == "area",
        **_ticks(chart, figure, days),
    )


def _days(traces: Iterable[Trace], shape: Shape) -> tuple[date, ...]:
    """All days that have a value; of lines those too on which they stop."""
    pairs = (pair for trace in traces for pair in zip(trace["x"], trace["y"], strict=True))
    return tuple(sorted({date.fromisoformat(day) for day, y in pairs if shape == "line" or y is not None}))


def _nearest(day: date, days: tuple[date, ...]) -> int:
    """The place of the day, or of the one next to it, where the line goes on."""
    return min(range(len(days)), key=lambda n: abs(days[n] - day))


def _dated_series(chart: Chart, trace: Trace, days: tuple[date, ...], shape: Shape) -> Series:
    known = {date.fromisoformat(day): value for day, value in zip(trace["x"], trace["y"], strict=True)}
    sizes = trace.get("marker", {}).get("size", 0)
    dots = sizes if isinstance(sizes, int | float) else max(sizes, default=0)
    return Series(
        name_of(trace["name"] or chart.column(chart.encodings.y).label),
        tuple(number(known.get(day), chart.value_style) for day in days),
        shape,
        trace["line"]["color"],
        width=trace["line"].get("width", 2),
        dash=trace["line"].get("dash", "solid"),
        dots=dots if "markers" in trace.get("mode", "") and isinstance(sizes, int | float) else 0,
        ended=shape == "line",
    )


def _target(at: float, text: str, days: tuple[date, ...]) -> Series:
    """A line across, named where the days begin, for most lines are low there."""
    label_at, values = round(0.3 * (len(days) - 1)), (at,) * len(days)
    name = name_of(text)
    return Series(name, values, "line", TARGET, width=1.5, dash="dash", keyed=False, label_at=label_at)


def _break(place: int, text: str, high: float, count: int) -> Series:
    # A little below the end of the axis, or what is drawn on it is left out.
    values = tuple(0.999 * high if n == place else None for n in range(count))
    return Series(name_of(text), values, "line", SOFT_INK, opacity=0, keyed=False, label_at=place, drop=True)


def _ticks(chart: Chart, figure: Figure, days: tuple[date, ...]) -> dict[str, Any]:
    """The ticks of the page: the last day and whole steps before it, so that the newest period is named."""
    ticks = sorted(date.fromisoformat(day) for day in figure["layout"]["xaxis"]["tickvals"])
    apart = [(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(ticks)]
    monthly = cadence_of(chart.context.dates or days) in ("month", "quarter", "year")
    if monthly and apart and len(set(apart)) == 1:
        step = apart[0]
        first = ticks[0] if ticks[0] <= days[0] else _months_before(ticks[0], step)
        return {"months": step, "first": first}
    gap = (ticks[1] - ticks[0]).days if len(ticks) > 1 else max(1, (days[-1] - days[0]).days)
    return {"days": max(1, gap), "first": days[0]}


def _months_before(day: date, months: int) -> date:
    """The last day of the month that lies so many months before."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
