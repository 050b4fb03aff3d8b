"""A briefing → a file, by its ending."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.briefing.drawn import Drawn, DrawnBriefing
from components.briefing.said import is_numbers
from components.cards.saved_picture import bare_svg, saved_svg
from components.charts.chart import Chart
from components.charts.files import csv_bytes
from components.dots.chart import DotChart
from components.renderers.docx.document import Picture, docx_bytes
from components.renderers.pdf.document import pdf_bytes, picture_size
from components.renderers.plotly.render import DRAWINGS
from components.renderers.pptx.document import pptx_bytes
from components.renderers.svg.bitmap import pngs
from components.renderers.svg.sizes import SIZES, Size
from components.renderers.xlsx.document import xlsx_bytes

Write = Callable[[DrawnBriefing], bytes]
ON_PAPER = Size(482, 340, 3)  # points on an A4 page with its margins, and pixels of the bitmap for each
PRINTED = 300 / 72  # pixels of a bitmap for a point


def _pictured(chart: Chart | None) -> bool:
    """Whether a picture is drawn of it; tables and key figures are set as they are."""
    if chart is None or chart.frame.is_empty():
        return False
    return isinstance(chart, DotChart) or (chart.kind in DRAWINGS and not is_numbers(chart))


def _shown(drawn: DrawnBriefing) -> list[tuple[Drawn, Chart]]:
    return [(item, item.chart) for item in drawn.items if item.chart is not None and _pictured(item.chart)]


def _pptx(drawn: DrawnBriefing) -> bytes:
    return pptx_bytes(drawn)[0]


def _docx(drawn: DrawnBriefing) -> bytes:
    svgs = {item.item.id: bare_svg(chart, ON_PAPER) for item, chart in _shown(drawn)}
    bitmaps = pngs(list(svgs.values()), ON_PAPER.zoom)
    pictures = {key: Picture(svg, png) for (key, svg), png in zip(svgs.items(), bitmaps, strict=True)}
    return docx_bytes(drawn, pictures)


def _pdf(drawn: DrawnBriefing) -> bytes:
    size = Size(*picture_size(drawn.briefing.format), PRINTED)
    return pdf_bytes(drawn, {item.item.id: bare_svg(chart, size) for item, chart in _shown(drawn)})


def _zip(drawn: DrawnBriefing) -> bytes:
    """PNG at 300 dpi and SVG of each figure as it stands alone; of each table its rows."""
    svgs = {item.item.id: _alone(item, chart) for item, chart in _shown(drawn)}
    bitmaps = dict(zip(svgs, pngs(list(svgs.values()), PRINTED), strict=True))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for number, item in enumerate((item for item in drawn.items if item.chart), start=1):
            for ending, content in _files(item, svgs, bitmaps):
                # Without a time of its own, so that the same briefing gives the same bytes.
                packed.writestr(ZipInfo(f"{number:02}-{item.item.figure}.{ending}"), content, ZIP_DEFLATED)
    return file.getvalue()


def _alone(drawn: Drawn, chart: Chart) -> str:
    return saved_svg(chart, SIZES["16x9"], address=drawn.address, figure_id=drawn.figure_id)


def _files(drawn: Drawn, svgs: dict[str, str], bitmaps: dict[str, bytes]) -> list[tuple[str, bytes]]:
    key = drawn.item.id
    if key in svgs:
        return [("svg", svgs[key].encode()), ("png", bitmaps[key])]
    return [("csv", csv_bytes(drawn.chart))] if drawn.chart else []


WRITERS: dict[str, Write] = {
    ".pptx": _pptx,
    ".docx": _docx,
    ".pdf": _pdf,
    ".xlsx": xlsx_bytes,
    ".zip": _zip,
}


def document(drawn: DrawnBriefing, ending: str) -> bytes:
    """The file of a kind; raises KeyError where there is none of that ending."""
    return WRITERS[ending](drawn)


def ending_of(path: Path) -> str:
    """The ending of a file, in small letters."""
    return path.suffix.lower()
