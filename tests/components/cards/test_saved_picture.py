"""Pictures that stand alone: their words, their sizes, that nothing is cut and no letter too small."""

import re
import struct
from xml.etree import ElementTree

import polars as pl
import pytest

from components.cards.saved_picture import bare_svg, saved_svg
from components.charts.chart import Chart, Column
from components.charts.text_width import text_width
from components.maps.chart import MapChart
from components.renderers.svg.bitmap import png_bytes
from components.renderers.svg.sizes import SIZES
from components.renderers.svg.writing import Hand
from data.words.numbers import SHARE
from tests.components.conftest import MakeChart

ADDRESS = "https://tramso.example/?version=new&date=2026-10-31&lang=vi#figure-key"
SVG = "{http://www.w3.org/2000/svg}"
LONG = "Tỷ lệ trạm y tế xã, phường, đặc khu không dùng giấy tờ ở Thành phố Hồ Chí Minh, " * 3


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words_of(svg: str) -> str:
    return " ".join("".join(text.itertext()) for text in read(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_says_what_where_when_and_from_where(make_chart: MakeChart, size: str):
    svg = saved_svg(make_chart(), SIZES[size], address=ADDRESS, figure_id="K7QF-2M9D")
    said = words_of(svg)
    label = "Tỷ lệ trạm không dùng giấy tờ (%)"
    for part in ("Huế dẫn đầu", label, "Cả nước", "31/10/2026", "Nguồn thử", "K7QF-2M9D"):
        assert part in said
    assert "Số liệu minh họa" in said
    assert read(svg).findtext(f"{SVG}title") == "Huế dẫn đầu"


@pytest.mark.parametrize("size", SIZES)
def test_a_bitmap_is_at_least_two_thousand_pixels_wide(make_chart: MakeChart, size: str):
    svg = saved_svg(make_chart(), SIZES[size], address=ADDRESS)
    width, height = struct.unpack(">II", png_bytes(svg, SIZES[size].zoom)[16:24])
    assert width >= 2000 and abs(width / height - SIZES[size].width / SIZES[size].height) < 0.01


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rows", [3, 40])
def test_no_words_are_cut_or_too_small(make_chart: MakeChart, size: str, rows: int):
    names, values = [f"Nơi {n}" for n in range(rows)], [n / rows for n in range(rows)]
    frame = pl.DataFrame({"name": names, "value": values})
    columns = (Column("name", "Nơi"), Column("value", "Tỷ lệ", SHARE))
    chart = make_chart("bars", frame, columns=columns, finding=LONG, notes=(LONG,))
    root = read(saved_svg(chart, SIZES[size], address=ADDRESS))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    whole = ElementTree.tostring(root, "unicode")
    scale = min(float(found) for found in re.findall(r"scale\(([\d.]+)\)", whole))
    for text in root.findall(f"{SVG}text"):
        size_of = float(text.get("font-size", 0))
        x, y, letters = float(text.get("x", 0)), float(text.get("y", 0)), "".join(text.itertext())
        assert size_of >= 9 and y <= height
        if text.get("text-anchor") is None:
            assert x + text_width(letters, size_of) <= width
    assert 13 * scale > 8.99 and height >= SIZES[size].height - 1
    assert sum(f"Nơi {n}" in words_of(whole) for n in range(rows)) == rows


def test_lines_are_as_wide_across_as_up(line: Chart):
    """Programs that know no vector-effect widen a line with its drawing: it is not stretched in a file."""
    assert "preserveAspectRatio" not in saved_svg(line, SIZES["16x9"])


def test_a_document_with_words_of_its_own_gets_none(make_chart: MakeChart):
    said = words_of(bare_svg(make_chart(), SIZES["half"]))
    assert "Hà Nội" in said and "Nguồn thử" not in said and "Huế dẫn đầu" not in said


def test_a_chart_without_rows_says_so(make_chart: MakeChart):
    empty = make_chart(frame=make_chart().frame.clear())
    assert "Không có số liệu" in words_of(saved_svg(empty, SIZES["16x9"]))


def test_words_of_stations_stay_words(make_chart: MakeChart):
    names = ["<script>x</script>", "\u202eđảo", "=1+1"]
    frame = pl.DataFrame({"name": names, "code": ["1", "2", "3"], "value": [0.1, 0.2, 0.3]})
    svg = saved_svg(make_chart(frame=frame, finding="<b>A & B</b>\x00"), SIZES["16x9"])
    assert "script" not in {part.tag for part in read(svg).iter()}


def test_a_grid_of_tiles_is_drawn_with_its_classes(tiles: MapChart):
    svg = saved_svg(tiles, SIZES["16x9"])
    colours = {rect.get("fill") for rect in read(svg).iter(f"{SVG}rect")}
    assert {tiles.geography.classes.colours[index] for index in tiles.frame["class"]} <= colours
    assert "Khánh Hòa" in words_of(svg) and "90,0%" in words_of(svg)


def test_words_break_where_their_room_ends():
    hand = Hand(10)
    lines = hand.lines(f"một hai {'x' * 200} ba", 100)
    assert len(lines) > 3 and all(hand.width(line) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == f"mộthai{'x' * 200}ba"
    assert hand.width(hand.cut("x" * 200, 50)) <= 50 and hand.cut("x", 50) == "x"
