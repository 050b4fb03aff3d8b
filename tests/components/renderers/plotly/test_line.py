from datetime import date

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.renderers.plotly.line import FEW
from data.words.numbers import SHARE
from tests.components.plotted import plotted


def test_a_gap_in_a_line_stays_a_gap_and_marks_are_drawn(line: Chart):
    figure = plotted(line)
    assert list(figure.data[0].y) == [0.1, None, 0.5]
    assert figure.data[0].connectgaps is False
    assert [shape.y0 for shape in figure.layout.shapes] == [0.95, 0]
    assert figure.layout.separators == ",."


def test_a_value_alone_between_gaps_is_still_seen(make_chart):
    days = [date(2020 + place // 12, place % 12 + 1, 1) for place in range(FEW + 2)]
    frame = pl.DataFrame({"day": days, "value": [0.5] * FEW + [None, 0.7]})
    columns = (Column("day", "Ngày", "date"), Column("value", "Tỷ lệ", SHARE))
    chart = make_chart("line", frame, columns=columns, encodings=Encodings("day", "value"))
    sizes = list(plotted(chart).data[0].marker.size)
    assert sizes[-1] > 0 and set(sizes[:-1]) == {0}
