"""Rows as native tables, split over slides with their headings repeated."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from components.briefing.plain_text import plain_text
from components.charts.chart import Chart
from components.charts.text_width import text_width
from components.colours import INK, PAPER, TABLE_BAND, TABLE_HEAD
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.text import LINE_HEIGHT, lines_of
from components.renderers.pptx.xml import SPACES, fill, words_in
from data.words import Language, t
from data.words.numbers import format_number

SIZES = (12.0, 11.0, 10.0, 9.0)  # points
NARROWEST, WIDEST = 44.0, 330.0  # points of a column
PAD = 10.0  # points at both sides of a cell's words together
PAD_ABOVE = 5.0
MOST_LINES = 3  # about, of a long cell; columns at the end give way
MOST_PARTS = 4  # slides of a table that is shown whole
FIRST_PARTS = 2  # of one that is not
LONGEST_CELL = 80  # letters
SHORT = 16  # letters of a cell that is not broken
POINT = 12700  # EMU
MARGINS = (
    f'marL="{round(POINT * PAD / 2)}" marR="{round(POINT * PAD / 2)}" marT="{round(POINT * PAD_ABOVE / 2)}"'
    f' marB="{round(POINT * PAD_ABOVE / 2)}" anchor="ctr"'
)


@dataclass(frozen=True)
class Part:
    """The rows of one slide with what they share: widths in points, letters' size, headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: tuple[bool, ...]
    size: float


def parts_of(chart: Chart, box: Box) -> tuple[list[Part], str]:
    """The table of a chart split to fit a box, and a sentence where rows or columns are left out."""
    texts = [[plain_text(cell, LONGEST_CELL) for cell in row] for row in chart.texts()]
    headings = [plain_text(column.label, LONGEST_CELL) for column in chart.columns]
    numbers = [column.align == "number" for column in chart.columns]
    parts, shown = split(headings, texts, numbers, box)
    missing = []
    if shown < len(texts):
        counts = {
            name: format_number(count, chart.language)
            for name, count in (("shown", shown), ("total", len(texts)))
        }
        missing.append(t("briefing.rows_shown", chart.language, **counts))
    kept = len(parts[0].headings) if parts else len(headings)
    if kept < len(headings):
        missing.append(t("chart.more_columns", chart.language, columns=", ".join(headings[kept:])))
    return parts, " ".join(missing)


def split(
    headings: Sequence[str], texts: Sequence[Sequence[str]], numbers: Sequence[bool], box: Box
) -> tuple[list[Part], int]:
    """Parts in the largest letters that keep them few, and how many rows they hold."""
    sample = texts[:400]
    made: list[Part] = []
    for size in SIZES:
        widths = _widths(headings, sample, box.width, size)
        made = _paged(headings, texts, numbers, (widths, size, box.height))
        if len(made) <= 1 and len(widths) == len(headings):
            break
    kept = made if len(made) <= MOST_PARTS else made[:FIRST_PARTS]
    return kept, sum(len(part.rows) for part in kept)


def _widths(headings: Sequence[str], texts: Sequence[Sequence[str]], room: float, size: float) -> list[float]:
    """Of the columns that fit, from the first: as wide as their words, narrower where there is no room."""
    wide = [
        min(WIDEST, max(NARROWEST, *(text_width(row[n], size) + PAD for row in texts), _heading(name, size)))
        for n, name in enumerate(headings)
    ]
    least = [
        min(width, max(NARROWEST, width / MOST_LINES, _longest_word(headings[n], texts, n, size) + PAD))
        for n, width in enumerate(wide)
    ]
    kept = len(wide)
    while kept > 1 and sum(least[:kept]) > room:
        kept -= 1
    over = sum(wide[:kept]) - room
    slack = sum(wide[:kept]) - sum(least[:kept])
    if over <= 0:
        return [width * min(1.35, room / sum(wide[:kept])) for width in wide[:kept]]
    return [w - over * (w - low) / (slack or 1) for w, low in zip(wide[:kept], least, strict=False)]


def _heading(name: str, size: float) -> float:
    return min(text_width(name, size) + PAD, 110.0)


def _longest_word(name: str, texts: Sequence[Sequence[str]], n: int, size: float) -> float:
    """Short cells stay whole; headings and long ones are broken between words."""
    words = name.split()
    cells = (row[n] for row in texts)
    words += [word for cell in cells for word in ([cell] if len(cell) <= SHORT else cell.split()[:30])]
    return min(150.0, max((text_width(word, size) for word in words), default=0))


def _paged(
    headings: Sequence[str],
    texts: Sequence[Sequence[str]],
    numbers: Sequence[bool],
    look: tuple[list[float], float, float],
) -> list[Part]:
    """look: widths, letters' size, height of a slide's table."""
    widths, size, room = look
    kept = len(widths)

    def made(rows: list[tuple[str, ...]]) -> Part:
        return Part(tuple(headings[:kept]), tuple(rows), tuple(widths), tuple(numbers[:kept]), size)

    head = row_height(headings[:kept], widths, size)
    parts: list[Part] = []
    rows: list[tuple[str, ...]] = []
    used = head
    for text in texts:
        row = tuple(text[:kept])
        own = row_height(row, widths, size)
        if rows and used + own > room:
            parts.append(made(rows))
            if len(parts) > MOST_PARTS:
                return parts
            rows, used = [], head
        rows.append(row)
        used += own
    return [*parts, made(rows)] if rows else parts


def row_height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Points that a row takes: as its highest cell."""
    lines = max(lines_of(cell, width - PAD, size) for cell, width in zip(cells, widths, strict=True))
    return lines * size * LINE_HEIGHT + PAD_ABOVE


def add_table(slide: Any, box: Box, part: Part, words: tuple[str, str], language: Language) -> None:
    """Put the rows of a part on a slide. words: name and alternative text."""
    heights = [row_height(row, part.widths, part.size) for row in (part.headings, *part.rows)]
    place = Box(box.left, box.top, sum(part.widths), sum(heights))
    frame = slide.shapes.add_table(1, 1, *place.emu)
    frame.name = words[0]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words[1])
    table = frame.table
    table.horz_banding = False
    grid = "".join(f'<a:gridCol w="{round(POINT * width)}"/>' for width in part.widths)
    rows = enumerate(zip((part.headings, *part.rows), heights, strict=True))
    lines = "".join(_row(part, (n, row), height, language) for n, (row, height) in rows)
    # As one piece of XML: cell by cell python-pptx takes most of the time of a presentation.
    made = etree.fromstring(f"<a:tbl {SPACES}><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>")
    for old in list(table._tbl)[1:]:
        table._tbl.remove(old)
    table._tbl.extend(list(made))


def _row(part: Part, at: tuple[int, Sequence[str]], height: float, language: Language) -> str:
    """at: the number of the row, 0 for the headings, and its texts."""
    n, texts = at
    ground = TABLE_HEAD if n == 0 else PAPER if n % 2 else TABLE_BAND
    cells = "".join(
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{"r" if number else "l"}"/>'
        f"{words_in(text, language, part.size, INK, bold=n == 0)}</a:p></a:txBody>"
        f"<a:tcPr {MARGINS}>{fill(ground)}</a:tcPr></a:tc>"
        for text, number in zip(texts, part.numbers, strict=True)
    )
    return f'<a:tr h="{round(POINT * height)}">{cells}</a:tr>'
