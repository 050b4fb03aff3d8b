from typing import get_args

import polars as pl
import pytest

from components.cards.figure_card import figure_card
from components.cards.table_twin import twin
from components.charts.chart import Column, Encodings, cell_text
from components.reading.view import View
from data.words import Language, t
from data.words.numbers import COUNT, SHARE
from tests.components.conftest import DAYS, OVER_TIME, MakeChart
from tests.components.opened import opened


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
