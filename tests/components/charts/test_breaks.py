from dataclasses import replace
from datetime import date

import polars as pl

from components.charts.breaks import break_marks, with_gaps
from components.charts.chart import Column, Encodings
from components.charts.summary import summary
from data.words import t
from data.words.numbers import SHARE
from tests.components.plotted import plotted

DAYS = [date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31), date(2025, 8, 31)]


VALUES = [0.85, 0.86, 0.98, 0.99]


DOCTOR = "stations_with_doctor"


REASON = t("break.care_units.reason", "vi")


def lines(make_chart, metrics, series=None):
    frame = pl.concat(
        pl.DataFrame({"day": DAYS, "line": [name] * 4, "value": VALUES})
        for name in (series or {"": "only"}).values()
    )
    columns = (Column("day", "Ngày", "date"), Column("value", "Tỷ lệ", SHARE), Column("line", "Đường"))
    encodings = Encodings("day", "value", series="line" if series else None)
    marks = break_marks(DAYS, metrics, "vi", series)
    return make_chart("line", frame, columns=columns, encodings=encodings, marks=marks)


def test_a_line_stops_at_an_interrupting_break_and_says_why(make_chart):
    chart = lines(make_chart, (DOCTOR,))
    figure = plotted(chart)
    assert list(figure.data[0].y) == [0.85, 0.86, None, 0.98, 0.99]
    assert list(figure.data[0].x)[2] == "2025-07-01"
    assert len(figure.data[0].customdata) == 5
    assert figure.layout.annotations[0].text == t("break.care_units.mark", "vi")
    assert chart.all_notes[0] == REASON
    assert any(REASON in fact for fact in chart.facts)
    assert summary(chart).endswith(REASON)


def test_other_lines_go_on_and_the_break_is_marked(make_chart):
    chart = lines(make_chart, ("deployment",))
    assert list(plotted(chart).data[0].y) == VALUES
    assert [(mark.at, mark.interrupts) for mark in chart.marks] == [(date(2025, 7, 1), False)]
    assert chart.all_notes[0] == t("break.units.reason", "vi")
    assert REASON not in summary(chart)


def test_of_several_lines_only_those_concerned_stop(make_chart):
    chart = lines(make_chart, (DOCTOR, "deployment"), {DOCTOR: "Bác sĩ", "deployment": "Triển khai"})
    drawn = {trace.name: list(trace.y) for trace in plotted(chart).data}
    assert None in drawn["Bác sĩ"] and None not in drawn["Triển khai"]


def test_small_pictures_leave_the_gap_open():
    assert [value for _, value in with_gaps(DAYS, VALUES, (DOCTOR,))] == [0.85, 0.86, None, 0.98, 0.99]
    assert with_gaps(DAYS, VALUES, ("deployment",)) == list(zip(DAYS, VALUES, strict=True))


def test_a_hole_in_the_series_is_left_open_and_said(make_chart):
    days = [*DAYS[:3], date(2025, 12, 31), date(2026, 1, 31)]
    small = with_gaps(days, [0.5] * 5, ("deployment",))
    assert [day for day, value in small if value is None] == [date(2025, 10, 15)]
    frame = pl.DataFrame({"date": days, "value": [0.5] * 5})
    columns = (Column("date", "Ngày", "date"), Column("value", "Tỷ lệ", SHARE))
    chart = make_chart(kind="line", frame=frame, encodings=Encodings("date", "value"), columns=columns)
    holed = replace(chart, context=replace(chart.context, dates=tuple(days)))
    assert list(plotted(chart).data[0].y).count(None) == 0
    assert list(plotted(holed).data[0].y) == [0.5, 0.5, 0.5, None, 0.5, 0.5]
    assert holed.all_notes == (t("chart.hole", "vi", first="31/7/2025", last="31/12/2025"),)
