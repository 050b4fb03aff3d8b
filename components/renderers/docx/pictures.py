"""A picture of vectors in Word, with the bitmap that older programs show."""

from io import BytesIO
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from components.briefing.qr import qr_png

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # of Office 2016: the SVG behind a bitmap
CODE = 1.6  # centimetres of its side
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)


def add_picture(document: Any, svg: str, png: bytes, words: tuple[str, str], width: float) -> None:
    """words: name and alternative text; width: centimetres."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    inline = paragraph.add_run().add_picture(BytesIO(png), width=Cm(width))._inline
    inline.docPr.set("name", words[0])
    inline.docPr.set("descr", words[1])
    package = document.part.package
    number = 1 + sum(str(part.partname).endswith(".svg") for part in package.iter_parts())
    part = Part(PackURI(f"/word/media/vector{number}.svg"), "image/svg+xml", svg.encode(), package)
    link = document.part.relate_to(part, RELATION)
    extension = f'<a:ext uri="{EXTENSION}"><asvg:svgBlip r:embed="{link}"/></a:ext>'
    blip = inline.graphic.graphicData.pic.blipFill.blip
    blip.append(parse_xml(f"<a:extLst {SPACES}>{extension}</a:extLst>"))


def add_code(document: Any, address: str, name: str) -> None:
    """The square that leads back to a figure, where its address names a server."""
    png = qr_png(address)
    if png:
        inline = document.add_paragraph().add_run().add_picture(BytesIO(png), width=Cm(CODE))._inline
        inline.docPr.set("name", name)
        inline.docPr.set("descr", f"{name}: {address}")
