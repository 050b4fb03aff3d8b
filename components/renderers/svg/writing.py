"""Lines of words in a picture of a known size: broken where their room ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from components.charts.text_width import text_width
from components.colours import INK, SOFT_INK

LINE = 1.3  # of the letters' size
BOLD = 1.08  # how much wider bold letters are
SURE = 1.06  # widths are estimated: what is broken too early is not cut


@dataclass(frozen=True)
class Hand:
    """The letters of some words: size in pixels, weight and colour."""

    size: float
    bold: bool = False
    colour: str = SOFT_INK

    @property
    def line(self) -> float:
        """Pixels from one line to the next."""
        return self.size * LINE

    def width(self, text: str) -> float:
        """Pixels of one line."""
        return SURE * text_width(text, self.size) * (BOLD if self.bold else 1)

    def lines(self, text: str, room: float) -> list[str]:
        """The words in lines no wider than the room; a word wider than that is broken."""
        lines = [""]
        for word in text.split():
            for part in self._parts(word, room):
                longer = f"{lines[-1]} {part}".strip()
                lines[-1:] = [longer] if self.width(longer) <= room else [lines[-1], part]
        return [line for line in lines if line]

    def _parts(self, word: str, room: float) -> list[str]:
        if self.width(word) <= room:
            return [word]
        most = max(1, int(len(word) * room / self.width(word)) - 1)
        return [word[at : at + most] for at in range(0, len(word), most)]

    def cut(self, text: str, room: float) -> str:
        """The beginning of a text that fits, with a sign that there is more."""
        if self.width(text) <= room:
            return text
        while text and self.width(f"{text}…") > room:
            text = text[:-1]
        return f"{text.rstrip()}…"

    def write(self, lines: Sequence[str], at: tuple[float, float], side: str = "start") -> str:
        """Lines below each other; at: the side of the first one's top."""
        x, y = at
        style = f' font-size="{self.size:g}" fill="{self.colour}"' + (
            ' font-weight="700"' if self.bold else ""
        )
        anchor = f' text-anchor="{side}"' if side != "start" else ""
        return "".join(
            f'<text x="{x:.1f}" y="{y + self.size + n * self.line:.1f}"{style}{anchor}>{escape(line)}</text>'
            for n, line in enumerate(lines)
        )


def title_hand(size: float) -> Hand:
    """The letters of a finding."""
    return Hand(size, bold=True, colour=INK)
