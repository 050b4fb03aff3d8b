"""The plot of a chart: which function makes which kind."""

from collections.abc import Callable

from components.briefing.plots.dates import area, fan, line
from components.briefing.plots.names import bars, dots, stack
from components.briefing.plots.numbers import over_numbers
from components.briefing.plots.parts import Figure
from components.briefing.plots.plot import Plot
from components.charts.chart import Chart

MOST_NAMES = 40  # bars that a slide can show

PLOTS: dict[str, Callable[[Chart, Figure], Plot]] = {
    "area": area,
    "bars": bars,
    "curve": over_numbers,
    "dots": dots,
    "fan": fan,
    "funnel": over_numbers,
    "line": line,
    "stack": stack,
    "steps": over_numbers,
}


# Office programs have no small multiples: all lines in one chart.
INSTEAD = {"panels": "line"}


def office_kind(chart: Chart) -> str:
    """The kind of chart that stands for it in office programs."""
    return INSTEAD.get(chart.kind, chart.kind)


def plot_of(chart: Chart, figure: Figure) -> Plot | None:
    """The plot of a chart; None where its kind has none, or where it has no row or too many names.

    figure: of its `office_kind`.
    """
    make = PLOTS.get(office_kind(chart))
    if make is None or chart.frame.is_empty():
        return None
    plot = make(chart, figure)
    return None if plot.form == "names" and len(plot.at) > MOST_NAMES else plot
