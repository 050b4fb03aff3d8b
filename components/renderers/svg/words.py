"""Words in a picture: lines of text beside a point."""

import re
from dataclasses import dataclass
from html import escape, unescape

from components.renderers.svg.scale import percent

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
LINE_HEIGHT = 1.25  # of the letters' size
SIZE = 13  # of letters, where nothing else is said
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class At:
    """x, y: per cent from the left and the top; dx, dy: pixels away from there.

    side: where the point lies of each line (left, center, right); edge: of all of them (top, middle, bottom).
    """

    x: float
    y: float
    dx: float = 0
    dy: float = 0
    side: str = "center"
    edge: str = "middle"


def words(text: str, at: At, size: float = SIZE, colour: str = "", kind: str = "") -> str:
    """Text as Plotly writes it: `<br>` between lines, `<b>` around what is bold."""
    lines = text.split("<br>")
    first = _first_line(len(lines), at.edge)
    said = "".join(
        [
            f' class="{kind}"' if kind else "",
            f' fill="{colour}"' if colour else "",
            f' font-size="{size:g}"' if size != SIZE else "",
            f' text-anchor="{ANCHORS[at.side]}"' if at.side != "left" else "",
            f' transform="translate(0 {at.dy:g})"' if at.dy else "",
        ]
    )
    if len(lines) == 1:
        return f'<text y="{percent(at.y)}"{said}{_line(text, at, first)}</text>'
    spans = (f"<tspan{_line(line, at, LINE_HEIGHT if n else first)}</tspan>" for n, line in enumerate(lines))
    return f'<text y="{percent(at.y)}"{said}>{"".join(spans)}</text>'


def _line(line: str, at: At, down: float) -> str:
    """The rest of an element's attributes, and its words."""
    away = f' dx="{at.dx:g}"' if at.dx else ""
    return f' x="{percent(at.x)}"{away} dy="{down:.3g}em">{_with_bold(line)}'


def _with_bold(line: str) -> str:
    before, mark, rest = line.partition("<b>")
    if not mark:
        return plain(line)
    bold, _, after = rest.partition("</b>")
    return f'{plain(before)}<tspan font-weight="600">{plain(bold)}</tspan>{plain(after)}'


def plain(text: str) -> str:
    """Text without Plotly's marks, escaped."""
    return escape(unescape(TAG.sub("", text)))


def _first_line(lines: int, edge: str) -> float:
    """How far below the point the first line stands, in sizes of its letters."""
    return {
        "top": 0.9,
        "middle": 0.35 - LINE_HEIGHT * (lines - 1) / 2,
        "bottom": -0.25 - LINE_HEIGHT * (lines - 1),
    }[edge]
