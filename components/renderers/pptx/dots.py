"""Every station as a dot: one shape a tile and state, named by both with the number of its dots."""

from components.briefing.plain_text import plain_text
from components.charts.text_width import text_width
from components.colours import INK
from components.dots.chart import DotChart
from components.dots.picture import Run, runs_of, size_of
from components.dots.printed import Entry, key_of, laid_out
from components.dots.states import STATES, State
from components.dots.tiles import LABEL, LETTERS, Layout, Tile
from components.renderers.pptx.boxes import Box
from components.renderers.pptx.shapes import FIRST_ID, Canvas, Ink, Look, Ring, outline, paragraph
from data.words import t
from data.words.numbers import format_number

SIZE, LINE, MARK = 10.0, 15.0, 9.0  # points of the key's words, its lines and its marks
FLAT = 0.4  # of a dot's height: what is left of one that is closed
SMALL = 0.5  # of a dot: a place without a station


def add_dots(slide: object, box: Box, chart: DotChart, words: str) -> str:
    """The shapes as XML for `with_shapes`. words: the alternative text."""
    lines = _lines(key_of(chart), box.width)
    room = box.upper(box.height - LINE * len(lines) - 6)
    layout, scale = laid_out(chart, room.width, room.height, mapped=False)
    canvas = Canvas(slide, FIRST_ID)
    for tile in layout.tiles:
        for run in runs_of(chart.dots, tile, chart.at):
            _dots(canvas, (room, scale), (tile, run), layout, chart)
        where = Box(room.left + tile.x * scale, room.top + tile.y * scale, tile.width * scale, LABEL * scale)
        name = plain_text(tile.name, 60)
        canvas.rectangle(
            where, Look(), name, paragraph(name, Ink(chart.language, LETTERS * scale, INK, side="l"))
        )
    for n, line in enumerate(lines):
        _key(canvas, box.lower(LINE * (len(lines) - n)).upper(LINE), line, chart)
    return canvas.group(chart.title, words)


def _dots(
    canvas: Canvas, at: tuple[Box, float], part: tuple[Tile, Run], layout: Layout, chart: DotChart
) -> None:
    """The dots of a tile that are in one state, as squares of one shape."""
    (box, scale), (tile, (digit, silent, first, count)) = at, part
    pitch, state = layout.pitch * scale, STATES[digit]
    left, top = box.left + tile.x * scale, box.top + (tile.y + LABEL) * scale
    middles = (divmod(n, layout.rows) for n in range(first, first + count))
    half = size_of(layout.pitch) * pitch * 0.9
    rings = [_square(left + (x + 0.5) * pitch, top + (y + 0.5) * pitch, half, state) for x, y in middles]
    said = t(f"stage.{state.key}", chart.language) + (
        f", {t('stages.silent', chart.language)}" if silent else ""
    )
    name = f"{tile.name}, {said}: {format_number(count, chart.language)}"
    canvas.polygon(rings, _look(state, bool(silent), half), name)


def _square(x: float, y: float, half: float, state: State) -> Ring:
    wide = half * (SMALL if state.shape == "point" else 1)
    high = wide * (FLAT if state.shape == "dash" else 1)
    return [(x - wide, y - high), (x + wide, y - high), (x + wide, y + high), (x - wide, y + high)]


def _look(state: State, silent: bool, half: float) -> Look:
    """Hollow where no report came, or where the stage is not known."""
    hollow = silent or state.shape == "ring"
    return Look("", outline(state.colour, half / 2)) if hollow else Look(state.colour)


def _lines(entries: list[Entry], width: float) -> list[list[Entry]]:
    lines: list[list[Entry]] = [[]]
    for entry in entries:
        if lines[-1] and sum(map(_wide, [*lines[-1], entry])) > width:
            lines.append([])
        lines[-1].append(entry)
    return lines


def _wide(entry: Entry) -> float:
    return MARK + text_width(entry[2], SIZE) + 18


def _key(canvas: Canvas, box: Box, line: list[Entry], chart: DotChart) -> None:
    left = box.left
    for entry in line:
        state, silent, words = entry
        mark = _square(left + MARK / 2, box.top + LINE / 2, MARK / 2, state)
        canvas.polygon([mark], _look(state, silent, MARK / 4), words)
        body = paragraph(words, Ink(chart.language, SIZE, INK, side="l"))
        canvas.rectangle(Box(left + MARK + 5, box.top, _wide(entry) - MARK - 8, LINE), Look(), words, body)
        left += _wide(entry)
