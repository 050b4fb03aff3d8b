import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings
from components.charts.summary import summary
from data.words.numbers import COUNT, SHARE
from tests.components.conftest import MakeChart


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
