"""A trend as a small image without axes, drawn as SVG in a data address: no script, no request."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from components.colours import ACCENT

WIDTH, HEIGHT, PAD = 200, 44, 4


def sparkline(course: Sequence[tuple[date, float | None]], colour: str = ACCENT) -> str | None:
    """A data address of the line, to scale in time; gaps stay open. None with fewer than two known values.

    course: day and value, ascending.
    """
    known = [value for _, value in course if value is not None]
    if len(known) < 2:
        return None
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    first, last = course[0][0], course[-1][0]
    scale = (WIDTH - 2 * PAD) / (last - first).days
    points = [
        None
        if value is None
        else (PAD + (day - first).days * scale, HEIGHT - PAD - (value - low) / span * (HEIGHT - 2 * PAD))
        for day, value in course
    ]
    return "data:image/svg+xml," + quote(_svg(_path(points), [p for p in points if p][-1], colour))


def _path(points: list[tuple[float, float] | None]) -> str:
    parts, pen_down = [], False
    for point in points:
        if point is not None:
            parts.append(f"{'L' if pen_down else 'M'}{point[0]:.1f} {point[1]:.1f}")
        pen_down = point is not None
    return "".join(parts)


def _svg(path: str, last: tuple[float, float], colour: str) -> str:
    line = 'fill="none" stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"'
    # A line of no length with round ends is a dot that stays round when the image is stretched.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">'
        f'<path d="{path}" {line} stroke="{colour}" stroke-width="2"/>'
        f'<path d="M{last[0]:.1f} {last[1]:.1f}h0" {line} stroke="{colour}" stroke-width="7"/></svg>'
    )
