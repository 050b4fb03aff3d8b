"""What stands around the traces: grid, ticks, the lines of targets and breaks, notes, the key of colours."""

from typing import Any

from components.colours import LINE
from components.renderers.svg.scale import Scale, percent
from components.renderers.svg.words import At, words

Layout = dict[str, Any]
LINE_HEIGHT = 17  # pixels of a line of words
GAP = 6
SLANT = -60


def grid(layout: Layout, scales: dict[str, Scale]) -> str:
    """Thin lines at the ticks of axes that have a grid."""
    lines = []
    for side, scale in scales.items():
        axis = layout[f"{side}axis"]
        if axis.get("visible") is False or axis.get("showgrid") is False:
            continue
        for tick in axis["tickvals"]:
            lines.append(_across(side, scale.at(tick)))
    return f'<g class="grid" stroke="{LINE}">{"".join(lines)}</g>'


def _across(side: str, at: float) -> str:
    if side == "x":
        return f'<line x1="{percent(at)}" x2="{percent(at)}" y1="0" y2="100%"/>'
    return f'<line y1="{percent(100 - at)}" y2="{percent(100 - at)}" x1="0" x2="100%"/>'


def ticks(layout: Layout, scales: dict[str, Scale]) -> str:
    """The words at the ticks and the axes' titles; every second one stands back where there is no room."""
    parts = []
    for side, scale in scales.items():
        axis = layout[f"{side}axis"]
        if axis.get("visible") is False:
            continue
        named = zip(axis["tickvals"], axis["ticktext"], strict=True)
        for n, (tick, text) in enumerate(named):
            parts.append(_tick(side, axis, (scale.at(tick), text), between=n % 2 == 1))
        parts.append(_title(side, axis, layout))
    return "".join(parts)


def _tick(side: str, axis: Layout, tick: tuple[float, str], between: bool) -> str:
    at, text = tick
    size = axis["tickfont"].get("size", 13)
    colour = axis["tickfont"].get("color", "")
    if side == "y":
        return words(text, At(0, 100 - at, dx=-GAP, side="right"), size, colour, "tick")
    top = axis.get("side") == "top"
    if axis.get("tickangle") is not None:
        slanted = At(0, 0, dx=4, side="left")
        return _turned((at, 0), (0, -GAP), SLANT, words(text, slanted, size, colour, "tick"))
    where = At(at, 0, dy=-GAP, edge="bottom") if top else At(at, 100, dy=GAP, edge="top")
    return words(text, where, size, colour, "tick between" if between else "tick")


def _title(side: str, axis: Layout, layout: Layout) -> str:
    title = axis.get("title", {}).get("text", "")
    if not title:
        return ""
    if side == "x":
        room = layout["margin"]["t" if axis.get("side") == "top" else "b"]
        if axis.get("side") == "top":
            return words(title, At(50, 0, dy=-room + LINE_HEIGHT, edge="top"), 12)
        return words(title, At(50, 100, dy=room - 2, edge="bottom"), 12)
    lines = title.count("<br>") + 1
    room = layout["margin"]["l"] - LINE_HEIGHT * lines / 2
    return _turned((0, 50), (-room, 0), -90, words(title, At(0, 0), 12))


def _turned(at: tuple[float, float], away: tuple[float, float], degrees: int, text: str) -> str:
    """Text turned around a point; at: per cent from the left and the top; away: pixels."""
    turn = f"translate({away[0]:g} {away[1]:g}) rotate({degrees})"
    return (
        f'<svg x="{percent(at[0])}" y="{percent(at[1])}" overflow="visible">'
        f'<g transform="{turn}">{text}</g></svg>'
    )


def shapes(layout: Layout, scales: dict[str, Scale], *, below: bool = False) -> str:
    """Lines at a value, at a date, between corners or dots: those below the traces, or above."""
    found = [s for s in layout.get("shapes", ()) if (s.get("layer") == "below") == below]
    return "".join(_shape(shape, scales) for shape in found)


def _shape(shape: Layout, scales: dict[str, Scale]) -> str:
    ends = " ".join(
        f'{side}{n}="{percent(_end(shape, side, n - 1, scales))}"' for n in (1, 2) for side in ("x", "y")
    )
    line = shape["line"]
    dash = {"dash": "6 5", "dot": "2 4"}.get(line.get("dash", ""), "")
    strokes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line {ends} stroke="{line["color"]}" stroke-width="{line["width"]:g}"{strokes}/>'


def _end(shape: Layout, side: str, n: int, scales: dict[str, Scale]) -> float:
    value = shape[f"{side}{n}"]
    at = 100 * value if shape.get(f"{side}ref") == "paper" else scales[side].at(value)
    return at if side == "x" else 100 - at


def notes(layout: Layout, scales: dict[str, Scale]) -> str:
    """The words at targets, breaks and columns."""
    return "".join(_note(note, scales) for note in layout.get("annotations", ()))


def _note(note: Layout, scales: dict[str, Scale]) -> str:
    font = note.get("font", {})
    at = At(
        _at(note, "x", scales),
        100 - _at(note, "y", scales),
        dx=note.get("xshift", 0) + {"left": 3, "right": -3}.get(note.get("xanchor", "center"), 0),
        dy=-note.get("yshift", 0) + {"top": 3, "bottom": -3}.get(note.get("yanchor", "middle"), 0),
        side=note.get("xanchor", "center"),
        edge=note.get("yanchor", "middle"),
    )
    return words(note["text"], at, font.get("size", 13), font.get("color", ""))


def _at(note: Layout, side: str, scales: dict[str, Scale]) -> float:
    value = note[side]
    return 100 * value if note.get(f"{side}ref") == "paper" else scales[side].at(value)
