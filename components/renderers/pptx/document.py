"""A drawn briefing → PowerPoint."""

from datetime import datetime
from io import BytesIO
from typing import Any

from components.briefing.briefing import Briefing
from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.item import Item
from components.briefing.plain_text import plain_text
from components.briefing.said import alternative, cover_lines, findings, source_rows, title_of
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.carried import carry
from components.renderers.pptx.figures import add_figure, as_shapes
from components.renderers.pptx.slides import Slides
from components.renderers.pptx.tables import add_table, parts_of, split
from components.renderers.pptx.template import Template, ministry_template, own_template
from components.renderers.pptx.text import Style, add_text, clipped
from components.renderers.pptx.xml import LOCALES
from data.words import t

MADE = datetime(2000, 1, 1)
MISSING = 24.0  # points of two lines that say which rows and columns are left out


def pptx_bytes(drawn: DrawnBriefing, template: bytes | None = None) -> tuple[bytes, list[str]]:
    """The file, and a sentence for each layout and placeholder that the ministry's template lacks.

    template: a .pptx or .potx; its slides are left out. Raises BriefingRefused where it cannot be read.
    """
    briefing = drawn.briefing
    opened = (
        ministry_template(template, briefing.language)
        if template
        else own_template(briefing.format, briefing.language)
    )
    slides = Slides(opened, briefing.language, drawn.synthetic)
    title = title_of(drawn)
    _cover(slides, drawn, title)
    if found := findings(drawn):
        sentences = [item.title for item in found]
        carry(slides.listed(t("briefing.summary.title", briefing.language), sentences), None)
    for item in drawn.items:
        for slide in _item(slides, item):
            carry(slide, item.item)
    for slide in _sources(slides, drawn):
        carry(slide, None)
    _properties(opened, title, briefing)
    slides.finish()
    file = BytesIO()
    opened.presentation.save(file)
    return file.getvalue(), opened.missing


def _cover(slides: Slides, drawn: DrawnBriefing, title: str) -> None:
    carry(slides.cover(drawn, title, cover_lines(drawn)), None, drawn.briefing)


def _item(slides: Slides, drawn: Drawn) -> list[Any]:
    """The slides of an item: one, or as many as its table needs."""
    item: Item = drawn.item
    if item.kind == "heading":
        return [slides.section(drawn.title, item.comment)]
    if drawn.chart is None or drawn.chart.frame.is_empty():
        return [_without(slides, drawn)]
    if as_shapes(drawn):
        slide, box = slides.figure(drawn, drawn.title)
        slides.later(slide, add_figure(slide, box, drawn))
        return [slide]
    return _tables(slides, drawn)


def _without(slides: Slides, drawn: Drawn) -> Any:
    """A slide that says why there is nothing to show."""
    slide, box = slides.figure(drawn, drawn.title)
    words = drawn.fault or t("chart.no_rows", slides.language)
    add_text(slide, box, [words], words, Style(slides.language, size=18))
    return slide


def _tables(slides: Slides, drawn: Drawn) -> list[Any]:
    chart, made = drawn.chart, []
    if chart is None:
        return []
    width, height = slides.template.size
    parts, missing = parts_of(chart, _table_box(slides, drawn, width, height))
    for n, part in enumerate(parts, start=1):
        title = drawn.title
        if len(parts) > 1:
            words = {"title": title, "part": str(n), "parts": str(len(parts))}
            title = t("briefing.part", slides.language, **words)
        slide, box = slides.figure(drawn, title)
        add_table(slide, box, part, (plain_text(title, 100), alternative(drawn)), slides.language)
        if missing and n == len(parts):
            where = box.lower(MISSING)
            add_text(slide, where, [clipped(missing, where, 9)], missing, Style(slides.language, size=9))
        made.append(slide)
    return made


def _table_box(slides: Slides, drawn: Drawn, width: float, height: float) -> Box:
    """The place of the tables, found on a slide that is taken away again."""
    _, box = slides.figure(drawn, drawn.title)
    entries = slides.template.presentation.slides._sldIdLst
    slides.template.presentation.part.drop_rel(entries[-1].rId)
    entries.remove(entries[-1])
    return box.upper(box.height - MISSING - 2)


def _sources(slides: Slides, drawn: DrawnBriefing) -> list[Any]:
    """A table of the figures: id, title, place, date, version, address."""
    headings, rows = source_rows(drawn)
    title = t("briefing.sources.title", slides.language)
    made: list[Any] = []
    if not rows:
        return made
    short = [[plain_text(cell, 150) for cell in row[:5]] for row in rows]
    slide, place = slides.titled(title)
    parts, _ = split(headings[:5], short, [False] * 5, place.content)
    for n, part in enumerate(parts):
        if n:
            slide, place = slides.titled(title)
        add_table(slide, place.content, part, (title, title), slides.language)
        slides.footed(slide, None, place)
        made.append(slide)
    return made


def _properties(template: Template, title: str, briefing: Briefing) -> None:
    """The file's own facts; the same briefing gives the same bytes."""
    of = template.presentation.core_properties
    of.title, of.author = title, plain_text(briefing.cover.author or briefing.cover.organisation)
    of.language, of.created, of.modified, of.last_modified_by = LOCALES[briefing.language], MADE, MADE, ""
