"""Plotly's figure → the SVG of its plot, and the room that its words need around it."""

from dataclasses import dataclass
from typing import Any

from components.renderers.svg import marks, traces
from components.renderers.svg.cells import cell_hits, cell_words, cells
from components.renderers.svg.hits import hits
from components.renderers.svg.scale import Scale

Figure = dict[str, Any]
Traces = list[dict[str, Any]]
Room = tuple[float, float]


@dataclass(frozen=True)
class Key:
    """An entry of the key: the mark that stands for a name.

    n: the number of its series in the SVG; None for a colour of a heatmap, which is no series.
    """

    n: int | None
    name: str
    colour: str
    kind: str
    dash: str = "solid"


@dataclass(frozen=True)
class Picture:
    """svg: of the plot, as wide and high as its place, words over its edges.

    margin: pixels at the left, top, right and bottom; height: with those, None where the place gives it.
    """

    svg: str
    margin: tuple[float, float, float, float]
    height: float | None
    keys: tuple[Key, ...]


def picture(figure: Figure, room: Room | None = None) -> Picture:
    """figure: with ranges and ticks on its axes (`components.renderers.plotly.axes`).

    room: width and height of the plot in pixels, for a file that any program draws alike; without words under
    a pointer then. None: as wide and high as its place.
    """
    layout = figure["layout"]
    keys = _keys(figure)
    numbers = {key.name: key.n for key in keys}
    data = [
        trace | {"n": numbers[trace["name"]]} if trace.get("name") in numbers else trace
        for trace in figure["data"]
    ]
    scales = {side: Scale(layout[f"{side}axis"]) for side in ("x", "y")}
    heat = [trace for trace in data if trace["type"] == "heatmap"]
    inside = _heat(heat, layout, scales, room) if heat else _plot(data, layout, scales, room)
    margin = layout["margin"]
    svg = f'<svg class="plot" width="100%" height="100%" overflow="visible" font-size="13">{inside}</svg>'
    return Picture(
        svg.replace('"', "'"),  # as components/static_html.py writes it
        (margin["l"], margin["t"], margin["r"], margin["b"]),
        layout.get("height"),
        keys,
    )


def _plot(data: Traces, layout: dict[str, Any], scales: dict[str, Scale], room: Room | None) -> str:
    x, y = scales["x"], scales["y"]
    if room is None:
        lines = traces.stretched(traces.lines(data, x, y))
    else:
        lines = traces.lines(data, x, y, (room[0] / 100, room[1] / 100))
    return "".join(
        [
            marks.grid(layout, scales),
            marks.shapes(layout, scales, below=True),
            traces.bars(data, x, y, layout.get("bargap", 0.2)),
            lines,
            traces.dots(data, x, y),
            marks.shapes(layout, scales),
            marks.ticks(layout, scales),
            marks.notes(layout, scales),
            "" if room else hits(data, scales),
        ]
    )


def _heat(heat: Traces, layout: dict[str, Any], scales: dict[str, Scale], room: Room | None) -> str:
    size = (len(heat[0]["z"][0]), len(heat[0]["z"]))
    drawn = "".join(cells(trace, size, room) + cell_words(trace, size) for trace in heat)
    return drawn + marks.ticks(layout, scales) + ("" if room else "".join(map(cell_hits, heat)))


def _keys(figure: Figure) -> tuple[Key, ...]:
    """One entry a name, in the order of the traces."""
    if not figure["layout"]["showlegend"]:
        return ()
    named = [
        t
        for t in figure["data"]
        if t.get("name") and t.get("showlegend") is not False and t["type"] != "heatmap"
    ]
    first = {trace["name"]: trace for trace in reversed(named)}
    names = dict.fromkeys(trace["name"] for trace in named)
    cells = any(trace["type"] == "heatmap" for trace in figure["data"])
    return tuple(_entry(None if cells else n, first[name]) for n, name in enumerate(names))


def _entry(n: int | None, trace: dict[str, Any]) -> Key:
    line = trace.get("line", {})
    if trace["type"] == "bar":
        return Key(n, trace["name"], trace["marker"]["color"], "area")
    if "fillcolor" in trace:
        return Key(n, trace["name"], trace["fillcolor"], "area")
    if trace["mode"] == "markers":
        return Key(n, trace["name"], trace["marker"]["color"], "area")
    return Key(n, trace["name"], line["color"], "line", line.get("dash", "solid"))
