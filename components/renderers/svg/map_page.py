"""The map of a page before WebGL draws it: from the same camera at any size of its place."""

from components.colours import SOFT_INK, STRONG_LINE
from components.maps.camera import Box, Camera
from components.maps.chart import HEIGHT, MapChart
from components.maps.hover import hover_lines
from components.maps.panes import INSETS, ROOM, Area, Boxes, beside, panes
from components.renderers.svg.ground import UNITS, shapes
from components.renderers.svg.words import At, words
from data.words import t

WIDTH = 620  # pixels at which shapes are as fine as the screen
BEYOND = (400, 300)  # pixels of the ground kept on all sides: a place of another shape shows more of it
AROUND = 0.4
THIN = 1.4  # of the width of lines in WebGL, whose lines are smoothed wider
MOST = 600  # areas: their shapes pack into 40 kB
SPOKEN = 200  # areas that say their words under the pointer


def page_map(chart: MapChart) -> str:
    """SVG that fills its place; assets/map/first.css has its colours in both themes and keeps lines thin."""
    across, up = BEYOND
    whole = beside(WIDTH, HEIGHT)
    around = (-across, -up, WIDTH + 2 * across, HEIGHT + 2 * up)
    main, *insets = panes(chart, Boxes(around, whole.main, whole.insets, AROUND))
    rows = {row["code"]: row for row in chart.frame.iter_rows(named=True)}

    def said(area: Area) -> str:
        return "\n".join([area.name, *hover_lines(chart, rows[area.code])])

    spoken = said if chart.frame.height <= SPOKEN else None
    ground = _seen(main.camera, shapes(main, f"{chart.key}0", spoken, pixel=THIN))
    drawn = _place((0, 0, 1 - ROOM, 1), ground, 'overflow="visible"')
    for n, (pane, place, inset) in enumerate(zip(insets, INSETS, chart.geography.insets, strict=True), 1):
        drawn += _inset(place, _seen(pane.camera, shapes(pane, f"{chart.key}{n}", pixel=THIN)))
        at = At(100 * (place[0] + place[2]), 100 * place[1], side="right", edge="bottom")
        drawn += words(inset.name.replace(" (", "<br>("), at, 11, SOFT_INK)
    return f'<svg class="map-svg" width="100%" height="100%">{_sea()}{drawn}{_mark(chart)}</svg>'


def _place(place: Box, inside: str, more: str = "") -> str:
    x, y, width, height = (f"{100 * side:g}%" for side in place)
    return f'<svg x="{x}" y="{y}" width="{width}" height="{height}" {more}>{inside}</svg>'


def _seen(camera: Camera, inside: str) -> str:
    """Shapes so that the camera's frame fits its place."""
    view = " ".join(f"{UNITS * side:.0f}" for side in camera.fitted)
    return f'<svg width="100%" height="100%" viewBox="{view}" overflow="visible">{inside}</svg>'


def _inset(place: Box, inside: str) -> str:
    frame = f'<rect width="100%" height="100%" fill="none" stroke="{STRONG_LINE}" stroke-width="2"/>'
    return _place(place, _sea() + inside + frame)


def _sea() -> str:
    return '<rect class="sea" width="100%" height="100%"/>'


def _mark(chart: MapChart) -> str:
    if not chart.context.synthetic:
        return ""
    return words(t("status.synthetic", chart.language), At(1.2, 1.5, side="left", edge="top"), 12, SOFT_INK)
