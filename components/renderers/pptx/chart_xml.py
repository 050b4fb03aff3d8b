"""A plot as a native chart: DrawingML with its workbook, both in one layout."""

from dataclasses import dataclass

from components.briefing.plots.plot import Plot, Shape
from components.charts.text_width import text_width
from components.colours import INK
from components.renderers.pptx.chart_axes import ACROSS, VALUE, axes_xml
from components.renderers.pptx.chart_series import series_xml, text_properties
from components.renderers.pptx.workbook import cells_of, workbook
from components.renderers.pptx.xml import LOCALES, SPACES, attribute

ORDER: tuple[Shape, ...] = ("area", "bar", "line")  # what lies below first
KEY_MARK = 42  # pixels of a legend's mark and the room beside it
LINE_HEIGHT = 1.45  # of the letters' size


@dataclass(frozen=True)
class NativeChart:
    """What `add_chart` of python-pptx takes for a chart: its XML and its workbook.

    width, height: of its place, in points. size: of its words, in points.
    """

    plot: Plot
    width: float
    height: float
    size: float = 12

    def xml_bytes(self, chart_type: object) -> bytes:
        """The chart part; what kind of chart it is stands in the plot."""
        return chart_xml(self).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook behind the chart."""
        return workbook(self.plot)


def chart_xml(native: NativeChart) -> str:
    """The whole `c:chartSpace`."""
    plot = native.plot
    groups = _scatter(plot) if plot.form == "numbers" else "".join(_group(plot, shape) for shape in ORDER)
    area = f"<c:plotArea>{_place(native)}{groups}{axes_xml(plot, native.size)}</c:plotArea>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {SPACES}>'
        f'<c:date1904 val="0"/><c:lang val="{LOCALES[plot.language]}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/>{area}{_legend(native)}<c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
        f"{text_properties(native.size, INK, plot.language)}</c:chartSpace>"
    )


def _numbered(plot: Plot, shape: Shape) -> str:
    cells = cells_of(plot)
    return "".join(
        series_xml(plot, order, cells[order]) for order, one in enumerate(plot.series) if one.shape == shape
    )


def _group(plot: Plot, shape: Shape) -> str:
    """All series of one shape; over names a line is a target, which `targets.py` draws."""
    inside = _numbered(plot, shape)
    if not inside or (plot.form == "names" and shape == "line"):
        return ""
    ids = f'<c:axId val="{ACROSS}"/><c:axId val="{VALUE}"/>'
    if shape == "line":
        kind, own, end = "lineChart", '<c:grouping val="standard"/>', '<c:marker val="1"/>'
    elif shape == "area":
        kind, end = "areaChart", ""
        own = f'<c:grouping val="{"stacked" if plot.stacked else "standard"}"/>'
    else:
        kind = "barChart"
        grouping = "stacked" if plot.stacked else "clustered"
        own = f'<c:barDir val="{"bar" if plot.lying else "col"}"/><c:grouping val="{grouping}"/>'
        end = f'<c:gapWidth val="40"/><c:overlap val="{100 if plot.stacked else 0}"/>'
    return f'<c:{kind}>{own}<c:varyColors val="0"/>{inside}{end}{ids}</c:{kind}>'


def _scatter(plot: Plot) -> str:
    ids = f'<c:axId val="{ACROSS}"/><c:axId val="{VALUE}"/>'
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f"{_numbered(plot, 'line')}{ids}</c:scatterChart>"
    )


def legend_height(native: NativeChart) -> float:
    """Points that the legend's lines need."""
    named = native.plot.keyed
    if not named:
        return 0
    widths = [text_width(series.name, native.size) + KEY_MARK for series in named]
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > 0.95 * native.width:
            lines, used = lines + 1, 0.0
        used += width
    return lines * native.size * LINE_HEIGHT + 4


def _legend(native: NativeChart) -> str:
    """On top, without the series that only hold values."""
    if not native.plot.keyed:
        return ""
    silent = [n for n, series in enumerate(native.plot.series) if not series.keyed]
    without = "".join(f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>' for n in silent)
    share = legend_height(native) / native.height
    place = _manual(0, 0, 1, share, "")
    words = text_properties(native.size, INK, native.plot.language)
    return f'<c:legend><c:legendPos val="t"/>{without}{place}<c:overlay val="0"/>{words}</c:legend>'


def inner_box(native: NativeChart) -> tuple[float, float, float, float]:
    """Left, top, width and height of the plot within its axes, as shares of the chart's place."""
    plot, size = native.plot, native.size
    line = size * LINE_HEIGHT
    # Numbers stand over lying bars, the words of a break over lines.
    top = legend_height(native) + size + (line if plot.lying or plot.broken else 0)
    below = 0.6 * size if plot.lying else line * (2 if plot.across and plot.across.title else 1) + 0.6 * size
    left, right = _beside(native), 4.5 * size if plot.labelled or plot.form == "dates" else 1.5 * size
    return (
        left / native.width,
        top / native.height,
        (native.width - left - right) / native.width,
        (native.height - top - below) / native.height,
    )


def _beside(native: NativeChart) -> float:
    """Points that the words at the left need: names wrap at a third of the width."""
    plot, size = native.plot, native.size
    if plot.lying:
        widest = max(text_width(str(name), size) for name in plot.at)
        return min(widest + 1.5 * size, 0.36 * native.width)
    return 5 * size + (size * LINE_HEIGHT if plot.value.title else 0)


def _place(native: NativeChart) -> str:
    left, top, width, height = inner_box(native)
    return _manual(left, top, width, height, '<c:layoutTarget val="inner"/>')


def _manual(left: float, top: float, width: float, height: float, target: str) -> str:
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/><c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )


def described(words: str) -> str:
    """The attribute that holds the alternative text of an object."""
    return f"descr={attribute(words)}"
