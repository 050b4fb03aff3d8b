import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on, figure_card
from components.cards.table_twin import twin
from components.charts.chart import Chart, Column, Encodings, Mark, cell_text
from components.charts.sparkline import sparkline
from components.charts.summary import summary
from components.reading.view import View
from data.words import Language, t
from data.words.numbers import COUNT, SHARE
from tests.components.opened import opened
from tests.components.plotted import plotted

MakeChart = Callable[..., Chart]
DAYS = [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
OVER_TIME = (Column("day", "Ngày", "date"), Column("value", "Tỷ lệ", SHARE))
TARGET = Mark("target", 0.95, "Mục tiêu 95%")


@pytest.fixture
def line(make_chart: MakeChart) -> Chart:
    frame = pl.DataFrame({"day": DAYS, "value": [0.1, None, 0.5]})
    marks = (TARGET, Mark("break", date(2026, 9, 1), "Sắp xếp"))
    return make_chart("line", frame, columns=OVER_TIME, encodings=Encodings("day", "value"), marks=marks)


@pytest.fixture
def stack(make_chart: MakeChart) -> Chart:
    frame = pl.DataFrame({"day": DAYS[:2] * 2, "stage": ["a", "a", "b", "b"], "value": [0.1, 0.2, 0.9, 0.8]})
    columns = (OVER_TIME[0], Column("stage", "Giai đoạn"), OVER_TIME[1])
    encodings = Encodings("day", "value", "stage")
    return make_chart("stack", frame, columns=columns, encodings=encodings, colours=(("b", "#123456"),))


def test_every_drawing_is_a_figure_that_plotly_knows(line: Chart, stack: Chart, make_chart: MakeChart):
    heat = make_chart("heat", stack.frame, columns=stack.columns, encodings=stack.encodings)
    for chart in (line, stack, heat, make_chart()):
        plotted(chart)


def test_a_gap_in_a_line_stays_a_gap_and_marks_are_drawn(line: Chart):
    figure = plotted(line)
    assert list(figure.data[0].y) == [0.1, None, 0.5]
    assert figure.data[0].connectgaps is False
    assert [shape.y0 for shape in figure.layout.shapes] == [0.95, 0]
    assert figure.layout.separators == ",."


def test_a_blank_bar_says_why_and_is_not_zero(make_chart: MakeChart):
    frame = make_chart().frame.with_columns(why=pl.lit("Chưa báo cáo"))
    bars = plotted(make_chart(frame=frame, encodings=Encodings("name", "value", missing="why"))).data[0]
    assert bars.x[1] is None
    assert list(bars.text) == ["12,3%", "Chưa báo cáo", "100,0%"]


def test_stacks_are_in_the_order_of_their_colours(stack: Chart):
    traces = plotted(stack).data
    assert [trace.name for trace in traces] == ["b", "a"]
    assert traces[0].marker.color == "#123456"


def test_no_drawing_reaches_for_a_public_server():
    sources = {
        path.name: path.read_text() for path in (Path(__file__).parents[3] / "components").rglob("*.py")
    }
    fetching = re.compile(r'"type": "(choropleth|scattergeo)"|go\.(Choropleth|Scattergeo)\(')
    assert [name for name, text in sources.items() if fetching.search(text)] == []


def test_a_summary_says_the_course_and_what_is_missing(line: Chart):
    assert summary(line) == (
        "Huế dẫn đầu Tỷ lệ: từ 10,0% (31/8/2026) đến 50,0% (31/10/2026). 1 dòng chưa có số liệu."
    )


def test_a_summary_of_bars_names_both_ends(make_chart: MakeChart):
    assert "Cao nhất: Huế (100,0%). Thấp nhất: Hà Nội (12,3%)." in summary(make_chart())


def ranked(make_chart: MakeChart, values: list[float | None], **changes: object) -> str:
    names = [f"Nơi {index}" for index in range(len(values))]
    frame = pl.DataFrame({"name": names, "code": names, "value": values})
    return summary(make_chart(frame=frame, **changes))


def test_a_summary_counts_those_who_share_an_end(make_chart: MakeChart):
    said = ranked(make_chart, [0.5, 0.2, 0.5, 0.1])
    assert "Cao nhất: 2 dòng cùng mức (50,0%). Thấp nhất: Nơi 3 (10,0%)." in said


def test_a_summary_of_equal_values_names_no_highest(make_chart: MakeChart):
    said = ranked(make_chart, [0.0, None, 0.0])
    assert "3 dòng. 2 dòng có số liệu cùng ở mức 0,0%." in said
    assert "Cao nhất" not in said and "Nơi" not in said


@pytest.mark.parametrize("values", [[0.1, 0.0], [0.1, 0.1]])
def test_a_summary_of_some_places_claims_no_end_of_all(values: list[float | None], make_chart: MakeChart):
    said = ranked(make_chart, values, partial=True)
    assert "chỉ thể hiện 2 dòng" in said
    assert "Cao nhất:" not in said and "Thấp nhất:" not in said


def test_a_summary_of_a_curve_says_where_it_begins_and_ends(make_chart: MakeChart):
    frame = pl.DataFrame({"at": [1, 2, 3], "name": ["Huế", "Hà Nội", "Cà Mau"], "value": [0.5, 0.8, 1.0]})
    columns = (Column("at", "Thứ hạng", COUNT), Column("name", "Tỉnh"), Column("value", "Cộng dồn", SHARE))
    encodings = Encodings("at", "value", hover=("name",))
    said = summary(make_chart("curve", frame, columns=columns, encodings=encodings))
    assert "Cộng dồn: từ 50,0% (1 (Huế)) đến 100,0% (3 (Cà Mau))." in said
    unnamed = summary(make_chart("curve", frame, columns=columns, encodings=Encodings("at", "value")))
    assert "Cộng dồn: từ 50,0% (Thứ hạng 1) đến" in unnamed


def test_a_chart_without_rows_says_so(make_chart: MakeChart, view: View):
    chart = make_chart(frame=make_chart().frame.clear())
    card = figure_card(chart, view)
    assert "Không có số liệu để vẽ biểu đồ này." in summary(chart)
    assert [part for part in card._traverse() if type(part).__name__ == "Graph"] == []


def test_a_card_carries_its_chart_its_facts_and_stateless_downloads(make_chart: MakeChart, view: View):
    card = figure_card(make_chart(), view)
    links = [part.href for part in card._traverse() if type(part).__name__ == "A"]
    assert charts_on(html.Div([card])).keys() == {"key"}
    assert links == [f"/download/key.{end}?lang=vi&version=new&date=2026-10-31" for end in ("xlsx", "csv")]
    assert "Nguồn: Nguồn thử" in card.to_plotly_json()["props"]["data-facts"]


@pytest.mark.parametrize("language", get_args(Language))
def test_a_long_table_says_how_much_it_leaves_out(language: Language, make_chart: MakeChart, view: View):
    frame = pl.DataFrame({"name": [str(i) for i in range(1500)], "value": [0.5] * 1500})
    columns = (Column("name", "Tên"), Column("value", "Giá trị", SHARE))
    card = figure_card(make_chart(frame=frame, columns=columns, language=language), view)
    texts = [part.children for part in card._traverse() if type(part).__name__ == "P"]
    assert any("200" in str(text) and text.count("500") for text in texts)
    rows = opened(make_chart(frame=frame, columns=columns, language=language))["rows"]
    assert len(rows) == 200 and rows[-1] == ["199", cell_text(0.5, columns[1], language)]


def test_series_stand_side_by_side_in_the_table_and_the_newest_date_comes_first(make_chart: MakeChart):
    points = [
        (DAYS[0], "a", 0.1, 1),
        (DAYS[1], "a", None, 2),
        (DAYS[2], "a", 0.5, 3),
        (DAYS[2], "b", 0.25, 4),
    ]
    frame = pl.DataFrame(points, schema=["day", "kind", "value", "sites"], orient="row")
    columns = (OVER_TIME[0], Column("kind", "Loại"), OVER_TIME[1], Column("sites", "Số trạm", COUNT))
    chart = make_chart("line", frame, columns=columns, encodings=Encodings("day", "value", series="kind"))
    told = opened(chart)
    assert told["columns"] == [["Ngày", "text whole"], ["a", "number"], ["b", "number"]]
    assert told["rows"] == [
        ["31/10/2026", "50,0%", "25,0%"],
        ["30/9/2026", "–", "–"],
        ["31/8/2026", "10,0%", "–"],
    ]
    assert t("chart.more_columns", "vi", columns="Số trạm") in [
        part.children for part in twin(chart)._traverse() if type(part).__name__ == "P"
    ]


def test_a_sparkline_leaves_gaps_open_and_needs_two_values():
    assert sparkline([0.1, None]) is None
    image = sparkline([0.1, 0.2, None, 0.3])
    assert image is not None and image.count("M") >= 2
