"""Pieces of DrawingML as text: fills, lines, words."""

from xml.sax.saxutils import escape, quoteattr

from components.briefing.plain_text import plain_text
from data.words import Language

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LOCALES: dict[Language, str] = {"vi": "vi-VN", "en": "en-US"}
DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot", "dashdot": "dashDot", "longdash": "lgDash"}
PIXEL = 9525  # EMU


def text_of(words: str) -> str:
    """Words inside an element."""
    return escape(plain_text(words))


def attribute(words: str) -> str:
    """Words as the value of an attribute, in their quotes."""
    return quoteattr(plain_text(words))


def fill(colour: str, opacity: float = 1.0) -> str:
    """A plain fill; colour: #rrggbb; opacity: 0 for none."""
    if opacity <= 0:
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{round(100_000 * opacity)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}">{alpha}</a:srgbClr></a:solidFill>'


def line(colour: str, width: float, dash: str = "solid", opacity: float = 1.0) -> str:
    """An outline; width: pixels; one without width or opacity is none."""
    if width <= 0 or opacity <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    style = DASHES.get(dash, "sysDashDot")
    strokes = f'<a:prstDash val="{style}"/><a:round/>' if style != "solid" else "<a:round/>"
    return f'<a:ln w="{round(PIXEL * width)}" cap="rnd">{fill(colour, opacity)}{strokes}</a:ln>'


def words_in(text: str, language: Language, size: float, colour: str, *, bold: bool = False) -> str:
    """One run of words; size: points."""
    weight = ' b="1"' if bold else ""
    return (
        f'<a:r><a:rPr lang="{LOCALES[language]}" sz="{round(100 * size)}"{weight}>{fill(colour)}</a:rPr>'
        f"<a:t>{text_of(text)}</a:t></a:r>"
    )
