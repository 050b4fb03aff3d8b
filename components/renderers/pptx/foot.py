"""At the foot of a slide: the square that leads back to the figure, and the slide's number."""

from io import BytesIO
from typing import Any

from components.briefing.qr import qr_png
from components.colours import SOFT_INK
from components.renderers.pptx.boxes import Box, Places
from components.renderers.pptx.text import Style, add_text
from data.words import Language, t

FOOT = 9.0  # points


def add_qr(slide: Any, box: Box, address: str, language: Language) -> None:
    """A code of the figure's address, where that names its server."""
    png = qr_png(address)
    if png:
        picture = slide.shapes.add_picture(BytesIO(png), *box.emu)
        picture.name = t("briefing.qr", language)
        picture._element.nvPicPr.cNvPr.set("descr", f"{picture.name}: {address}")


def add_number(slide: Any, place: Places, language: Language) -> None:
    """A field that counts as slides are moved."""
    box = Box(place.foot.left + place.foot.width - 40, place.foot.bottom - 14, 40, 14)
    look = Style(language, FOOT, SOFT_INK, align="right")
    shape = add_text(slide, box, ["0"], t("briefing.slide_number", language), look)
    run = shape.text_frame.paragraphs[0].runs[0]._r
    run.tag = run.tag.replace("}r", "}fld")
    run.set("id", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")
    run.set("type", "slidenum")
