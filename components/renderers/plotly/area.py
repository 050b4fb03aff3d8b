"""Series stacked over time, filled; breaks marked above the picture, where no colour hides their words."""

from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from components.charts.chart import Chart
from components.renderers.plotly.base import Drawing, Trace, base_layout
from components.renderers.plotly.line import draw_line
from data.words.periods import holes

ROOM_FOR_BREAKS = 0.09


def draw_area(chart: Chart) -> Drawing:
    """The lines of the chart stacked from the first series up; shares fill the whole height."""
    traces, layout = draw_line(chart)
    days = chart.frame[chart.encodings.x].to_list()
    if not days:
        return traces, layout
    first, last = min(days), max(days)
    room = min((last - first) / 80, date.max - last)
    # A little room, or Plotly leaves out the label of the last snapshot.
    layout["xaxis"] |= {"range": [first.isoformat(), (last + room).isoformat()]}
    if chart.value_style.kind == "share":
        layout["yaxis"] |= {"range": [0, 1]}
    middle = first + (last - first) / 2
    layout["annotations"] = [_above(note, note["x"] < middle.isoformat()) for note in layout["annotations"]]
    if chart.marks:
        layout["margin"] = base_layout(chart)["margin"] | {"t": 24}
        layout["legend"] = base_layout(chart)["legend"] | {"y": 1 + ROOM_FOR_BREAKS}
    return [_filled(_opened(chart, trace)) for trace in traces], layout


def _opened(chart: Chart, trace: Trace) -> Trace:
    """A trace at nothing within a hole: stacked, Plotly would fill across a missing value."""
    day = timedelta(days=1)
    empty = [(at.isoformat(), 0, None) for a, b in holes(chart.context.dates) for at in (a + day, b - day)]
    if not empty:
        return trace
    rows = zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    known = sorted([*(row for row in rows if row[1] is not None), *empty], key=itemgetter(0))
    return trace | dict(zip(("x", "y", "customdata"), map(list, zip(*known, strict=True)), strict=True))


def _filled(trace: Trace) -> Trace:
    colour = trace["line"]["color"]
    fill = {"stackgroup": "all", "fillcolor": colour, "line": {"color": colour, "width": 0.5}}
    return trace | fill | {"mode": "lines"}


def _above(note: dict[str, Any], early: bool) -> dict[str, Any]:
    return note | {"yanchor": "bottom", "xanchor": "left" if early else "right"}
