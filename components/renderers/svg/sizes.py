"""The sizes of a saved picture: of a slide or a page, in points, so that 9 pixels are 9 pt there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """width and height: points on a slide or on paper, pixels of the SVG. zoom: of the PNG, over 2,000 wide.

    A picture that needs more height for its rows is higher.
    """

    width: float
    height: float
    zoom: float

    @property
    def small(self) -> bool:
        """Whether its words are set small."""
        return self.width < 600


SIZES = {
    "16x9": Size(960, 540, 2.5),
    "4x3": Size(720, 540, 3),
    "half": Size(482, 354, 4.5),  # of an A4 page's text
    "square": Size(540, 540, 4),
}
