"""Where things stand on a slide: boxes in points."""

from dataclasses import dataclass, replace

from pptx.util import Length, Pt

from components.briefing.briefing import Format

HEIGHT = 540.0  # points of every format
WIDTHS: dict[Format, float] = {"16:9": 960.0, "4:3": 720.0, "A4": 780.0}
EDGE = 36.0
TITLE_TOP, TITLE_HEIGHT, SUBTITLE_HEIGHT = 20.0, 62.0, 20.0
FOOT_TOP, FOOT_HEIGHT, QR = 484.0, 44.0, 46.0


@dataclass(frozen=True)
class Box:
    """left, top, width and height in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """The same in the unit of the files."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    def below(self, height: float, gap: float = 0) -> "Box":
        """A box under this one, as wide."""
        return Box(self.left, self.bottom + gap, self.width, height)

    def upper(self, height: float) -> "Box":
        """Its upper part."""
        return replace(self, height=height)

    def lower(self, height: float) -> "Box":
        """Its lower part."""
        return Box(self.left, self.bottom - height, self.width, height)

    def columns(self, *shares: float, gap: float = 14) -> list["Box"]:
        """Boxes side by side; shares of its width without the gaps."""
        room = self.width - gap * (len(shares) - 1)
        made, left = [], self.left
        for share in shares:
            made.append(Box(left, self.top, share * room, self.height))
            left += share * room + gap
        return made


@dataclass(frozen=True)
class Places:
    """The boxes of a slide with a figure."""

    title: Box
    subtitle: Box
    content: Box
    foot: Box
    qr: Box


def places(title: Box, width: float, height: float = HEIGHT) -> Places:
    """What is left beside a title on a slide of that size, in points."""
    scale = height / HEIGHT
    subtitle = title.below(SUBTITLE_HEIGHT)
    foot_top = FOOT_TOP * scale
    right = min(title.left + title.width, width - EDGE / 2)
    content = Box(title.left, subtitle.bottom + 6, right - title.left, foot_top - subtitle.bottom - 14)
    qr = Box(right - QR, foot_top - 2, QR, QR)
    foot = Box(title.left, foot_top, right - title.left - QR - 10, FOOT_HEIGHT)
    return Places(title, subtitle, content, foot, qr)


def own_title(width: float) -> Box:
    """The title of our own slides."""
    return Box(EDGE, TITLE_TOP, width - 2 * EDGE, TITLE_HEIGHT)
