"""The text of a briefing: cover, findings, table of figures, a heading a figure, sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.plain_text import plain_text
from components.briefing.said import alternative, cover_lines, findings, foot, source_rows, subtitle, title_of
from components.charts.chart import Chart
from components.colours import INK, SOFT_INK, TARGET
from components.renderers.docx.fields import add_field, add_table_of_figures
from components.renderers.docx.pictures import add_code, add_picture
from data.words import Language, t
from data.words.numbers import format_number

PAGE, EDGE = (21.0, 29.7), 2.0  # centimetres
MOST_ROWS, FEW_ROWS = 40, 15
MOST_COLUMNS = 7
LOCALES: dict[Language, str] = {"vi": "vi-VN", "en": "en-US"}


@dataclass(frozen=True)
class Picture:
    """A figure as drawn: vectors, and the bitmap of them."""

    svg: str
    png: bytes


def docx_bytes(drawn: DrawnBriefing, pictures: Mapping[str, Picture]) -> bytes:
    """pictures: id of an item → what is drawn of it; tables have none."""
    language = drawn.briefing.language
    document: Any = Document()
    _page(document, drawn)
    document.add_heading(title_of(drawn), 0)
    for line in cover_lines(drawn):
        _small(document, line, 11)
    if found := findings(drawn):
        document.add_heading(t("briefing.summary.title", language), 1)
        for item in found:
            document.add_paragraph(item.title, style="List Bullet")
    shown = [item for item in drawn.items if item.chart is not None]
    if shown:
        document.add_heading(t("briefing.figures", language), 1)
        label = t("briefing.caption", language)
        add_table_of_figures(document, [f"{label} {n}. {one.title}" for n, one in enumerate(shown, 1)])
    number = 0
    for item in drawn.items:
        number += item.chart is not None
        _item(document, item, pictures.get(item.item.id), (number, language))
    _sources(document, drawn)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: Any, drawn: DrawnBriefing) -> None:
    """A4, the language of its words, page numbers, and the mark of synthetic data on every page."""
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in PAGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(EDGE)
    language = drawn.briefing.language
    defaults = document.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rPr')}")
    for held in defaults.findall(qn("w:lang")):
        held.set(qn("w:val"), LOCALES[language])
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
        document.styles[name].font.name = "Calibri"
        document.styles[name].element.rPr.rFonts.set(qn("w:cs"), "Calibri")
        document.styles[name].font.color.rgb = _colour(INK)
    if drawn.synthetic:
        run = section.header.paragraphs[0].add_run(t("briefing.synthetic", language))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(9), _colour(TARGET)
    add_field(section.footer.paragraphs[0], "PAGE", "1")
    for key, relation in list(document.part.rels.items()):
        # Of Word 2010; beside changed styles it is a fault.
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]
    document.core_properties.title = title_of(drawn)
    document.core_properties.language = LOCALES[language]


def _colour(text: str) -> Any:
    return RGBColor.from_string(text.lstrip("#").upper())


def _small(document: Any, text: str, size: float = 9, *, joined: bool = False) -> None:
    """Quiet words; joined: on the page of what follows."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.keep_with_next = joined
    run = paragraph.add_run(plain_text(text))
    run.font.size, run.font.color.rgb = Pt(size), _colour(SOFT_INK)


def _item(document: Any, drawn: Drawn, picture: Picture | None, at: tuple[int, Language]) -> None:
    number, language = at
    if drawn.item.kind == "heading":
        document.add_heading(drawn.title, 1)
        if drawn.item.comment:
            document.add_paragraph(drawn.item.comment)
        return
    document.add_heading(drawn.title, 2)
    chart = drawn.chart
    if chart is None:
        return
    _small(document, subtitle(chart), 10, joined=True)
    if drawn.item.comment:
        document.add_paragraph(drawn.item.comment)
    if picture is not None:
        words = (plain_text(drawn.title, 100), alternative(drawn))
        add_picture(document, picture.svg, picture.png, words, PAGE[0] - 2 * EDGE)
    _caption(document, number, drawn.title, language)
    if picture is None or (chart.kind == "bars" and chart.frame.height <= FEW_ROWS):
        _chart_table(document, chart)
    for text in (" ".join(chart.all_notes), foot(drawn, language), drawn.address):
        if text:
            _small(document, text)
    add_code(document, drawn.address, t("briefing.qr", language))


def _caption(document: Any, number: int, title: str, language: Language) -> None:
    label = t("briefing.caption", language)
    paragraph = document.add_paragraph(f"{label} ", style="Caption")
    add_field(paragraph, "SEQ Figure \\* ARABIC", str(number))
    paragraph.add_run(f". {title}")


def _chart_table(document: Any, chart: Chart) -> None:
    """The rows of a chart as a table that can be edited; what is left out is said."""
    columns = chart.columns[:MOST_COLUMNS]
    rows = [row[:MOST_COLUMNS] for row, _ in zip(chart.texts(), range(MOST_ROWS), strict=False)]
    right = [column.align == "number" for column in columns]
    _table(document, [column.label for column in columns], rows, right)
    if len(rows) < chart.frame.height:
        counts = (format_number(n, chart.language) for n in (len(rows), chart.frame.height))
        words = dict(zip(("shown", "total"), counts, strict=True))
        _small(document, t("briefing.rows_shown", chart.language, **words))
    if more := [column.label for column in chart.columns[MOST_COLUMNS:]]:
        _small(document, t("chart.more_columns", chart.language, columns=", ".join(more)))


def _table(
    document: Any, headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]
) -> None:
    """A table whose headings stand on every page that it covers."""
    table = document.add_table(rows=1 + len(rows), cols=len(headings), style="Light Grid Accent 1")
    table.autofit = True
    mark = table.rows[0]._tr.get_or_add_trPr()
    mark.append(mark.makeelement(qn("w:tblHeader"), {}))
    cells = table._cells
    for place, text in enumerate(text for row in (headings, *rows) for text in row):
        paragraph = cells[place].paragraphs[0]
        run = paragraph.add_run(plain_text(text, 300))
        run.font.size = Pt(9)
        if right[place % len(headings)]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _sources(document: Any, drawn: DrawnBriefing) -> None:
    headings, rows = source_rows(drawn)
    if rows:
        document.add_heading(t("briefing.sources.title", drawn.briefing.language), 1)
        short = [[*row[:5]] for row in rows]
        _table(document, headings[:5], short, [False] * 5)
