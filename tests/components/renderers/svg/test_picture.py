"""Pictures, read back as what they show: places, lengths, colours and words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import polars as pl
import pytest

from components.charts.chart import Chart, Column, Encodings
from components.colours import ACCENT, MUTED
from components.renderers.plotly.render import render
from components.renderers.svg.cells import cells
from components.renderers.svg.hits import hits
from components.renderers.svg.picture import Picture, picture
from components.renderers.svg.scale import Scale
from data.words.numbers import COUNT, SHARE
from tests.components.conftest import MakeChart
from tests.components.flows import Pairs

Element = ElementTree.Element


def drawn(chart: Chart) -> Picture:
    return picture(render(chart))


def parts(chart: Chart, tag: str) -> list[Element]:
    return list(ElementTree.fromstring(drawn(chart).svg).iter(tag))


def per_cent(element: Element, *names: str) -> list[float]:
    return [float(element.get(name, "").rstrip("%")) for name in names]


def said(chart: Chart) -> list[str]:
    return [title.text or "" for title in parts(chart, "title")]


def test_bars_are_as_long_as_their_values_and_the_first_is_on_top(make_chart: MakeChart):
    bars = [part for part in parts(make_chart(), "rect") if part.get("fill") == ACCENT]
    (x, y, width, _), (_, below, longest, _) = (per_cent(bar, "x", "y", "width", "height") for bar in bars)
    assert (x, width, longest) == (0, pytest.approx(12.345, abs=0.01), 100)
    assert 0 < y < 100 / 3 and below > 200 / 3


def test_a_row_without_a_value_has_its_words_and_no_bar(make_chart: MakeChart):
    words = ["".join(text.itertext()) for text in parts(make_chart(), "text")]
    assert {"12,3%", "Chưa có số liệu", "100,0%"} <= set(words)
    assert said(make_chart()) == ["Huế: 100,0%", "=cmd(): Chưa có số liệu", "Hà Nội: 12,3%"]


def test_a_line_goes_through_its_values_and_stops_where_they_do(line: Chart):
    layout = render(line)["layout"]
    dots = [per_cent(dot, "cx", "cy") for dot in parts(line, "circle")]
    top = layout["yaxis"]["range"][1]
    assert [100 - up for _, up in dots] == [
        pytest.approx(10 / top, abs=0.01),
        pytest.approx(50 / top, abs=0.01),
    ]
    assert dots[0][0] == pytest.approx(100 - dots[1][0], abs=2)
    assert [path for path in parts(line, "path") if path.get("stroke") == ACCENT] == []


def test_series_stand_on_each_other(stack: Chart):
    first = [part for part in parts(stack, "rect") if part.get("data-n") == "0"]
    second = [part for part in parts(stack, "rect") if part.get("data-n") == "1"]
    for under, over in zip(first, second, strict=True):
        (low, height), (up, above) = per_cent(under, "y", "height"), per_cent(over, "y", "height")
        assert low + height == pytest.approx(100, abs=0.05)
        assert up + above == pytest.approx(low, abs=0.05)
    assert {part.get("fill") for part in first} == {"#123456"}


def test_each_date_says_all_of_its_series(stack: Chart):
    assert said(stack) == ["31/8/2026\nb: 90,0%\na: 10,0%", "30/9/2026\nb: 80,0%\na: 20,0%"]


def test_of_many_dates_the_last_is_among_those_that_are_told():
    days = [date(2023, 1, 1) + timedelta(weeks=n) for n in range(200)]
    axis = Scale({"type": "date", "range": [days[0].isoformat(), days[-1].isoformat()]})
    weekly = {"type": "scatter", "x": [day.isoformat() for day in days], "y": [1] * 200}
    strips = hits([weekly | {"hovertemplate": "%{x}"}], {"x": axis})
    assert strips.endswith(f"<title>{days[-1]}</title></rect>") and strips.count("<title>") == 100


def test_the_key_names_each_series_once_in_their_order(stack: Chart, line: Chart):
    assert [(key.n, key.name) for key in drawn(stack).keys] == [(0, "b"), (1, "a")]
    assert drawn(stack).keys[0].colour == "#123456"
    assert drawn(line).keys == ()


def ledger_chart(make_chart: MakeChart) -> Chart:
    days = ("2026-09-30", "2026-10-31")
    columns = (Column("name", "Sổ"), Column("id", "Mã", "code"), *(Column(day, day) for day in days))
    frame = pl.DataFrame(
        {
            "name": ["A", "B"],
            "id": ["L01", "L02"],
            "group": ["Khám", "Khám"],
            days[0]: ["Chỉ dùng giấy", "Chỉ dùng điện tử"],
            days[1]: [None, "Chỉ dùng điện tử"],
        }
    )
    return make_chart("ledgers", frame, columns=columns, encodings=Encodings("id", "name", series="group"))


def test_cells_of_one_colour_side_by_side_are_one_and_an_unknown_one_is_open(make_chart: MakeChart):
    chart = ledger_chart(make_chart)
    paths = [path.get("d") for path in parts(chart, "path") if path.get("class") != "gaps"]
    assert sorted(paths) == ["M0 1h1v1h-1z", "M0 2h2v1h-2z"]
    assert {key.n for key in drawn(chart).keys} == {None}


def test_gaps_lie_at_cells_only():
    heat = {"xgap": 1, "z": [[0, None, None], [0, 1, None]], "colorscale": [[0, "#000000"], [1, "#ffffff"]]}
    (gaps,) = (path for path in ElementTree.fromstring(cells(heat, (3, 2))) if path.get("class") == "gaps")
    assert gaps.get("d") == "M1 0v2M2 1v1M0 1h2"


def test_letters_stand_in_the_middle_of_their_cells(make_chart: MakeChart):
    letters = [text for text in parts(ledger_chart(make_chart), "text") if text.get("dy") == ".35em"]
    assert [(text.get("x"), text.text) for text in letters] == [("25%", "G"), ("25% 75%", "ĐĐ")]


def test_steps_rise_at_their_months(make_chart: MakeChart):
    frame = pl.DataFrame(
        {"month": [0, 12, 24], "value": [0.0, 0.2, 0.4], "low": [0.0, 0.1, 0.3], "high": [0.1, 0.3, 0.5]}
    )
    columns = (Column("month", "Tháng", COUNT), Column("value", "Tỷ lệ", SHARE))
    encodings = Encodings("month", "value", series="group", hover=("low", "high"))
    chart = make_chart(
        "steps", frame.with_columns(group=pl.lit("Tất cả")), columns=columns, encodings=encodings
    )
    path = next(path.get("d", "") for path in parts(chart, "path") if path.get("fill") == "none")
    points = [tuple(map(float, point.split())) for point in path.removeprefix("M").split("L")]
    assert [across for across, _ in points] == sorted(across for across, _ in points)
    assert [b for a, b in pairwise(points) if a[0] != b[0] and a[1] != b[1]] == []


def test_nothing_that_is_shown_becomes_markup(make_chart: MakeChart):
    frame = pl.DataFrame(
        {"name": ["<script>alert(1)</script>", "a & b"], "code": ["1", "2"], "value": [1.0, None]}
    )
    made = drawn(make_chart("bars", frame)).svg
    assert "<script" not in made
    assert "a &amp; b" in made


def test_a_flow_says_its_moves_and_hatches_those_downwards(flow: Callable[[Pairs], Chart]):
    chart = flow({("low", "high"): 5, ("high", "low"): 2})
    assert sorted(said(chart)) == ["high → low: 2", "low → high: 5"]
    fills = [path.get("fill") or "" for path in parts(chart, "path")]
    assert [fill for fill in fills if fill.startswith("url(")] == ["url(#hatch-d55e00)"]


def test_an_area_has_no_colour_of_missing_values(stack: Chart):
    area = replace(stack, kind="area")
    assert MUTED not in {path.get("fill") for path in parts(area, "path")}
    assert len([path for path in parts(area, "path") if "series" in (path.get("class") or "")]) == 2
