"""A funnel: dots between limits, the two of a pair named once, those beyond them by name."""

from collections.abc import Callable

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings
from data.words.numbers import COUNT, SHARE
from tests.components.plotted import plotted

LIMITS = ("low_95", "high_95", "low_998", "high_998")
ROWS = [
    ("Far", 40, 0.1, "out", 0.3, 0.7, 0.2, 0.8, 0.5),
    ("Near", 4, 0.4, "in", 0.1, 0.9, 0.0, 1.0, 0.5),
    ("Same", 4, 0.6, "in", 0.1, 0.9, 0.0, 1.0, 0.5),
]


@pytest.fixture
def funnel(make_chart: Callable[..., Chart]) -> Chart:
    schema = ["name", "stations", "value", "verdict", *LIMITS, "mean"]
    columns = (
        Column("name", "Place"),
        Column("stations", "Stations", COUNT),
        Column("value", "Value", SHARE),
        Column("verdict", "Verdict"),
    )
    encodings = Encodings("stations", "value", series="verdict", hover=(*LIMITS, "mean"))
    colours = (("in", "#8a94a0"), ("edge", "#e69f00"), ("out", "#d55e00"))
    frame = pl.DataFrame(ROWS, schema=schema, orient="row")
    return make_chart("funnel", frame, columns=columns, encodings=encodings, colours=colours)


def test_limits_are_lines_over_sizes_and_places_dots(funnel: Chart):
    figure = plotted(funnel)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [list(line.x) for line in lines] == [[4, 40]] * 5
    assert [list(line.y) for line in lines[:2]] == [[0.1, 0.3], [0.9, 0.7]]
    dots = {trace.name: trace for trace in figure.data if trace.mode == "markers"}
    assert list(dots) == ["in", "out"]
    assert list(zip(dots["in"].x, dots["in"].y, strict=True)) == [(4, 0.4), (4, 0.6)]


def test_a_pair_of_limits_stands_in_the_key_once_and_is_told_by_its_dashes(funnel: Chart):
    named = [trace.name for trace in plotted(funnel).data if trace.showlegend is not False]
    assert named == ["Giới hạn 95%", "Giới hạn 99,8%", "Mức chung", "in", "out"]
    dashes = {trace.name: trace.line.dash for trace in plotted(funnel).data if trace.mode == "lines"}
    assert len(set(dashes.values())) == 3


def test_places_beyond_the_limits_bear_their_name(funnel: Chart):
    figure = plotted(funnel)
    assert [(note.text, note.x, note.y) for note in figure.layout.annotations] == [("Far", 40, 0.1)]
    out = next(trace for trace in figure.data if trace.name == "out")
    assert list(out.customdata[0]) == ["Far: <b>10,0%</b>", "Stations: 40"]
