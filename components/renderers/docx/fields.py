"""Fields that Word keeps up to date: numbers of captions, the table of figures, page numbers."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from components.briefing.plain_text import plain_text


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field with what it shows until a program computes it."""
    _mark(paragraph, "begin")
    _instruction(paragraph, instruction)
    _mark(paragraph, "separate")
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def add_table_of_figures(document: Any, captions: Sequence[str]) -> None:
    """The captions of all figures as a list that Word can compute anew with its page numbers."""
    paragraphs = [document.add_paragraph() for _ in captions]
    for place, (paragraph, caption) in enumerate(zip(paragraphs, captions, strict=True)):
        if place == 0:
            _mark(paragraph, "begin")
            _instruction(paragraph, 'TOC \\h \\z \\c "Figure"')
            _mark(paragraph, "separate")
        paragraph.add_run(plain_text(caption))
        if place == len(captions) - 1:
            _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _instruction(paragraph: Any, words: str) -> None:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = f" {words} "
    paragraph.add_run()._r.append(element)
