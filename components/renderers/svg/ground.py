"""The maps of a picture: areas in the colours of their classes over the ground, stations as points."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

import numpy as np

from components.colours import GROUND_BORDER, INK, PAPER
from components.maps.panes import Area, Dot, Pane
from components.renderers.svg.scale import share
from data.geography.rings import Ring

UNITS = 10  # of a path for one pixel
MANY = 800  # areas, from which borders are faint and one path a class is enough
Words = Callable[[Area], str]


def shapes(pane: Pane, mark: str, words: Words | None = None, pixel: float = UNITS) -> str:
    """All of a pane in tenths of a pixel. mark: begins the ids; words: what is said of an area.

    pixel: units of a line's width for one pixel; 1 where lines do not grow with the picture. Units that are
    the ground too are drawn once, with the ground's border under their own.
    """
    held = {area.code for area in pane.areas}
    ground = [area for area in pane.ground if area.code not in held]
    outlined = bool(pane.areas) and len(ground) < len(pane.ground)
    border, outline = _border(pane, pixel), _stroke(GROUND_BORDER, 0.8 * pixel)
    parts = [
        f'<g class="ground" {outline}>{_paths(ground)}</g>' if ground else "",
        f'<defs><g id="{mark}">{_values(pane.areas, words)}</g></defs>' if pane.areas else "",
        f'<use href="#{mark}" {outline}/>' if outlined else "",
        f'<use href="#{mark}" {border}/>' if pane.areas else "",
        _dots(pane.dots, ringed=bool(pane.areas)),
    ]
    return "".join(parts)


def _border(pane: Pane, pixel: float) -> str:
    if pane.name:
        return _stroke(GROUND_BORDER, 1.2 * pixel)
    if len(pane.areas) > MANY:
        return _stroke(PAPER, 0.4 * pixel) + ' stroke-opacity=".35"'
    return _stroke(PAPER, 0.7 * pixel)


def _stroke(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{width:g}" stroke-linejoin="round"'


def _values(areas: Sequence[Area], words: Words | None) -> str:
    """A path a unit with its words; where they are many, a path a class."""
    if words is not None and len(areas) <= MANY:
        return "".join(_paths([area], escape(words(area))) for area in areas)
    return _paths(areas)


def _paths(areas: Sequence[Area], words: str = "") -> str:
    """One path a colour."""
    title = f"<title>{words}</title>" if words else ""
    ways: dict[str, list[str]] = {}
    for area in areas:
        ways.setdefault(area.colour, []).append(path(area.rings))
    return "".join(
        f'<path d="{"".join(held)}" fill="{colour}" fill-rule="evenodd">{title}</path>'
        for colour, held in ways.items()
    )


def path(rings: Iterable[Ring]) -> str:
    """Closed ways in tenths of a pixel, each point as steps from the one before."""
    return "".join(filter(None, map(_way, rings)))


def _way(ring: Ring) -> str:
    points = np.rint(ring[:-1] * UNITS).astype(np.int64)
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    if len(steps) < 2:
        return ""
    first = points[0]
    numbers = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
    return f"M{first[0]} {first[1]}l{numbers}z"


def _dots(dots: Sequence[Dot], *, ringed: bool) -> str:
    """Round caps of ways without length: a few bytes a point; the rarest colour on top.

    ringed: told from the area under it.
    """
    ways: dict[tuple[float, str], list[str]] = {}
    for dot in dots:
        ways.setdefault((dot.size, dot.colour), []).append(f"M{UNITS * dot.x:.0f} {UNITS * dot.y:.0f}h0")
    ordered = sorted(ways.items(), key=lambda item: -len(item[1]))
    drawn = [(size, colour, "".join(held)) for (size, colour), held in ordered]
    under = [_caps(size + 2, _ring(colour), way) for size, colour, way in drawn] if ringed else []
    over = "".join(_caps(size, colour, way) for size, colour, way in drawn)
    return f'<g stroke-linecap="round">{"".join(under)}{over}</g>' if drawn else ""


def _caps(size: float, colour: str, way: str) -> str:
    return f'<path d="{way}" stroke="{colour}" stroke-width="{share(UNITS * size)}"/>'


def _ring(colour: str) -> str:
    """Dark around a light point, white around a dark one."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return INK if 0.3 * red + 0.6 * green + 0.1 * blue > 110 else PAPER
