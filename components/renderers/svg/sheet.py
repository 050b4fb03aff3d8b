"""A picture that stands alone: finding, indicator, place and date over it; source, notes and a code below."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import segno

from components.briefing.plain_text import plain_text
from components.charts.fonts import FAMILY
from components.colours import INK, PAPER, SOFT_INK, TARGET
from components.maps.camera import Box
from components.renderers.svg.body import Body
from components.renderers.svg.sizes import Size
from components.renderers.svg.writing import Hand, title_hand

GAP = 10
CODE = 46  # pixels of the QR code’s side
BESIDE = 1.2  # width over height, from which a heading stands in the column beside the picture
FONTS = f"'{FAMILY}', 'Segoe UI', Arial, sans-serif"


@dataclass(frozen=True)
class Words:
    """All that is said around a picture.

    mark: that its numbers are not real, empty where they are. address: where the code leads, empty for none.
    """

    title: str
    subtitle: str
    facts: tuple[str, ...]
    mark: str = ""
    address: str = ""


@dataclass(frozen=True)
class Sheet:
    """The places of heading, picture, column and foot on a sheet, top down."""

    words: Words
    size: Size
    body: Body

    @property
    def pad(self) -> float:
        """The margin on all sides."""
        return 16 if self.size.small else 24

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.size.width - 2 * self.pad

    def draw(self) -> str:
        """The whole SVG."""
        foot, foot_height = self._foot()
        inner = self.size.height - 2 * self.pad - foot_height - GAP
        beside = self.body.column and self.size.width / self.size.height >= BESIDE and not self.size.small
        drawn, height = self._beside(inner) if beside else self._below(inner)
        top = self.pad + height + GAP
        total = top + foot_height + self.pad
        moved = f'<g transform="translate(0 {top:.1f})">{foot}</g>'
        return plain_text(_framed((self.size.width, total), self.words.title, drawn + moved))

    def _beside(self, inner: float) -> tuple[str, float]:
        """The heading in the column at the right of the picture."""
        height = max(inner, self.body.least(self.room))
        taken = self.body.width(height, self.room)
        x, width = self.pad + taken + 2 * GAP, self.room - taken - 2 * GAP
        head, head_height = self._head(x, width)
        column = (x, self.pad + head_height + GAP, width, height - head_height - GAP)
        return head + self.body.draw((self.pad, self.pad, taken, height), column), height

    def _below(self, inner: float) -> tuple[str, float]:
        """The heading over the picture."""
        head, head_height = self._head(self.pad, self.room)
        top = self.pad + head_height + GAP
        height = max(inner - head_height - GAP, self.body.least(self.room))
        taken = self.body.width(height, self.room)
        x = self.pad + taken + GAP
        column = (x, top, self.room - taken - GAP, height) if self.body.column else None
        return head + self.body.draw((self.pad, top, taken, height), column), head_height + GAP + height

    def _head(self, x: float, width: float) -> tuple[str, float]:
        small = self.size.small
        lines = [
            (Hand(9.5 if small else 11, bold=True, colour=TARGET), self.words.mark),
            (title_hand(14 if small else 18), self.words.title),
            (Hand(10 if small else 12), self.words.subtitle),
        ]
        return _written([(hand, text) for hand, text in lines if text], (x, self.pad), width)

    def _foot(self) -> tuple[str, float]:
        """Facts at the left, the code at the right; drawn from 0 down."""
        side = CODE if self.words.address else 0
        hand = Hand(9)
        text, height = _written(
            [(hand, fact) for fact in self.words.facts], (self.pad, 0), self.room - side - GAP
        )
        code = _code(self.words.address, (self.pad + self.room - side, 0, side, side)) if side else ""
        return text + code, max(height, side)


def _written(parts: Sequence[tuple[Hand, str]], at: tuple[float, float], width: float) -> tuple[str, float]:
    """Texts below each other and their height."""
    x, top = at
    drawn, y = "", top
    for hand, text in parts:
        lines = hand.lines(text, width)
        drawn += hand.write(lines, (x, y))
        y += hand.line * len(lines) + 2
    return drawn, y - top


def _code(address: str, box: Box) -> str:
    """A QR code that leads to an address, on white."""
    code = segno.make(address, error="l", boost_error=False, micro=False)
    side, _ = code.symbol_size(border=0)
    line = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    )
    x, y, width, height = box
    where = f'x="{x:.1f}" y="{y:.1f}" width="{width:g}" height="{height:g}"'
    return (
        f'<svg {where} viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="{PAPER}"/><path d="{line}" fill="{INK}"/></svg>'
    )


def _framed(size: tuple[float, float], title: str, inside: str) -> str:
    width, height = size
    box = f'width="{width:g}" height="{height:.1f}" viewBox="0 0 {width:g} {height:.1f}"'
    fonts = f'font-family="{FONTS}" font-size="13" fill="{SOFT_INK}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {fonts} role="img"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{inside}</svg>'
    )
