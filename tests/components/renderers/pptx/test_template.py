from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation

from components.briefing.briefing import FORMATS, Briefing
from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.item import Item
from components.briefing.refusal import BriefingRefused
from components.renderers.plotly.render import render
from components.renderers.pptx.boxes import WIDTHS
from components.renderers.pptx.carried import read_carried
from components.renderers.pptx.document import pptx_bytes
from components.renderers.pptx.template import PRESENTATION, TEMPLATE
from tests.components.conftest import MakeChart


@pytest.fixture
def drawn(make_chart: MakeChart) -> DrawnBriefing:
    chart = make_chart()
    item = Item("7", path="/gaps", query={"view": "why"}, figure="key", title="Của tôi", comment="Ý kiến")
    heading = Item("8", "heading", title="Phần hai")
    items = (Drawn(item, chart, render(chart), "https://host/", "AAAA-BBBB"), Drawn(heading, None))
    return DrawnBriefing(Briefing("Giao ban", (item, heading)), items)


def a_template(*renamed: tuple[str, str]) -> bytes:
    """A .potx with two slides of its own, and layouts under other names."""
    made = Presentation()
    for old, new in renamed:
        next(layout for layout in made.slide_layouts if layout.name == old).name = new
    for _ in range(2):
        made.slides.add_slide(made.slide_layouts[0])
    file, template = BytesIO(), BytesIO()
    made.save(file)
    with ZipFile(file) as source, ZipFile(template, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(PRESENTATION, TEMPLATE))
    return template.getvalue()


def test_slides_are_made_in_a_template_by_the_names_of_its_layouts(drawn: DrawnBriefing):
    made, missing = pptx_bytes(drawn, a_template(("Title Only", "Chỉ tiêu đề")))
    layouts = [slide.slide_layout.name for slide in Presentation(BytesIO(made)).slides]
    assert layouts == ["Title Slide", "Chỉ tiêu đề", "Section Header", "Chỉ tiêu đề"]
    assert len(missing) == 2 and all("Chỉ tiêu đề" in sentence for sentence in missing)


def test_a_layout_that_is_missing_is_named_with_the_one_in_its_place(drawn: DrawnBriefing):
    _, missing = pptx_bytes(drawn, a_template(("Title Only", "Bố cục 7")))
    assert any("“Title Only”, “Chỉ Tiêu đề”" in sentence for sentence in missing)


@pytest.mark.parametrize("file", (b"", b"PK nonsense", b"%PDF-1.7"))
def test_a_file_that_is_no_template_is_refused_in_a_sentence(drawn: DrawnBriefing, file: bytes):
    with pytest.raises(BriefingRefused, match=r"\.potx"):
        pptx_bytes(drawn, file or b"x")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_stands_over_the_edge_of_a_slide(drawn: DrawnBriefing, form: str):
    of = Briefing("Giao ban " * 20, drawn.briefing.items, format=form)  # type: ignore[arg-type]
    made = Presentation(BytesIO(pptx_bytes(DrawnBriefing(of, drawn.items))[0]))
    assert made.slide_width == round(12700 * WIDTHS[of.format])
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= made.slide_height, shape.name


def test_a_presentation_carries_its_items_and_tells_what_was_changed_by_hand(drawn: DrawnBriefing):
    made, _ = pptx_bytes(drawn)
    briefing, changed = read_carried(made)
    assert briefing == drawn.briefing and changed == []
    opened = Presentation(BytesIO(made))
    opened.slides[1].shapes.title.text_frame.text = "Viết lại"
    file = BytesIO()
    opened.save(file)
    briefing, changed = read_carried(file.getvalue())
    assert briefing == drawn.briefing
    assert [(one.slide, one.before, one.after) for one in changed] == [(2, "Của tôi", "Viết lại")]


def test_a_presentation_of_somebody_else_carries_no_briefing():
    file = BytesIO()
    Presentation().save(file)
    with pytest.raises(BriefingRefused, match="carries no briefing"):
        read_carried(file.getvalue())
