"""Names that would break a file, or become a formula in it, in every kind of document."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import polars as pl
import pytest
from lxml import etree
from pptx import Presentation

from components.briefing.briefing import Briefing
from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.item import Item
from components.cards.saved_picture import bare_svg
from components.charts.chart import Chart
from components.renderers.docx.document import Picture, docx_bytes
from components.renderers.pdf.document import pdf_bytes
from components.renderers.plotly.render import render
from components.renderers.pptx.document import pptx_bytes
from components.renderers.svg.bitmap import png_bytes
from components.renderers.svg.sizes import SIZES
from components.renderers.xlsx.document import xlsx_bytes
from tests.components.conftest import MakeChart

NAMES = ("=1+1", "<b>&\"'</b>", "a\x00b\x0bc", "\u202eđảo\u200f", "Trạm " + "dài" * 3400, "#show: it => []")


@pytest.fixture
def hostile(make_chart: MakeChart) -> DrawnBriefing:
    frame = pl.DataFrame(
        {"name": NAMES, "code": ["01"] * len(NAMES), "value": [0.5, None, 0.9996, 0.0004, 1.0, 0.0]}
    )
    bars = replace(make_chart("bars", frame), finding=NAMES[1] + NAMES[4])
    charts = (bars, replace(bars, kind="table", key="table"))
    items = tuple(
        Drawn(Item(str(n), comment=NAMES[1], figure="x"), chart, _figure(chart), "https://host/", "AAAA-BBBB")
        for n, chart in enumerate(charts)
    )
    return DrawnBriefing(Briefing(NAMES[0] + NAMES[2], tuple(item.item for item in items)), items)


def _figure(chart: Chart) -> dict[str, object] | None:
    return render(chart) if chart.kind == "bars" else None


def parts_of(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_part_of_slides_text_and_worksheets_is_xml_and_holds_no_formula(hostile: DrawnBriefing):
    slides, _ = pptx_bytes(hostile)
    books = [blob for name, blob in parts_of(slides).items() if name.endswith(".xlsx")]
    assert len(books) == 1
    for file in (slides, *books, docx_bytes(hostile, {}), xlsx_bytes(hostile)):
        for name, blob in parts_of(file).items():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(blob)
                assert not tree.findall(".//{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f"), (
                    name
                )


def test_names_stand_on_slides_as_they_are_where_they_can(hostile: DrawnBriefing):
    slides, _ = pptx_bytes(hostile)
    tables = [
        shape.table
        for slide in Presentation(BytesIO(slides)).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert {"=1+1", "<b>&\"'</b>", "#show: it => []", "đảo"} <= cells
    assert max(map(len, cells)) < 200


def test_a_blank_has_no_bar_and_says_why_and_a_number_beside_an_edge_is_not_rounded_across(
    hostile: DrawnBriefing,
):
    slides, _ = pptx_bytes(hostile)
    chart = next(blob for name, blob in parts_of(slides).items() if name.endswith("/chart1.xml")).decode()
    values = re.search(r"<c:val>.*?</c:val>", chart, re.S)
    assert values
    points = dict(re.findall(r'<c:pt idx="(\d)"><c:v>([^<]+)</c:v>', values[0]))
    assert points == {"0": "0.5", "2": "0.9996", "3": "0.0004", "4": "1.0", "5": "0.0"}
    assert ">99,9%" in chart.replace("&gt;", ">") and "Chưa có số liệu" in chart


def test_a_pdf_and_a_picture_read_no_name_as_markup(hostile: DrawnBriefing):
    chart = hostile.items[0].chart
    assert chart
    svg = bare_svg(chart, SIZES["16x9"])
    parts = list(etree.fromstring(svg.encode()).iter("{*}*"))
    texts = ["".join(part.itertext()) for part in parts]
    assert "=1+1" in texts and "&\"'" in texts  # a picture leaves markup out, as its page does
    assert not [part for part in parts if part.tag.endswith("}b")]
    assert pdf_bytes(hostile, {"0": svg}).startswith(b"%PDF")
    document = parts_of(docx_bytes(hostile, {"0": Picture(svg, png_bytes(svg, 0.2))}))
    assert etree.fromstring(document["word/media/vector1.svg"]) is not None
