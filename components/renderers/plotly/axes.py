"""Axes in full: ranges, ticks and margins written out, so that whoever draws a figure draws the same ones.

Left to itself Plotly chooses them in the browser, where a picture made before could not follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from components.charts.text_width import text_width
from components.renderers.plotly.base import Trace

TICKS = {"x": 5, "y": 6}
ROOM = 1.06  # of the value furthest from nought, so that a line does not run along the edge
LINE_HEIGHT, GAP = 17, 8  # pixels of a line of words, and between words and axis
MOST_LETTERS = 36  # columns whose slanted names fit
Layout = dict[str, Any]


def with_axes(traces: list[Trace], layout: Layout) -> Layout:
    """The layout with range, ticks and categories of both axes, and the margins that their words need."""
    axes = {side: _axis(side, traces, layout) for side in ("x", "y") if f"{side}axis" in layout}
    full = layout | {f"{side}axis": axis for side, axis in axes.items()}
    # The nearest point speaks, however far it is, as in the picture. A map would not speak at all.
    nearest = {"hoverdistance": -1} if axes else {}
    return full | nearest | {"margin": _margin(full)}


def _axis(side: str, traces: list[Trace], layout: Layout) -> dict[str, Any]:
    axis: dict[str, Any] = layout[f"{side}axis"] | {"automargin": False}
    if axis.get("visible") is False:
        return axis
    kind = axis.get("type")
    if kind == "category":
        return axis | _categories(side, axis, traces)
    if kind == "date":
        return axis | {"range": axis.get("range") or _dates(side, traces)}
    low, high = axis.get("range") or _numbers(side, traces, layout)
    # Which axis is long: a picture has room for more numbers one below the other.
    ticks = _ticks(low, high, axis.get("dtick") or _step(high - low, axis.get("nticks", TICKS[side])))
    texts = [_tick_text(tick, axis.get("tickformat", ""), layout["separators"]) for tick in ticks]
    return axis | {"range": [low, high], "tickvals": ticks, "ticktext": texts}


def _categories(side: str, axis: dict[str, Any], traces: list[Trace]) -> dict[str, Any]:
    """In the order of the rows; the first on top where the axis is reversed. Ticks: all, or every so many."""
    found = axis.get("tickvals") or _of_all(side, traces)
    names = list(dict.fromkeys(map(str, found)))
    ends = [-0.5, len(names) - 0.5]
    step = ceil(len(names) / axis.get("nticks", MOST_LETTERS if side == "x" else len(names) or 1))
    ticks = names[::-1][::step][::-1] if step > 1 else names
    texts = axis.get("ticktext") or ticks
    return {
        "categoryorder": "array",
        "categoryarray": names,
        "range": ends[::-1] if axis.get("autorange") == "reversed" else ends,
        "autorange": False,
        "tickvals": ticks,
        "ticktext": texts,
    }


def _of_all(side: str, traces: list[Trace]) -> Iterator[Any]:
    for trace in traces:
        yield from (value for value in trace.get(side, ()) if value is not None)


def _dates(side: str, traces: list[Trace]) -> list[str]:
    """From the first day to the last, with room for a dot or half a bar at each end."""
    days = sorted({date.fromisoformat(day) for day in _of_all(side, traces)})
    if not days:
        return []
    bars = any(trace["type"] == "bar" for trace in traces)
    apart = min((after - before for before, after in pairwise(days)), default=timedelta(days=30))
    room = apart / 2 if bars else max((days[-1] - days[0]) / 60, timedelta(days=1))
    ends = (max(days[0], date.min + room) - room, min(days[-1], date.max - room) + room)
    return [day.isoformat() for day in ends]


def _numbers(side: str, traces: list[Trace], layout: Layout) -> tuple[float, float]:
    marks = [
        shape[f"{side}{end}"] for shape in layout.get("shapes", ()) for end in (0, 1) if _is_on(shape, side)
    ]
    values = [0.0, *marks, *_values(side, traces, layout)]
    high = max(values)
    return ROOM * min(values), ROOM * high if high > 0 else ROOM * -min(values) / 10 or 1.0


def _is_on(shape: dict[str, Any], side: str) -> bool:
    return shape.get(f"{side}ref") != "paper" and isinstance(shape[f"{side}0"], int | float)


def _values(side: str, traces: list[Trace], layout: Layout) -> Iterable[float]:
    """The numbers along an axis; sums where traces stand on each other."""
    if layout.get("barmode") not in ("stack", "relative") and not any(
        "stackgroup" in trace for trace in traces
    ):
        return _of_all(side, traces)
    sums: dict[tuple[Any, bool], float] = defaultdict(float)
    for trace in traces:
        for at, value in zip(trace["y" if side == "x" else "x"], trace[side], strict=True):
            sums[at, (value or 0) < 0] += value or 0
    return sums.values()


def _step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that makes at most that many steps."""
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough * 0.98)


def number_ticks(
    values: Iterable[float], most: int, form: str, separators: str
) -> tuple[tuple[float, float], dict[float, str]]:
    """The ends of an axis that holds the values, nought among them, and its ticks with their words."""
    low, high = min(values), max(values)
    ends = (ROOM * low, ROOM * high if high > low else ROOM * low + 1.0)
    ticks = _ticks(*ends, _step(ends[1] - ends[0], most))
    return ends, {tick: _tick_text(tick, form, separators) for tick in ticks}


def _ticks(low: float, high: float, step: float) -> list[float]:
    first = ceil(low / step - 1e-9)
    return [round(n * step, 12) for n in range(first, floor(high / step + 1e-9) + 1)]


def _tick_text(value: float, form: str, separators: str) -> str:
    """A number as Plotly writes it in the forms that axes here have: in per cent or plain, zeros left out;
    with a sign where the form begins with one.
    """
    mark, group = separators[0], separators[1]
    share, sign = form.endswith("%"), "+" if form.startswith("+") and value > 0 else ""
    text = f"{100 * value if share else value:,.6f}".rstrip("0").rstrip(".")
    return sign + text.translate({ord(","): group, ord("."): mark, ord("-"): "−"}) + ("%" if share else "")


def _margin(layout: Layout) -> dict[str, float]:
    """What each side needs for its ticks and title, at least what the drawing asks for."""
    margin = dict(layout["margin"])
    if "yaxis" in layout:
        margin["l"] = max(margin["l"], _beside(layout["yaxis"]))
    if "xaxis" in layout:
        side = "t" if layout["xaxis"].get("side") == "top" else "b"
        margin[side] = max(margin[side], _below(layout["xaxis"]))
    return margin


def _beside(axis: dict[str, Any]) -> float:
    if axis.get("visible") is False:
        return 0
    return _widest(axis) + GAP + LINE_HEIGHT * _lines([axis.get("title", {}).get("text", "")])


def _below(axis: dict[str, Any]) -> float:
    if axis.get("visible") is False:
        return 0
    slanted = axis.get("tickangle") is not None
    words = 0.87 * _widest(axis) + GAP if slanted else LINE_HEIGHT * _lines(axis["ticktext"])
    return words + GAP + LINE_HEIGHT * _lines([axis.get("title", {}).get("text", "")])


def _widest(axis: dict[str, Any]) -> float:
    size = axis["tickfont"].get("size", 13)
    lines = (line for text in axis["ticktext"] for line in text.split("<br>"))
    return max((text_width(line.replace("<b>", "").replace("</b>", ""), size) for line in lines), default=0)


def _lines(texts: Sequence[str]) -> int:
    return max((text.count("<br>") + 1 for text in texts if text), default=0)
