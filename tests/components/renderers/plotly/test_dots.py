import polars as pl
import pytest

from components.charts.chart import Column, Encodings
from components.renderers.plotly.render import render
from components.renderers.svg.picture import picture
from data.words.numbers import SHARE
from tests.components.conftest import MakeChart
from tests.components.plotted import plotted

COLUMNS = (Column("row", "Dòng"), Column("share", "Tỷ lệ", SHARE), Column("place", "Nơi"))
ROWS = [
    ("A", 0.2, "Huế"),
    ("B", 0.5, "Huế"),
    ("C", None, "Huế"),
    ("A", 0.6, "Cả nước"),
    ("B", 0.5, "Cả nước"),
]


@pytest.fixture
def dots(make_chart: MakeChart):
    frame = pl.DataFrame(
        ROWS, schema={"row": pl.String, "share": pl.Float64, "place": pl.String}, orient="row"
    )
    return make_chart(
        "dots", frame=frame, columns=COLUMNS, encodings=Encodings("row", "share", series="place")
    )


def test_a_row_has_a_dot_for_each_series(dots):
    own, country = plotted(dots).data
    assert (list(own.y), list(own.x)) == (["A", "B"], [0.2, 0.5])
    assert (list(country.y), list(country.x)) == (["A", "B"], [0.6, 0.5])


def test_both_ends_say_their_number_and_one_where_they_are_level(dots):
    notes = [(note["y"], note["text"]) for note in render(dots)["layout"]["annotations"]]
    assert notes == [("A", "20,0%"), ("A", "60,0%"), ("B", "50,0%"), ("C", "Chưa có số liệu")]


def test_the_picture_has_the_dots_and_speaks_of_each_row(dots):
    svg = picture(render(dots)).svg
    assert svg.count("<circle") == 4
    assert "A\nHuế: 20,0%\nCả nước: 60,0%" in svg
