"""What a sheet asks of the picture that stands on it."""

from dataclasses import dataclass
from typing import Protocol

from components.maps.camera import Box
from components.renderers.svg.writing import Hand


class Body(Protocol):
    """A picture of any width and height; with a column, it has words that stand at its right."""

    @property
    def column(self) -> bool:
        """Whether it needs a column of words beside it, in which the heading may stand."""

    def least(self, width: float) -> float:
        """The height under which it cannot be read."""

    def width(self, height: float, most: float) -> float:
        """The width that it takes of a room of `most`."""

    def draw(self, box: Box, column: Box | None) -> str:
        """Its SVG."""


@dataclass(frozen=True)
class NothingDrawn:
    """A sentence in place of a picture."""

    text: str

    @property
    def column(self) -> bool:
        """It has no column."""
        return False

    def least(self, width: float) -> float:
        """A few lines."""
        return 80

    def width(self, height: float, most: float) -> float:
        """All of it."""
        return most

    def draw(self, box: Box, column: Box | None) -> str:
        """The sentence."""
        hand = Hand(13)
        return hand.write(hand.lines(self.text, box[2]), (box[0], box[1] + 2 * hand.line))
