from collections.abc import Callable

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings
from data.words.numbers import COUNT, SHARE
from tests.components.plotted import plotted

COLUMNS = (
    Column("group", "Group"),
    Column("months", "Months since deployment", COUNT),
    Column("share", "There", SHARE),
    Column("low", "Low", SHARE),
    Column("high", "High", SHARE),
)
ROWS = [
    ("A", 0, 0.0, None, None),
    ("A", 2, 0.2, 0.1, 0.4),
    ("A", 5, 0.5, 0.3, 0.8),
    ("A", 9, 0.5, 0.3, 0.8),
    ("B", 0, 0.0, None, None),
    ("B", 4, 0.0, None, None),
]


@pytest.fixture
def steps(make_chart: Callable[..., Chart]) -> Chart:
    frame = pl.DataFrame(ROWS, schema=["group", "months", "share", "low", "high"], orient="row")
    encodings = Encodings("months", "share", series="group", hover=("low", "high"))
    return make_chart("steps", frame, columns=COLUMNS, encodings=encodings)


def test_curves_are_steps_that_plotly_knows(steps: Chart):
    figure = plotted(steps)
    curves = {trace.name: trace for trace in figure.data if trace.showlegend is not False}
    assert list(curves["A"].x) == [0, 2, 5, 9]
    assert {trace.line.shape for trace in curves.values()} == {"hv"}
    assert len({(trace.line.color, trace.line.dash) for trace in curves.values()}) == 2


def test_the_interval_holds_until_the_next_month(steps: Chart):
    bands = {trace.name: trace for trace in plotted(steps).data if trace.showlegend is False}
    lower = [(2, 0.1), (5, 0.1), (5, 0.3), (9, 0.3), (9, 0.3), (9, 0.3)]
    upper = [(2, 0.4), (5, 0.4), (5, 0.8), (9, 0.8), (9, 0.8), (9, 0.8)]
    assert list(zip(bands["A"].x, bands["A"].y, strict=True)) == [*lower, *upper[::-1]]
    assert list(bands["B"].x) == []


def test_the_share_is_said_with_its_limits(steps: Chart):
    first = next(trace for trace in plotted(steps).data if trace.name == "A" and trace.customdata)
    assert first.customdata[2] == "5: <b>50,0%</b> (30,0% – 80,0%)"
    assert first.customdata[0] == "0: <b>0,0%</b>"
