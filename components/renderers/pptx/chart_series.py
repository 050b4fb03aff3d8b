"""The series of a native chart in DrawingML."""

from collections.abc import Sequence
from datetime import date

from components.briefing.plots.plot import Plot, Series, Value
from components.colours import INK, SOFT_INK
from components.renderers.pptx.workbook import Cells, serial
from components.renderers.pptx.xml import LOCALES, fill, line, text_of, words_in
from data.words import Language
from data.words.numbers import NumberStyle

LABEL = 11  # points
COUNTRIES: dict[Language, str] = {"vi": "[$-42A]", "en": "[$-409]"}
NO_LABEL = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def number_format(style: NumberStyle, language: Language) -> str:
    """The format of the page's numbers, in the separators of the language."""
    return COUNTRIES[language] + style.excel


def series_xml(plot: Plot, order: int, cells: Cells) -> str:
    """One `c:ser`, whatever its shape."""
    series = plot.series[order]
    head = (
        f'<c:idx val="{order}"/><c:order val="{order}"/>'
        f"<c:tx>{_strings(cells.name(), [series.name])}</c:tx>{_look(series)}"
    )
    body = {"line": _line, "area": _area, "bar": _bar}[series.shape](plot, series)
    return f"<c:ser>{head}{body}{_data(plot, series, cells)}</c:ser>"


def _look(series: Series) -> str:
    if series.shape == "line":
        return f"<c:spPr>{line(series.colour, series.width, series.dash, series.opacity)}</c:spPr>"
    return f"<c:spPr>{fill(series.colour, series.opacity)}<a:ln><a:noFill/></a:ln></c:spPr>"


def _line(plot: Plot, series: Series) -> str:
    return _marker(series) + _labels(plot, series) + (_drop(series) if series.drop else "")


def _marker(series: Series) -> str:
    if not series.dots or not series.opacity:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    look = f"<c:spPr>{fill(series.colour)}<a:ln><a:noFill/></a:ln></c:spPr>"
    return f'<c:marker><c:symbol val="circle"/><c:size val="{max(2, round(series.dots))}"/>{look}</c:marker>'


def _area(plot: Plot, series: Series) -> str:
    return ""


def _bar(plot: Plot, series: Series) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(colour)}</c:spPr></c:dPt>"
        for place, colour in enumerate(series.colours)
    )
    return f'<c:invertIfNegative val="0"/>{points}{_labels(plot, series)}'


def _labels(plot: Plot, series: Series) -> str:
    """Numbers beside bars, in words where a format cannot write them; the name of a target or a break."""
    if series.label_at is not None:
        own = _words_label(plot, series.label_at, series.name, series.colour, "t")
        return f"<c:dLbls>{own}{NO_LABEL}</c:dLbls>"
    if series.ended:
        return _last(plot, series)
    if not plot.labelled or series.shape != "bar":
        return ""
    own = "".join(_words_label(plot, place, text, INK, "outEnd") for place, text in series.texts)
    shown = NO_LABEL.replace('showVal val="0"', 'showVal val="1"')
    form = f'<c:numFmt formatCode="{number_format(plot.value.style, plot.language)}" sourceLinked="0"/>'
    look = (
        f'<c:spPr><a:noFill/></c:spPr>{text_properties(LABEL, INK, plot.language)}<c:dLblPos val="outEnd"/>'
    )
    return f"<c:dLbls>{own}{form}{look}{shown}</c:dLbls>"


def _words_label(plot: Plot, place: int, text: str, colour: str, side: str) -> str:
    rich = f'<a:bodyPr wrap="none"/><a:p>{words_in(text, plot.language, LABEL, colour)}</a:p>'
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich>{rich}</c:rich></c:tx><c:dLblPos val="{side}"/>'
        + NO_LABEL.replace('showVal val="0"', 'showVal val="1"')
        + "</c:dLbl>"
    )


def _last(plot: Plot, series: Series) -> str:
    """The newest number of a line, beside its end."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known:
        return ""
    form = f'<c:numFmt formatCode="{number_format(plot.value.style, plot.language)}" sourceLinked="0"/>'
    look = f"<c:spPr><a:noFill/></c:spPr>{text_properties(LABEL, series.colour, plot.language)}"
    shown = NO_LABEL.replace('showVal val="0"', 'showVal val="1"')
    side = "r" if known[-1] == len(series.values) - 1 else "t"
    own = f'<c:dLbl><c:idx val="{known[-1]}"/>{form}{look}<c:dLblPos val="{side}"/>{shown}</c:dLbl>'
    return f"<c:dLbls>{own}{NO_LABEL}</c:dLbls>"


def _drop(series: Series) -> str:
    look = f"<c:spPr>{line(SOFT_INK, 1.5, 'dot')}</c:spPr>"
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/>'
        f'<c:noEndCap val="1"/><c:val val="100"/>{look}</c:errBars>'
    )


def text_properties(size: float, colour: str, language: Language) -> str:
    """The words of an axis, a legend or labels; size: points."""
    look = f'<a:defRPr sz="{round(100 * size)}" b="0">{fill(colour)}</a:defRPr>'
    end = f'<a:endParaRPr lang="{LOCALES[language]}"/>'
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr>{end}</a:p></c:txPr>"


def _data(plot: Plot, series: Series, cells: Cells) -> str:
    style = number_format(plot.value.style, plot.language)
    values = _numbers(cells.column(cells.values), series.values, style)
    if plot.form == "numbers":
        xs = _numbers(cells.column(cells.at), series.x, "General")
        return f'<c:xVal>{xs}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/>'
    at = cells.column(cells.at)
    if plot.form == "dates":
        days = [serial(day) for day in plot.at if isinstance(day, date)]
        over = _numbers(at, days, "dd/mm/yyyy")
    else:
        over = _strings(at, [str(name) for name in plot.at])
    smooth = '<c:smooth val="0"/>' if series.shape == "line" else ""
    return f"<c:cat>{over}</c:cat><c:val>{values}</c:val>{smooth}"


def _numbers(reference: str, values: Sequence[Value], style: str) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{text_of(style)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _strings(reference: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{text_of(text)}</c:v></c:pt>' for n, text in enumerate(texts))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
        "</c:strRef>"
    )
