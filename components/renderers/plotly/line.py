"""Lines over time, with the target across; they stop at a missing value and at a break that interrupts."""

from datetime import date
from typing import Any

from components.charts.chart import Chart, Mark, cell_text
from components.colours import ACCENT, MUTED, SERIES, SOFT_INK, TARGET
from components.renderers.plotly.base import Drawing, Trace, axis, value_axis, wrapped
from data.words.numbers import shown
from data.words.periods import cadence_of, format_axis_period, holes

TICKS = 6
YEAR = 12
LETTERS = 34  # of a target's words in one line
FEW = 24
DOT = 8


def draw_line(chart: Chart) -> Drawing:
    """One line per series."""
    names = chart.series
    traces = [_trace(chart, name, colour_of(chart, name, names)) for name in names or (None,)]
    targets = [mark for mark in chart.marks if mark.kind == "target"]
    layout = {
        "xaxis": date_axis(chart),
        "yaxis": value_axis(chart),
        "shapes": [*_nought(chart), *(_shape(mark) for mark in chart.marks)],
        "annotations": [_annotation(mark, targets) for mark in chart.marks],
        "hovermode": "x unified" if len(names) > 1 else "closest",
    }
    return traces, layout


def date_axis(chart: Chart) -> dict[str, Any]:
    """Ticks on dates of the data, the last one always among them: a period is named by the day that ends it.

    Whole years apart where there are many; few enough, and in two lines, so that a phone need not slant them.
    """
    days = chart.frame[chart.encodings.x].unique().sort().to_list()
    cadence = cadence_of(chart.context.dates or tuple(days))
    step = max(1, -(-len(days) // TICKS))
    if cadence == "month" and step > YEAR / TICKS:
        step = YEAR * -(-step // YEAR)
    ticks = days[::-1][::step]
    texts = [format_axis_period(day, cadence, chart.language) for day in ticks]
    return axis(
        type="date",
        showgrid=False,
        tickvals=[day.isoformat() for day in ticks],
        ticktext=texts,
        ticklabeloverflow="allow",  # else the newest month, at the edge, has no name
    )


def colour_of(chart: Chart, name: str | None, names: list[str]) -> str:
    """The colour of a series: its own where the chart gives one, else by its position."""
    given = dict(chart.colours)
    if name is None:
        return ACCENT
    return given.get(name) or SERIES[names.index(name) % len(SERIES)]


def _trace(chart: Chart, name: str | None, colour: str) -> Trace:
    e = chart.encodings
    points = _points(chart, name)
    values = [value for _, value in points]
    texts = [shown(value, chart.value_style, chart.language) for value in values]
    days = [cell_text(day, chart.column(e.x), chart.language) for day, _ in points]
    sizes = _sizes(values)
    return {
        "type": "scatter",
        "mode": "lines+markers" if sizes else "lines",
        "name": name or "",
        "x": [day.isoformat() for day, _ in points],
        "y": values,
        "connectgaps": False,
        "line": {"color": colour, "width": 2.5},
        "marker": {"size": sizes or DOT},
        "customdata": list(zip(texts, days, strict=True)),
        "hovertemplate": "%{customdata[1]}: <b>%{customdata[0]}</b><extra></extra>"
        if name is None
        else "%{customdata[0]}",
    }


def _points(chart: Chart, name: str | None) -> list[tuple[date, float | None]]:
    """Day and value of a line, with no value on the day of each break that interrupts it and in each hole.

    Plain Python: to filter a frame costs more than to walk its few hundred rows.
    """
    e = chart.encodings
    names = chart.frame[e.series or e.x]
    rows = zip(names, chart.frame[e.x], chart.frame[e.y], strict=True)
    points = [(day, value) for own, day, value in rows if name is None or own == name]
    stops = [m.at for m in chart.marks if m.interrupts and (not m.series or name in m.series)]
    if points:
        inner = [day for day in chart.context.dates if points[0][0] <= day <= points[-1][0]]
        stops += [before + (after - before) / 2 for before, after in holes(inner)]
    inside = [(day, None) for day in stops if isinstance(day, date)]
    return sorted([*points, *inside], key=lambda point: point[0]) if inside else points


def _sizes(values: list[float | None]) -> list[int] | int:
    """Dots on every value of a short line; on a long one only where a value stands alone between gaps."""
    if len(values) <= FEW:
        return DOT
    around = [None, *values, None]
    alone = [
        value is not None and around[i] is None and around[i + 2] is None for i, value in enumerate(values)
    ]
    return [DOT if one else 0 for one in alone] if any(alone) else 0


def _nought(chart: Chart) -> list[dict[str, Any]]:
    """The line between falls and rises, where the values are changes."""
    line = {"color": SOFT_INK, "width": 1}
    ends = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}
    return [ends | {"layer": "below"}] if chart.value_style.signed else []


def _shape(mark: Mark) -> dict[str, Any]:
    if mark.kind == "target":
        line = {"color": TARGET, "width": 1.5, "dash": "dash"}
        return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": mark.at, "y1": mark.at, "line": line}
    at = mark.at.isoformat() if isinstance(mark.at, date) else mark.at
    colour, width = (SOFT_INK, 2) if mark.interrupts else (MUTED, 1)
    line = {"color": colour, "width": width, "dash": "dot"}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": at, "x1": at, "line": line}


def _annotation(mark: Mark, targets: list[Mark]) -> dict[str, Any]:
    """The words of a mark: of the first target above its line at the right, of another below it at the left;
    of a break at the bottom where targets take the top.
    """
    if mark.kind == "target":
        text = wrapped(mark.text, LETTERS)
        first = mark is targets[0]
        side = (1, "right", "bottom") if first else (0, "left", "top")
        where: dict[str, Any] = {"xref": "paper", "y": mark.at} | dict(
            zip(("x", "xanchor", "yanchor"), side, strict=True)
        )
        font = {"color": TARGET, "size": 12}
        return {"text": text, "align": side[1], "showarrow": False, "font": font} | where
    at = mark.at.isoformat() if isinstance(mark.at, date) else mark.at
    height = {"y": 0, "yanchor": "bottom"} if targets else {"y": 1, "yanchor": "top"}
    where = {"yref": "paper", "x": at, "xanchor": "right"} | height
    return {"text": mark.text, "showarrow": False, "font": {"color": SOFT_INK, "size": 11}} | where
