"""The words under the pointer: invisible marks, each with a title, that cover what lies nearest to them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape, unescape
from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple

from components.renderers.svg.scale import INVISIBLE, Scale, percent

Trace = dict[str, Any]
MOST = 120  # strips that a pointer can tell apart
FIELD = re.compile(r"%\{(\w+)(?:\[(\d+)\])?\}")
EXTRA = re.compile(r"<extra>.*?</extra>")
TAG = re.compile(r"<[^>]+>")


class Said(NamedTuple):
    """The words of a mark, and what the place of it is called."""

    words: str
    head: str


def hits(traces: Sequence[Trace], scales: dict[str, Scale]) -> str:
    """A strip for each date or row, from half way to the one before to half way to the next."""
    side = "y" if any(t.get("orientation") == "h" for t in traces) else "x"
    said = _by_place(traces, side)
    if not said:
        return ""
    places = sorted(said, key=scales[side].at)
    places = places[:: -ceil(len(places) / MOST)][::-1]  # the last one always
    ats = [scales[side].at(place) for place in places]
    ends = [_first(ats), *((a + b) / 2 for a, b in pairwise(ats)), _last(ats)]
    strips = zip(pairwise(ends), places, strict=True)
    return "".join(_strip(side, span, "\n".join(said[place])) for span, place in strips)


def _first(ats: list[float]) -> float:
    return ats[0] - (ats[1] - ats[0]) / 2 if len(ats) > 1 else 0


def _last(ats: list[float]) -> float:
    return ats[-1] + (ats[-1] - ats[-2]) / 2 if len(ats) > 1 else 100


def _strip(side: str, span: tuple[float, float], text: str) -> str:
    low, high = max(0, span[0]), min(100, span[1])
    start, size = (low if side == "x" else 100 - high), high - low
    ends = {"x": ("x", "width", "y", "height"), "y": ("y", "height", "x", "width")}[side]
    where = f'{ends[0]}="{percent(start)}" {ends[1]}="{percent(size)}" {ends[2]}="0" {ends[3]}="100%"'
    return f"<rect {where} {INVISIBLE}><title>{escape(text)}</title></rect>"


def _by_place(traces: Sequence[Trace], side: str) -> dict[Any, list[str]]:
    """Place → the words of every trace there; several are told apart by their names, below the place's."""
    spoken = [trace for trace in traces if trace.get("hoverinfo") != "skip" and "hovertemplate" in trace]
    unified = len(spoken) > 1
    found: dict[Any, list[str]] = defaultdict(list)
    for trace in spoken:
        for place, text in _said(trace, side):
            if unified and place not in found:
                found[place].append(text.head)
            named = unified and trace.get("name") and trace["name"] not in text.words
            found[place].append(f"{trace['name']}: {text.words}" if named else text.words)
    return found


def _said(trace: Trace, side: str) -> Iterator[tuple[Any, "Said"]]:
    """Place and words of each point that has a value."""
    template = EXTRA.sub("", trace["hovertemplate"])
    values = trace["y" if side == "x" else "x"]
    for n, (place, value) in enumerate(zip(trace[side], values, strict=True)):
        if place is not None and (value is not None or "text" in trace) and _told(trace, n):
            words = FIELD.sub(partial(_field, trace, n), template)
            yield place, Said(_plain(words), _head(trace, n, place))


def _head(trace: Trace, n: int, place: Any) -> str:
    """What a place is called: the drawings over time give a day in words beside each value."""
    said = trace["customdata"][n] if "customdata" in trace else None
    return str(said[1] if isinstance(said, tuple) else place)


def _told(trace: Trace, n: int) -> bool:
    return "customdata" not in trace or trace["customdata"][n] is not None


def _field(trace: Trace, n: int, found: re.Match[str]) -> str:
    value = trace[found[1]][n]
    return str(value if found[2] is None else value[int(found[2])])


def _plain(text: str) -> str:
    return unescape(TAG.sub("", text.replace("<br>", "\n"))).strip()
