"""Small multiples: a small picture a series over the same dates and values, the others as grey lines behind.

All panels lie on one pair of hidden axes, so that every renderer of a figure draws them: a column of panels
is one unit wide, a row one unit high. What axes would say is written as lines and words.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from components.charts.chart import Chart
from components.charts.text_width import text_width
from components.colours import INK, LINE, SOFT_INK, STRONG_LINE, TARGET
from components.renderers.plotly.axes import number_ticks
from components.renderers.plotly.base import Drawing, Trace, axis, value_axis
from components.renderers.plotly.line import draw_line
from data.words.periods import cadence_of, format_axis_period

COLUMNS = 2  # a phone has room for no more
WIDE, LOW, HIGH = 0.92, 0.2, 0.84  # of a panel: where its plot ends at the right, below and above
ROW, STEPS = 150, 3  # pixels of a row; ticks of values
SMALL = 11


def draw_panels(chart: Chart) -> Drawing:
    """A panel a series, row by row. The ends of the values' axis are those of all panels."""
    lines, _ = draw_line(chart)
    names = [str(trace["name"]) for trace in lines]
    space = _Space(chart, lines)
    rows = -(-len(lines) // COLUMNS)
    own = [space.moved(trace, n) | {"mode": "lines"} for n, trace in enumerate(lines)]
    behind = [space.behind(lines, n) for n in range(len(lines))]
    layout = {
        "xaxis": axis(range=[0, COLUMNS], visible=False),
        "yaxis": axis(range=[-rows, 0], visible=False),
        "shapes": [shape for n in range(len(lines)) for shape in space.shapes(n)],
        "annotations": [note for n, name in enumerate(names) for note in space.words(n, name)],
        "margin": {"l": space.left, "r": 4, "t": 4, "b": 4},
        "height": ROW * rows + 8,
        "hovermode": "closest",
        "showlegend": False,
    }
    return [*(trace for trace in behind if trace["x"]), *own], layout


class _Space:
    """Where a day and a value lie in a panel."""

    def __init__(self, chart: Chart, lines: list[Trace]) -> None:
        """lines: of `draw_line`, over days and values."""
        self.chart = chart
        days = sorted({date.fromisoformat(day) for trace in lines for day in trace["x"]})
        self.first, self.last = days[0], days[-1]
        values = [value for trace in lines for value in trace["y"] if value is not None]
        aims = [float(mark.at) for mark in chart.marks if not isinstance(mark.at, date)]
        form = value_axis(chart)["tickformat"]
        separators = ",." if chart.language == "vi" else ".,"
        self.ends, self.ticks = number_ticks([0.0, *values, *aims], STEPS, form, separators)
        self.left = 10 + max(text_width(text, SMALL) for text in self.ticks.values())

    def x(self, day: date, n: int) -> float:
        """Across: the column of a panel, and the part of it that has passed on a day."""
        return n % COLUMNS + WIDE * (day - self.first).days / ((self.last - self.first).days or 1)

    def y(self, value: float, n: int) -> float:
        """Up: from the bottom of the row of a panel."""
        low, high = self.ends
        return -(n // COLUMNS) - 1 + LOW + (HIGH - LOW) * (value - low) / (high - low)

    def moved(self, trace: Trace, n: int) -> Trace:
        """A line in its panel."""
        ups = [None if value is None else self.y(value, n) for value in trace["y"]]
        return trace | {"x": [self.x(date.fromisoformat(day), n) for day in trace["x"]], "y": ups}

    def behind(self, lines: list[Trace], n: int) -> Trace:
        """All other lines, as one."""
        others = [self.moved(trace, n) for m, trace in enumerate(lines) if m != n]
        return {
            "type": "scatter",
            "mode": "lines",
            "name": "",
            "x": [x for other in others for x in (*other["x"], None)],
            "y": [y for other in others for y in (*other["y"], None)],
            "connectgaps": False,
            "line": {"color": STRONG_LINE, "width": 1},
            "hoverinfo": "skip",
        }

    def shapes(self, n: int) -> Iterable[dict[str, Any]]:
        """Thin lines at the ticks, nought a little stronger, targets and breaks."""
        ends = (n % COLUMNS, n % COLUMNS + WIDE)
        for tick in self.ticks:
            yield _line(ends, (self.y(tick, n),) * 2, SOFT_INK if tick == 0 else LINE) | {"layer": "below"}
        for mark in self.chart.marks:
            if not isinstance(mark.at, date):
                yield _line(ends, (self.y(float(mark.at), n),) * 2, TARGET, "dash")
            elif self.first <= mark.at <= self.last:
                yield _line(
                    (self.x(mark.at, n),) * 2, tuple(self.y(end, n) for end in self.ends), SOFT_INK, "dot"
                )

    def words(self, n: int, name: str) -> Iterable[dict[str, Any]]:
        """The name above, the first and the last date below, the values at the left of the first column."""
        column, row = n % COLUMNS, -(n // COLUMNS)
        yield _word(name, (column, row - (1 - HIGH) / 2), "left", INK) | {"font": {"size": 13, "color": INK}}
        cadence = cadence_of(self.chart.context.dates or (self.first, self.last))
        for day, side in ((self.first, "left"), (self.last, "right")):
            text = format_axis_period(day, cadence, self.chart.language).replace("<br>", " ")
            yield _word(text, (self.x(day, n), row - 1 + LOW / 2), side)
        if column == 0:
            for tick, text in self.ticks.items():
                yield _word(text, (0, self.y(tick, n)), "right") | {"xshift": -4}


def _line(
    across: tuple[float, ...], up: tuple[float, ...], colour: str, dash: str = "solid"
) -> dict[str, Any]:
    line = {"color": colour, "width": 1, "dash": dash}
    return {"type": "line", "x0": across[0], "x1": across[1], "y0": up[0], "y1": up[1], "line": line}


def _word(text: str, at: tuple[float, float], side: str, colour: str = SOFT_INK) -> dict[str, Any]:
    font = {"size": SMALL, "color": colour}
    return {
        "text": text,
        "x": at[0],
        "y": at[1],
        "xanchor": side,
        "yanchor": "middle",
        "showarrow": False,
        "font": font,
    }
