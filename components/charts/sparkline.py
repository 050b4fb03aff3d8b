"""A trend as a small image without axes, drawn as SVG in a data address: no script, no request."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from urllib.parse import quote

from components.colours import ACCENT

WIDTH, HEIGHT, PAD = 200, 44, 4
PATH, DOT = "_path_", "_dot_"


def sparkline(
    course: Sequence[tuple[date, float | None]],
    colour: str = ACCENT,
    ends: tuple[float, float] | None = None,
) -> str | None:
    """A data address of the line, to scale in time; gaps stay open. None with fewer than two known values.

    course: day and value, ascending. ends: the lowest and highest value of the picture where several share
    them, else its own.
    """
    known = [value for _, value in course if value is not None]
    if len(known) < 2:
        return None
    low, high = ends or (min(known), max(known))
    span = (high - low) or 1.0
    first, last = course[0][0], course[-1][0]
    scale = (WIDTH - 2 * PAD) / (last - first).days
    points = [
        None
        if value is None
        else (PAD + (day - first).days * scale, HEIGHT - PAD - (value - low) / span * (HEIGHT - 2 * PAD))
        for day, value in course
    ]
    dot = "M{:.1f},{:.1f}".format(*[point for point in points if point][-1])
    return _svg(colour).replace(PATH, _path(points)).replace(DOT, dot)


def _path(points: list[tuple[float, float] | None]) -> str:
    parts, pen_down = [], False
    for point in points:
        if point is not None:
            parts.append(f"{'L' if pen_down else 'M'}{point[0]:.1f},{point[1]:.1f}")
        pen_down = point is not None
    return "".join(parts)


@cache
def _svg(colour: str) -> str:
    """The address, quoted once for all lines of a colour, with PATH and DOT where those of one go."""
    line = 'fill="none" stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"'
    # A line of no length with round ends is a dot that stays round when the image is stretched.
    return "data:image/svg+xml," + quote(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">'
        f'<path d="{PATH}" {line} stroke="{colour}" stroke-width="2"/>'
        f'<path d="{DOT}h0" {line} stroke="{colour}" stroke-width="7"/></svg>'
    )
