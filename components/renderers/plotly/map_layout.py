"""The map figure's layout: main map, two insets, what stands on the map, scale bar."""

from math import asinh, log2, pi, radians, tan
from textwrap import wrap
from typing import Any

from components.colours import PAPER, SEA, SOFT_INK, STRONG_LINE, faint
from components.maps.chart import HEIGHT, Bounds, MapChart
from components.maps.panes import INSETS, ROOM
from data.words import t

TILE = 512  # pixels of the whole world at zoom 0
ASSUMED_WIDTH = 620
NOTE_WIDTH = 60  # characters a line that stands on the map, so that a phone holds it
# Where the insets lie, as shares of the figure: x, then the bottoms and tops.
INSET_X = (INSETS[0][0], round(INSETS[0][0] + INSETS[0][2], 3))
INSET_Y = tuple((round(1 - top - height, 3), round(1 - top, 3)) for _, top, _, height in INSETS)
# The browser changes shapes[0] and annotations[0] (scale bar).
NOTES = 1  # where the notes stand among the annotations


def subplots(count: int) -> list[str]:
    """The names of the main map and the insets: map, map2, map3."""
    return ["map", *(f"map{index}" for index in range(2, count + 2))]


def map_layout(chart: MapChart) -> dict[str, Any]:
    """Subplots, annotations and shapes; `meta.views` gives the browser the frames to fit its own size."""
    place = chart.geography
    names = subplots(len(place.insets))
    frames = [place.bounds, *(inset.bounds for inset in place.insets)]
    domains = [((0.0, 1.0), (0.0, 1.0)), *((INSET_X, y) for y in INSET_Y)]
    maps = {
        name: _subplot(frame, *domain) for name, frame, domain in zip(names, frames, domains, strict=True)
    }
    return {
        **maps,
        "height": chart.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 14 * len(_lines(chart)) + 10},
        "showlegend": True,
        "legend": {
            "x": 0.01,
            "y": 0.94,
            "xanchor": "left",
            "yanchor": "top",
            "bgcolor": faint(PAPER, 0.8),
        },
        "annotations": [_scale_text(), _notes(chart), *_inset_names(chart), *_mark(chart)],
        "shapes": [_scale_bar(), *(_frame(y) for y in INSET_Y)],
        "meta": {"views": dict(zip(names, frames, strict=True)), "room": ROOM},
        "dragmode": "pan",
        "hoverlabel": {"align": "left"},
    }


def style() -> dict[str, Any]:
    """An empty MapLibre style: no glyphs, sprites or tiles to fetch.

    Plotly drops empty objects when it redraws, and MapLibre refuses a style without sources: so one point.
    """
    nothing = {"type": "geojson", "data": {"type": "MultiPoint", "coordinates": [[0, 0]]}}
    sea = {"id": "sea", "type": "background", "paint": {"background-color": SEA}}
    return {"version": 8, "sources": {"nothing": nothing}, "layers": [sea]}


def _subplot(frame: Bounds, x: tuple[float, float], y: tuple[float, float]) -> dict[str, Any]:
    width, height = (x[1] - x[0]) * ASSUMED_WIDTH, (y[1] - y[0]) * HEIGHT
    room = ROOM if x == (0.0, 1.0) else 0.0
    return {
        "style": style(),
        "domain": {"x": list(x), "y": list(y)},
        **camera(frame, width, height, room),
    }


def camera(frame: Bounds, width: float, height: float, room: float = 0.0) -> dict[str, Any]:
    """Centre and zoom that show a frame in `width` × `height` pixels. room: share kept free on the right."""
    west, south, east, north = frame
    across = (east - west) / 360
    up = (_mercator(north) - _mercator(south)) / (2 * pi)
    zoom = log2(min(width * (1 - room) / across, height / up) / TILE) - 0.08
    shift = room / 2 * width / (TILE * 2**zoom) * 360
    return {"center": {"lon": (west + east) / 2 + shift, "lat": (south + north) / 2}, "zoom": zoom}


def _mercator(latitude: float) -> float:
    return asinh(tan(radians(latitude)))


def _lines(chart: MapChart) -> list[str]:
    return [line for note in chart.geography.notes for line in wrap(note, NOTE_WIDTH)]


def _notes(chart: MapChart) -> dict[str, Any]:
    return _text("<br>".join(_lines(chart)), x=0, y=0, xanchor="left", yanchor="top", yshift=-4, size=10.5)


def _mark(chart: MapChart) -> list[dict[str, Any]]:
    if not chart.context.synthetic:
        return []
    where = {"x": 0.012, "y": 0.985, "xanchor": "left", "yanchor": "top", "size": 12}
    return [_text(t("status.synthetic", chart.language), **where)]


def _inset_names(chart: MapChart) -> list[dict[str, Any]]:
    where = {"x": INSET_X[1], "xanchor": "right", "yanchor": "bottom", "align": "right", "size": 11}
    names = [inset.name.replace(" (", "<br>(") for inset in chart.geography.insets]
    return [_text(name, y=y[1], **where) for name, y in zip(names, INSET_Y, strict=True)]


def _scale_text() -> dict[str, Any]:
    return _text("", x=0, y=0, xanchor="left", yanchor="bottom", size=11, xshift=12, yshift=12)


def _text(text: str, **where: Any) -> dict[str, Any]:
    font = {"size": where.pop("size"), "color": SOFT_INK}
    return {
        "text": text,
        "showarrow": False,
        "align": "left",
        "font": font,
        "xref": "paper",
        "yref": "paper",
    } | where


def _scale_bar() -> dict[str, Any]:
    """100 km once the browser knows the zoom: sizes in pixels, so that exports keep them."""
    where = {"xref": "paper", "yref": "paper", "xanchor": 0, "yanchor": 0}
    sizes = {"xsizemode": "pixel", "ysizemode": "pixel", "x0": 12, "x1": 12, "y0": 9, "y1": 12}
    return {"type": "rect", "fillcolor": SOFT_INK, "line": {"width": 0}} | where | sizes


def _frame(y: tuple[float, float]) -> dict[str, Any]:
    box = {"x0": INSET_X[0], "x1": INSET_X[1], "y0": y[0], "y1": y[1]}
    line = {"color": STRONG_LINE, "width": 1}
    return {"type": "rect", "xref": "paper", "yref": "paper", "line": line} | box
