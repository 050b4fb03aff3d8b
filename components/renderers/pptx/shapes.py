"""Vector shapes written as XML at once: python-pptx's own freeforms grow with the square of their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml import parse_xml

from components.renderers.pptx.boxes import Box
from components.renderers.pptx.xml import SPACES, attribute, fill, line, words_in
from data.words import Language

POINT = 12700  # EMU
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
Ring = Sequence[tuple[float, float]]
NO_LINE = "<a:ln><a:noFill/></a:ln>"
BODY = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
FIRST_ID = 1000  # of shapes that are put on a slide last, beyond those of the rest of it
UNIT = 127  # EMU: coordinates are written in hundredths of a point


@dataclass(frozen=True)
class Look:
    """The paint of a shape; colour: empty for none. edge: the outline's XML."""

    colour: str = ""
    edge: str = NO_LINE
    opacity: float = 1.0

    @property
    def paint(self) -> str:
        """Fill and outline in XML."""
        return (fill(self.colour, self.opacity) if self.colour else "<a:noFill/>") + self.edge


@dataclass(frozen=True)
class Ink:
    """How words in a shape look; side: l, ctr or r."""

    language: Language
    size: float
    colour: str
    side: str = "ctr"
    bold: bool = False


class Canvas:
    """Shapes of a slide as text, added to it together; ids go on from those it has."""

    def __init__(self, slide: Any, first: int | None = None) -> None:
        """first: the id of its first shape; None: the next free one."""
        self._slide = slide
        self._next = first or 1 + max((shape.shape_id for shape in slide.shapes), default=1)
        self._parts: list[str] = []
        self._boxes: list[Sequence[int]] = []

    def _head(self, name: str) -> str:
        number = self._next
        self._next += 1
        own = f'<p:cNvPr id="{number}" name={attribute(name[:100])}/>'
        return f"<p:nvSpPr>{own}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"

    def polygon(self, rings: Iterable[Ring], look: Look, name: str) -> None:
        """Closed rings in points of the slide as one shape."""
        found = [[(round(100 * x), round(100 * y)) for x, y in ring] for ring in rings if len(ring) > 2]
        if not found:
            return
        left = min(x for ring in found for x, _ in ring)
        top = min(y for ring in found for _, y in ring)
        width = max(1, max(x for ring in found for x, _ in ring) - left)
        height = max(1, max(y for ring in found for _, y in ring) - top)
        ways = "".join(_way(ring, left, top) for ring in found)
        shape = (
            f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">{ways}</a:path>'
            "</a:pathLst></a:custGeom>"
        )
        place = (left * UNIT, top * UNIT, width * UNIT, height * UNIT)
        self._add(name, place, shape + look.paint, "")

    def rectangle(self, box: Box, look: Look, name: str, body: str = "") -> None:
        """A rectangle; body: its words in XML."""
        place = tuple(round(POINT * value) for value in (box.left, box.top, box.width, box.height))
        self._add(name, place, f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look.paint}', body)

    def _add(self, name: str, place: Sequence[int], shape: str, body: str) -> None:
        self._boxes.append(place)
        x, y, width, height = place
        xfrm = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        text = body or '<a:p><a:endParaRPr lang="vi-VN"/></a:p>'
        self._parts.append(
            f"<p:sp>{self._head(name)}<p:spPr>{xfrm}{shape}</p:spPr>"
            f"<p:txBody>{BODY}<a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def group(self, name: str, words: str) -> str:
        """All shapes as one group with a name and an alternative text, as XML."""
        said = f'id="{self._next}" name={attribute(name[:100])} descr={attribute(words)}'
        return (
            f"<p:grpSp><p:nvGrpSpPr><p:cNvPr {said}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{self._around()}</p:grpSpPr>{''.join(self._parts)}</p:grpSp>"
        )

    def add(self, name: str, words: str, *, grouped: bool = True) -> None:
        """Put some hundreds of shapes on the slide, as one group or each by itself."""
        if not self._parts:
            return
        inside = self.group(name, words) if grouped else "".join(self._parts)
        tree = etree.fromstring(f"<p:spTree {P} {SPACES}>{inside}</p:spTree>")
        for child in tree:
            self._slide.shapes._spTree.insert_element_before(child, "p:extLst")

    def _around(self) -> str:
        """The frame of a group, in whose own coordinates its shapes stand as they do on the slide."""
        left, top = (min(box[side] for box in self._boxes) for side in (0, 1))
        width = max(box[0] + box[2] for box in self._boxes) - left
        height = max(box[1] + box[3] for box in self._boxes) - top
        at, size = f'x="{left}" y="{top}"', f'cx="{width}" cy="{height}"'
        return f"<a:xfrm><a:off {at}/><a:ext {size}/><a:chOff {at}/><a:chExt {size}/></a:xfrm>"


def with_shapes(slide: Any, xml: str) -> None:
    """Put any number of shapes on a slide, after everything else: it is read anew with them inside.

    To move elements from one document into another takes lxml a time that grows with their square.
    """
    whole = etree.tostring(slide._element, encoding="unicode")
    slide.part._element = parse_xml(whole.replace("</p:spTree>", f"{xml}</p:spTree>", 1))


def _way(ring: Sequence[tuple[int, int]], left: int, top: int) -> str:
    first, *others = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in ring]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


def paragraph(text: str, ink: Ink) -> str:
    """A paragraph of words in a shape."""
    words = words_in(text, ink.language, ink.size, ink.colour, bold=ink.bold)
    return f'<a:p><a:pPr algn="{ink.side}"/>{words}</a:p>'


def add_rectangle(slide: Any, box: Box, colour: str, name: str) -> None:
    """One plain rectangle behind words."""
    canvas = Canvas(slide)
    canvas.rectangle(box, Look(colour), name)
    canvas.add(name, "", grouped=False)


def outline(colour: str, width: float) -> str:
    """The outline of a shape."""
    return line(colour, width)
