"""A chart as a picture of its own: what a reader saves, and what documents hold."""

from components.charts.alone import facts, subtitle
from components.charts.chart import Chart
from components.dots.chart import DotChart
from components.maps.chart import MapChart
from components.renderers.plotly.render import render
from components.renderers.svg.body import Body, NothingDrawn
from components.renderers.svg.dot_body import DotBody
from components.renderers.svg.map_body import MapBody
from components.renderers.svg.plot_body import PlotBody
from components.renderers.svg.sheet import Sheet, Words
from components.renderers.svg.sizes import Size
from components.renderers.svg.tile_body import TileBody
from data.words import t


def saved_svg(chart: Chart, size: Size, *, address: str = "", figure_id: str = "") -> str:
    """The chart with title, indicator, place, date, notes and source, as SVG; higher where its rows need it.

    address: of the figure, which its QR code leads to. Raises TramSoError where the shapes of a map are gone.
    """
    mark = t("status.synthetic", chart.language) if chart.context.synthetic else ""
    words = Words(chart.title, subtitle(chart), facts(chart, figure_id), mark, address)
    return Sheet(words, size, body_of(chart)).draw()


def bare_svg(chart: Chart, size: Size) -> str:
    """The same without any words around it: for a slide or a page that has its own."""
    return Sheet(Words("", "", ()), size, body_of(chart, mapped=False)).draw()


def body_of(chart: Chart, *, mapped: bool = True) -> Body:
    """The way a kind of chart is drawn on a sheet. mapped: tiles of dots lie as on the page."""
    if chart.frame.is_empty():
        return NothingDrawn(t("chart.no_rows", chart.language))
    if isinstance(chart, MapChart):
        return TileBody(chart) if chart.kind == "tile_grid" else MapBody(chart)
    if isinstance(chart, DotChart):
        return DotBody(chart, mapped)
    return PlotBody(render(chart))
