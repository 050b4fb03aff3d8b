"""The dots of one date as an SVG: those of a state stand together in a tile, as one shape with a pattern."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from components.colours import INK
from components.dots.order import Dots
from components.dots.states import STATES, State
from components.dots.tiles import LABEL, LETTERS, Layout, Tile

SIZE, FINE_SIZE, FINE = 0.42, 0.48, 3.0  # the radius of a dot, of the pitch; below so many pixels of pitch
Run = tuple[int, int, int, int]  # digit, silent, number of the first dot of a tile, number of dots


def dots_svg(dots: Dots, layout: Layout, at: int, ids: str) -> str:
    """The marks as an SVG of the layout's size, without names: on a page those are links over it."""
    box = f"0 0 {layout.width:g} {layout.height:.1f}"
    return f"<svg viewBox='{box}' class='dots-marks'>{dot_marks(dots, layout, at, ids)}</svg>"


def dot_marks(dots: Dots, layout: Layout, at: int, ids: str, *, names: bool = False) -> str:
    """at: the number of the date. ids: what the ids of its patterns begin with; unique on a page.

    names: whether the tiles' names are drawn too, as a picture that stands alone needs.
    """
    runs = {tile.code: list(runs_of(dots, tile, at)) for tile in layout.tiles}
    used = sorted({run[:2] for of_tile in runs.values() for run in of_tile})
    patterns = "".join(_pattern(STATES[digit], silent, layout.pitch, ids) for digit, silent in used)
    drawn = "".join(_tile(tile, runs[tile.code], layout, ids, names) for tile in layout.tiles)
    return f"<defs>{patterns}</defs>{drawn}"


def runs_of(dots: Dots, tile: Tile, at: int) -> Iterator[Run]:
    """The dots of a tile that stand together because they are alike."""
    own = slice(tile.first, tile.first + tile.count)
    pairs = zip(dots.digits[own, at].tolist(), dots.silent[own, at].tolist(), strict=True)
    first = 0
    for (digit, silent), run in groupby(pairs):
        count = len(list(run))
        yield digit, silent, first, count
        first += count


def _tile(tile: Tile, runs: list[Run], layout: Layout, ids: str, names: bool) -> str:
    shapes = "".join(
        f"<path fill='url(#{ids}{digit}{silent})' d='{_outline(first, count, layout)}'/>"
        for digit, silent, first, count in runs
    )
    name = f"<text y='-4' font-size='{LETTERS:g}' fill='{INK}'>{escape(tile.name)}</text>" if names else ""
    return f"<g transform='translate({tile.x:.1f} {tile.y + LABEL:.1f})'>{name}{shapes}</g>"


def _outline(first: int, count: int, layout: Layout) -> str:
    """The cells of a run, which fills columns from the top: what is left of one, whole ones, part of one."""
    parts, end = [], first + count
    while first < end:
        column, row = divmod(first, layout.rows)
        whole = (end - first) // layout.rows if row == 0 else 0
        high = layout.rows if whole else min(layout.rows - row, end - first)
        across = max(whole, 1)
        x, y, width, height = (f"{cells * layout.pitch:.4g}" for cells in (column, row, across, high))
        parts.append(f"M{x} {y}h{width}v{height}h-{width}z")
        first += across * high
    return "".join(parts)


def _pattern(state: State, silent: int, pitch: float, ids: str) -> str:
    size = f"width='{pitch:g}' height='{pitch:g}'"
    mark = mark_svg(state, bool(silent), pitch)
    return f"<pattern id='{ids}{state.digit}{silent}' {size} patternUnits='userSpaceOnUse'>{mark}</pattern>"


def size_of(pitch: float) -> float:
    """The radius of a dot, of the pitch: small ones stand closer."""
    return FINE_SIZE if pitch < FINE else SIZE


def mark_svg(state: State, silent: bool, pitch: float) -> str:
    """One dot in a square of `pitch` pixels; hollow where no report came."""
    middle, radius = f"{pitch / 2:.3g}", size_of(pitch) * pitch
    circle = f"<circle cx='{middle}' cy='{middle}'"
    if state.shape == "point":
        return f"{circle} r='{radius / 3:.3g}' fill='{state.colour}'/>"
    if state.shape == "dash":
        line = f"M{pitch / 2 - radius:.3g} {middle}h{2 * radius:.3g}"
        return f"<path d='{line}' stroke='{state.colour}' stroke-width='{radius / 2:.3g}'/>"
    if silent or state.shape == "ring":
        stroke = f"stroke='{state.colour}' stroke-width='{radius / 2:.3g}'"
        return f"{circle} r='{0.75 * radius:.3g}' fill='none' {stroke}/>"
    return f"{circle} r='{radius:.3g}' fill='{state.colour}'/>"
