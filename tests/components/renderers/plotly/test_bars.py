import polars as pl

from components.charts.chart import Encodings
from tests.components.conftest import MakeChart
from tests.components.plotted import plotted


def test_a_blank_bar_says_why_and_is_not_zero(make_chart: MakeChart):
    frame = make_chart().frame.with_columns(why=pl.lit("Chưa báo cáo"))
    bars = plotted(make_chart(frame=frame, encodings=Encodings("name", "value", missing="why"))).data[0]
    assert bars.x[1] is None
    assert list(bars.text) == ["12,3%", "Chưa báo cáo", "100,0%"]
