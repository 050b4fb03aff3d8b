"""Key figures as cards: the number large, what it is above it, what to know below."""

from typing import Any

from components.briefing.plain_text import plain_text
from components.charts.chart import Chart
from components.colours import CARD_GROUND, INK, SOFT_INK
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.shapes import add_rectangle
from components.renderers.pptx.text import Style, add_text, clipped, fitting
from data.words import Language

GAP, PAD = 14.0, 12.0
A_ROW = 3


def add_cards(slide: Any, box: Box, chart: Chart) -> None:
    """A card a row of the chart, three or four side by side."""
    rows = chart.frame.to_dicts()
    across = len(rows) if len(rows) <= 4 else A_ROW
    lines = -(-len(rows) // across)
    height = min(230.0, (box.height - GAP * (lines - 1)) / lines)
    width = (box.width - GAP * (across - 1)) / across
    for n, row in enumerate(rows):
        line, place = divmod(n, across)
        own = Box(box.left + place * (width + GAP), box.top + line * (height + GAP), width, height)
        _card(slide, own, {name: str(value or "") for name, value in row.items()}, chart.language)


def _card(slide: Any, box: Box, row: dict[str, str], language: Language) -> None:
    add_rectangle(slide, box, CARD_GROUND, plain_text(row["label"], 100))
    inner = Box(box.left + PAD, box.top + PAD, box.width - 2 * PAD, box.height - 2 * PAD)
    label = inner.upper(0.24 * inner.height)
    number = label.below(0.36 * inner.height)
    note = number.below(0.4 * inner.height)
    for where, text, largest, colour in (
        (label, row["label"], 13, SOFT_INK),
        (number, f"{row['text']} {row['unit']}".strip(), 30, INK),
        (note, row["note"], 12, SOFT_INK),
    ):
        if text:
            size = fitting([plain_text(text, 400)], where, largest)
            words = clipped(text, where, size)
            add_text(slide, where, [words], row["label"], Style(language, size, colour, bold=colour == INK))
