"""Axes in full: what each picture of a figure is drawn by."""

from dataclasses import replace

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings, Mark
from components.charts.text_width import text_width
from components.renderers.plotly.render import render
from data.words.numbers import COUNT, SHARE
from tests.components.conftest import MakeChart


def test_values_lie_between_nothing_and_a_little_above_the_highest(line: Chart):
    axis = render(line)["layout"]["yaxis"]
    assert axis["range"] == [0.0, pytest.approx(0.95 * 1.06)]
    assert axis["tickvals"] == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert axis["ticktext"] == ["0%", "20%", "40%", "60%", "80%", "100%"]


def test_stacked_values_need_room_for_their_sum(stack: Chart):
    numbers = (*stack.columns[:2], Column("value", "Trạm", COUNT))
    counted = replace(stack, frame=stack.frame.with_columns(pl.col("value") * 10_000), columns=numbers)
    axis = render(counted)["layout"]["yaxis"]
    assert axis["range"][1] == pytest.approx(10_000 * 1.06)
    assert axis["ticktext"] == ["0", "2.000", "4.000", "6.000", "8.000", "10.000"]


@pytest.mark.parametrize(("language", "text"), [("vi", "0,5%"), ("en", "0.5%")])
def test_ticks_are_written_as_the_language_has_them(make_chart: MakeChart, language: str, text: str):
    frame = pl.DataFrame({"name": ["a"], "code": ["1"], "value": [0.02]})
    axis = render(make_chart("bars", frame, language=language))["layout"]["xaxis"]
    assert text in axis["ticktext"]


def test_only_known_values_count(make_chart: MakeChart):
    frame = pl.DataFrame({"name": ["a", "b"], "code": ["1", "2"], "value": [None, None]})
    axis = render(make_chart("bars", frame.with_columns(pl.col("value").cast(pl.Float64))))["layout"]["xaxis"]
    assert axis["range"] == [0, 1.0]


def test_the_first_name_stands_on_top_and_has_the_room_it_needs(make_chart: MakeChart):
    layout = render(make_chart())["layout"]
    assert layout["yaxis"]["categoryarray"] == ["Hà Nội", "=cmd()", "Huế"]
    assert layout["yaxis"]["range"] == [2.5, -0.5]
    assert layout["margin"]["l"] >= text_width("Hà Nội")
    assert layout["margin"]["l"] < 2 * text_width("Hà Nội")


def test_a_target_above_all_values_is_inside(make_chart: MakeChart):
    frame = pl.DataFrame({"month": [1, 2], "value": [0.1, 0.2], "to": ["a", "b"]})
    columns = (Column("month", "Tháng", COUNT), Column("value", "Tỷ lệ", SHARE))
    chart = make_chart("bars", frame, columns=columns, encodings=Encodings("to", "value"))
    marked = replace(chart, marks=(Mark("target", 0.9, "Mục tiêu"),))
    assert render(marked)["layout"]["xaxis"]["range"] == [0, 0.9]


def test_many_columns_are_named_in_part_the_last_one_always(make_chart: MakeChart):
    days = [f"{year}-{month:02}-28" for year in range(2020, 2025) for month in range(1, 13)]
    columns = (Column("name", "Sổ"), Column("id", "Mã", "code"), *(Column(day, day) for day in days))
    row = {"name": "A", "id": "L01", "group": "Khám"} | dict.fromkeys(days, "Chỉ giấy")
    encodings = Encodings("id", "name", series="group")
    axis = render(make_chart("ledgers", pl.DataFrame([row]), columns=columns, encodings=encodings))["layout"][
        "xaxis"
    ]
    assert axis["categoryarray"] == days
    assert axis["tickvals"] == axis["ticktext"] == days[1::2]
