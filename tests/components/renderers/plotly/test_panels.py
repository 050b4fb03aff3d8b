from datetime import date

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings, Mark
from data.words.numbers import NumberStyle
from tests.components.plotted import plotted

DAYS = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
STYLE = NumberStyle("share", 1)


@pytest.fixture
def panels(make_chart) -> Chart:
    frame = pl.DataFrame(
        {
            "day": DAYS * 3,
            "place": [name for name in ("A", "B", "C") for _ in DAYS],
            "value": [0.1, 0.2, 0.3, 0.5, None, 0.5, 0.0, 0.0, 0.9],
        }
    )
    columns = (Column("day", "Ngày", "date"), Column("place", "Nơi"), Column("value", "Tỷ lệ", STYLE))
    marks = (Mark("target", 0.95, "Mục tiêu"), Mark("break", date(2026, 2, 15), "Ngắt"))
    return make_chart(
        "panels", frame, columns=columns, encodings=Encodings("day", "value", series="place"), marks=marks
    )


def test_each_series_has_a_panel_with_the_others_in_grey(panels: Chart):
    traces = plotted(panels).data
    own = [trace for trace in traces if trace.name]
    assert [trace.name for trace in own] == ["A", "B", "C"]
    behind = [trace for trace in traces if not trace.name]
    assert all(trace.hoverinfo == "skip" for trace in behind)
    assert [sum(y is not None for y in trace.y) for trace in behind] == [5, 6, 5]


def test_all_panels_have_the_same_dates_and_values(panels: Chart):
    own = {trace.name: trace for trace in plotted(panels).data if trace.name}
    assert [x - 1 for x in own["B"].x] == pytest.approx(own["A"].x)
    assert own["C"].x == own["A"].x
    step = own["A"].y[1] - own["A"].y[0]
    assert own["B"].y[0] - own["A"].y[0] == pytest.approx(4 * step)
    assert own["C"].y[2] + 1 - own["A"].y[0] == pytest.approx(8 * step)
    assert own["B"].y[1] is None


def test_every_panel_lies_in_its_own_row_and_column_and_is_named_there(panels: Chart):
    figure = plotted(panels)
    for n, name in enumerate("ABC"):
        column, row = n % 2, -(n // 2)
        trace = next(trace for trace in figure.data if trace.name == name)
        assert all(column <= x < column + 1 for x in trace.x)
        assert all(row - 1 < y < row for y in trace.y if y is not None)
        title = next(note for note in figure.layout.annotations if note.text == name)
        assert column <= title.x < column + 1 and row - 1 < title.y < row
    dashed = [shape for shape in figure.layout.shapes if shape.line.dash == "dash"]
    dotted = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    assert len(dashed) == len(dotted) == 3


def test_one_date_is_drawn_too(make_chart):
    frame = pl.DataFrame({"day": DAYS[:1] * 2, "place": ["A", "B"], "value": [0.0, 0.0]})
    columns = (Column("day", "Ngày", "date"), Column("place", "Nơi"), Column("value", "Tỷ lệ", STYLE))
    chart = make_chart("panels", frame, columns=columns, encodings=Encodings("day", "value", series="place"))
    assert len([trace for trace in plotted(chart).data if trace.name]) == 2
