"""Words on a slide: boxes of text in the theme's typeface, in a size that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.text.text import TextFrame
from pptx.util import Pt

from components.briefing.plain_text import plain_text
from components.charts.text_width import text_width
from components.colours import INK
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.xml import LOCALES
from data.words import Language

LINE_HEIGHT = 1.22  # of the letters' size
SMALLEST = 9.0
ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


def lines_of(text: str, width: float, size: float) -> int:
    """Lines that a paragraph takes in a width, both in points: by whole words, as programs break them."""
    lines, used = 1, 0.0
    space = text_width(" ", size)
    for word in text.split():
        own = text_width(word, size)
        if used and used + space + own > width:
            lines, used = lines + 1, 0.0
        used += own + (space if used else 0)
        if own > width:
            lines, used = lines + ceil(own / width) - 1, own % width
    return lines


def height_of(paragraphs: Sequence[str], width: float, size: float) -> float:
    """Points that paragraphs take."""
    return sum(lines_of(text, width, size) for text in paragraphs) * size * LINE_HEIGHT


def fitting(paragraphs: Sequence[str], box: Box, largest: float, smallest: float = SMALLEST) -> float:
    """The largest size in whole points in which the paragraphs fit the box."""
    size = largest
    while size > smallest and height_of(paragraphs, box.width, size) > box.height:
        size -= 1
    return size


def clipped(text: str, box: Box, size: float) -> str:
    """The text as far as it fits the box in a size, by whole words."""
    text = plain_text(" ".join(text.split()), 2000)
    if height_of([text], box.width, size) <= box.height + 1:
        return text
    words = text.split()
    if len(words) == 1:
        return plain_text(text, max(8, int(box.width * (box.height // (size * LINE_HEIGHT)) / size)))
    while len(words) > 1 and height_of([" ".join(words) + " …"], box.width, size) > box.height + 1:
        words.pop()
    return " ".join(words) + " …"


@dataclass(frozen=True)
class Style:
    """How words look. size: points, None for the placeholder's own; colour: None likewise; after: points
    between paragraphs.
    """

    language: Language
    size: float | None = None
    colour: str | None = INK
    bold: bool | None = None
    align: str = ""
    after: float = 0


def add_text(slide: Any, box: Box, paragraphs: Sequence[str], name: str, style: Style) -> Any:
    """A text box with a paragraph a text."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = plain_text(name, 100)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    set_text(frame, paragraphs, style)
    return shape


def set_text(frame: TextFrame, paragraphs: Sequence[str], style: Style) -> None:
    """Fill a frame with a paragraph a text."""
    for place, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain_text(text)
        run._r.get_or_add_rPr().set("lang", LOCALES[style.language])
        if style.size is not None:
            run.font.size = Pt(style.size)
        if style.bold is not None:
            run.font.bold = style.bold
        if style.colour is not None:
            run.font.color.rgb = RGBColor.from_string(style.colour.lstrip("#").upper())
        if style.align:
            paragraph.alignment = ALIGN[style.align]
        if style.after:
            paragraph.space_after = Pt(style.after)
