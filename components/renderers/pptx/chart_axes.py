"""The axes of a native chart in DrawingML: ends, steps and numbers of the page's figure."""

from dataclasses import replace
from datetime import date

from components.briefing.plots.plot import Axis, Plot
from components.colours import LINE, SOFT_INK, STRONG_LINE
from components.renderers.pptx.chart_series import COUNTRIES, number_format, text_properties
from components.renderers.pptx.workbook import serial
from components.renderers.pptx.xml import line, words_in
from data.words.numbers import NumberStyle

ACROSS, VALUE = 111, 222
MONTHS = {"vi": "mm/yyyy", "en": "mmm yyyy"}
DAYS = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
SIDES = {False: ("b", "l"), True: ("l", "b")}


def axes_xml(plot: Plot, size: float) -> str:
    """Both axes; size: points of their words."""
    side, value_side = SIDES[plot.lying]
    value = _number_axis(plot, plot.value, (VALUE, ACROSS), value_side, size)
    if plot.form == "numbers" and plot.across:
        return _number_axis(plot, plot.across, (ACROSS, VALUE), side, size) + value
    look = _look(plot, size)
    if plot.form == "names":
        order = "maxMin" if plot.lying else "minMax"
        head = f'<c:axId val="{ACROSS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        # Every name is written, however close they stand.
        own = '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        own += '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>'
        return f"<c:catAx>{head}{_place(side)}{look}{_cross(VALUE)}{own}</c:catAx>{value}"
    return f"<c:dateAx>{_dates(plot, side, look)}</c:dateAx>{value}"


def _dates(plot: Plot, side: str, look: str) -> str:
    first, last = plot.first, max(day for day in plot.at if isinstance(day, date))
    low = f'<c:min val="{serial(first)}"/>' if first else ""
    scaling = f'<c:scaling><c:orientation val="minMax"/><c:max val="{serial(last)}"/>{low}</c:scaling>'
    unit, apart = ("months", plot.months) if plot.months else ("days", plot.days)
    form = COUNTRIES[plot.language] + (MONTHS if plot.months else DAYS)[plot.language]
    number = f'<c:numFmt formatCode="{form}" sourceLinked="0"/>'
    return (
        f'<c:axId val="{ACROSS}"/>{scaling}{_place(side)}{number}{look}{_cross(VALUE)}<c:auto val="0"/>'
        f'<c:lblOffset val="100"/><c:baseTimeUnit val="days"/><c:majorUnit val="{apart}"/>'
        f'<c:majorTimeUnit val="{unit}"/>'
    )


def _number_axis(plot: Plot, axis: Axis, ids: tuple[int, int], side: str, size: float) -> str:
    low = f'<c:min val="{axis.low!r}"/>'
    scaling = f'<c:scaling><c:orientation val="minMax"/><c:max val="{axis.high!r}"/>{low}</c:scaling>'
    grid = f"<c:majorGridlines><c:spPr>{line(LINE, 0.75)}</c:spPr></c:majorGridlines>"
    form = number_format(_few_decimals(axis), plot.language)
    number = f'<c:numFmt formatCode="{form}" sourceLinked="0"/>'
    # A bar's first name is on top, and the numbers stand below the last.
    cross = _cross(ids[1], "max" if plot.lying and ids[0] == VALUE else "autoZero")
    between = "between" if any(series.shape == "bar" for series in plot.series) else "midCat"
    return (
        f'<c:valAx><c:axId val="{ids[0]}"/>{scaling}<c:delete val="0"/><c:axPos val="{side}"/>{grid}'
        f"{_title(plot, axis.title, size, side)}{number}{_look(plot, size)}{cross}"
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{axis.step!r}"/></c:valAx>'
    )


def _few_decimals(axis: Axis) -> NumberStyle:
    """The ticks' own style: as many decimals as their step has."""
    step = axis.step * (100 if axis.style.kind == "share" else 1)
    decimals = next((n for n in range(6) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 2)
    return replace(axis.style, decimals=decimals)


def _place(side: str) -> str:
    return f'<c:delete val="0"/><c:axPos val="{side}"/>'


def _look(plot: Plot, size: float) -> str:
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    return (
        f"{ticks}<c:spPr>{line(STRONG_LINE, 0.75)}</c:spPr>{text_properties(size, SOFT_INK, plot.language)}"
    )


def _cross(other: int, at: str = "autoZero") -> str:
    return f'<c:crossAx val="{other}"/><c:crosses val="{at}"/>'


def _title(plot: Plot, text: str, size: float, side: str) -> str:
    if not text:
        return ""
    turned = ' rot="-5400000" vert="horz"' if side == "l" else ""
    rich = f"<a:bodyPr{turned}/><a:p>{words_in(text, plot.language, size, SOFT_INK)}</a:p>"
    return f'<c:title><c:tx><c:rich>{rich}</c:rich></c:tx><c:overlay val="0"/></c:title>'
