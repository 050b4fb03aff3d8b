"""The marks of each trace: lines and areas, dots, bars, cells."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from components.renderers.svg.scale import Scale, percent, share
from components.renderers.svg.words import At, plain, words

Trace = dict[str, Any]
Point = tuple[float, float]
STRETCHED = (10, 10)  # units of a stretched drawing for one per cent across and up
DASHES = {
    "solid": "",
    "dash": "8 6",
    "dot": "2 5",
    "dashdot": "8 5 2 5",
    "longdash": "14 7",
    "longdashdot": "14 6 2 6",
}


def stretched(inside: str) -> str:
    """Paths in thousandths of the plot; lines keep their width."""
    if not inside:
        return ""
    box = 'viewBox="0 0 1000 1000" preserveAspectRatio="none"'
    return f'<svg width="100%" height="100%" {box} overflow="visible">{inside}</svg>'


def lines(traces: Sequence[Trace], x: Scale, y: Scale, units: Point = STRETCHED) -> str:
    """Lines, and the areas that they close or stand on. units: of a drawing for a per cent across and up."""
    floors: dict[str, float] = defaultdict(float)
    drawn = (trace for trace in traces if "lines" in trace.get("mode", ""))
    return "".join(_line(trace, (x, y), floors, units) for trace in drawn)


def _line(trace: Trace, scales: tuple[Scale, Scale], floors: dict[str, float], units: Point) -> str:
    if "stackgroup" in trace:
        return _stacked(trace, scales, floors, units)
    runs = list(_runs(trace, *scales))
    fill = trace["fillcolor"] if trace.get("fill") == "toself" else "none"
    path = "".join(_path(run, units) for run in runs)
    if not path:
        return ""
    return _drawn(trace, path + ("Z" if fill != "none" else ""), fill)


def _drawn(trace: Trace, path: str, fill: str) -> str:
    line = trace.get("line", {})
    dash = line.get("dash", "solid")
    strokes = f' stroke-dasharray="{dashes(dash)}"' if dash != "solid" else ""
    paint = (
        f'fill="{fill}" stroke="{line.get("color", "none")}" stroke-width="{line.get("width", 2):g}"{strokes}'
    )
    kind = "line hatched" if "fillpattern" in trace else "line"
    said = _named(trace, kind) + ' vector-effect="non-scaling-stroke"'
    return f'<path d="{path}" {paint}{said}>{_spoken(trace)}</path>{_hatched(trace, path)}'


def _spoken(trace: Trace) -> str:
    """The words of an area that is one mark."""
    return f"<title>{plain(trace['text'])}</title>" if trace.get("hoveron") == "fills" else ""


def _hatched(trace: Trace, path: str) -> str:
    """The same area again in strokes: told from its neighbours without its colour."""
    if "fillpattern" not in trace:
        return ""
    colour = trace["fillpattern"]["fgcolor"]
    name = f"hatch-{colour.lstrip('#')}"
    return (
        f'<pattern id="{name}" width="10" height="10" patternUnits="userSpaceOnUse">'
        f'<path d="M0 10 10 0" stroke="{colour}" stroke-width="2"/></pattern>'
        f'<path d="{path}" fill="url(#{name})" pointer-events="none"/>'
    )


def _named(trace: Trace, kind: str) -> str:
    """The class of a mark, and the number of its series where it is one of several."""
    return f' class="{kind} series" data-n="{trace["n"]}"' if "n" in trace else f' class="{kind}"'


def dashes(dash: str) -> str:
    """Strokes and gaps in pixels of one of Plotly's dashes; nothing of a solid line."""
    return DASHES.get(dash, dash.replace("px", ""))


def _runs(trace: Trace, x: Scale, y: Scale) -> Iterator[list[Point]]:
    """Points between missing values; of a line in steps the corners too."""
    run: list[Point] = []
    for across, up in zip(trace["x"], trace["y"], strict=True):
        if across is None or up is None:
            yield run
            run = []
            continue
        point = (x.at(across), 100 - y.at(up))
        if run and trace.get("line", {}).get("shape") == "hv":
            run.append((point[0], run[-1][1]))
        run.append(point)
    yield run


def _path(run: Sequence[Point], units: Point) -> str:
    """A way in the units of the drawing; a point alone has no line."""
    if len(run) < 2:
        return ""
    return "M" + "L".join(f"{share(units[0] * a)} {share(units[1] * b)}" for a, b in run)


def _stacked(trace: Trace, scales: tuple[Scale, Scale], floors: dict[str, float], units: Point) -> str:
    """The area between the sums before this trace and those with it."""
    x, y = scales
    days = [at for at, value in zip(trace["x"], trace["y"], strict=True) if value is not None]
    bottom = [(x.at(day), 100 - y.at(floors[day])) for day in days]
    for day, value in zip(trace["x"], trace["y"], strict=True):
        floors[day] += value or 0
    top = [(x.at(day), 100 - y.at(floors[day])) for day in days]
    path = _path([*top, *bottom[::-1]], units)
    return _drawn(trace, f"{path}Z", trace["fillcolor"]) if path else ""


def dots(traces: Sequence[Trace], x: Scale, y: Scale) -> str:
    """Round marks; a size of nothing is none."""
    return "".join(
        f'<circle cx="{percent(x.at(across))}" cy="{percent(100 - y.at(up))}" r="{size / 2:g}"'
        f' fill="{trace["line"]["color"]}"{_named(trace, "dot")}/>'
        for trace in traces
        if "markers" in trace.get("mode", "") and "line" in trace
        for named in (_named(trace, "dot"),)
        for across, up, size in zip(trace["x"], trace["y"], _sizes(trace), strict=True)
        if size and across is not None and up is not None
    )


def _sizes(trace: Trace) -> Sequence[float]:
    size = trace["marker"]["size"]
    return size if isinstance(size, list) else [size] * len(trace["x"])


def bars(traces: Sequence[Trace], x: Scale, y: Scale, gap: float) -> str:
    """Bars from nothing or from the end of the one before, with the text that stands beside them."""
    ends: dict[Any, float] = defaultdict(float)
    return "".join(_bars(trace, (x, y), gap, ends) for trace in traces if trace["type"] == "bar")


def _bars(trace: Trace, scales: tuple[Scale, Scale], gap: float, ends: dict[Any, float]) -> str:
    lying = trace["orientation"] == "h"
    along, across = scales if lying else scales[::-1]
    names, values = (trace["y"], trace["x"]) if lying else (trace["x"], trace["y"])
    colours = trace["marker"]["color"]
    colours = colours if isinstance(colours, list) else [colours] * len(names)
    thick = _thickness(across, sorted(set(names), key=across.at)) * (1 - gap)
    parts = []
    for n, (name, value, colour) in enumerate(zip(names, values, colours, strict=True)):
        way = name, (value or 0) < 0
        start = ends[way]
        ends[way] += value or 0
        middle = across.at(name)
        if value:
            low, high = sorted((along.at(start), along.at(ends[way])))
            box = (low, middle - thick / 2, high - low, thick)
            parts.append(_box(box if lying else _upright(box), colour, _named(trace, "bar")))
        if "text" in trace:
            at = At(along.at(ends[way]), 100 - middle, dx=5, side="left")
            parts.append(words(trace["text"][n], at))
    return "".join(parts)


def _thickness(across: Scale, names: list[Any]) -> float:
    """Per cent between two neighbours."""
    if across.kind == "category":
        return 100 / len(across.places)
    return min((abs(across.at(b) - across.at(a)) for a, b in pairwise(names)), default=100)


def _upright(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, bottom, long, thick = box[1], box[0], box[2], box[3]
    return left, bottom, thick, long


def _box(box: tuple[float, float, float, float], colour: str, series: str) -> str:
    """box: left, bottom, width and height in per cent."""
    left, bottom, width, height = box
    return (
        f'<rect x="{percent(left)}" y="{percent(100 - bottom - height)}" width="{percent(width)}"'
        f' height="{percent(height)}" fill="{colour}"{series}/>'
    )
