"""A figure's numbers and its picture as files: the page is built once more, and its chart written."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from dash import html
from flask import Blueprint, Response, abort, request

from components.briefing.drawn import figure_id
from components.cards.figure_card import FILES, PLOTLY, FigureCard, cards_on, file_name, page_query
from components.cards.grid_card import ROWS
from components.cards.picture import figure_bytes
from components.cards.saved_picture import saved_svg
from components.cards.table_card import WHOLE
from components.charts.chart import Chart
from components.charts.files import csv_bytes, xlsx_bytes
from components.charts.grid_rows import rows_bytes
from components.reading.address import from_root
from components.reading.view import View
from components.renderers.svg.bitmap import png_bytes
from components.renderers.svg.sizes import SIZES
from components.static_html import html_of
from data.settings import settings
from data.words import t
from pages.router import page_body, view_at
from pages.serving.refusals import said
from pages.shell.audited import note

files = Blueprint("files", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIZE = "size"  # of an image, a key of SIZES; the first where none is named
Write = Callable[[Chart, View, str], bytes]


def _svg(chart: Chart, view: View, size: str) -> str:
    """The picture with the figure's address, which leads back to it at its version, and its id."""
    asked = page_query(chart, view)
    address = from_root(f"{view.path}?{urlencode(asked)}#figure-{quote(chart.key)}")
    named = figure_id(view.path, asked, chart.key, chart.context.version)
    return saved_svg(chart, SIZES[size], address=request.host_url.rstrip("/") + address, figure_id=named)


WRITERS: dict[str, tuple[Write, str]] = {
    "csv": (lambda chart, _view, _size: csv_bytes(chart), "text/csv; charset=utf-8"),
    "xlsx": (lambda chart, _view, _size: xlsx_bytes(chart), XLSX),
    ROWS: (lambda chart, _view, _size: rows_bytes(chart), "application/json"),
    PLOTLY: (lambda chart, _view, _size: figure_bytes(chart), "application/json"),
    "svg": (lambda chart, view, size: _svg(chart, view, size).encode(), "image/svg+xml"),
    "png": (lambda chart, view, size: png_bytes(_svg(chart, view, size), SIZES[size].zoom), "image/png"),
}


@files.get("/download/<path:rest>")
def download(rest: str) -> Response:
    """One figure as a file: the address of its page, the figure's key and the kind; of images their size."""
    folder, _, name = rest.rpartition("/")
    key, _, ending = name.rpartition(".")
    if ending not in (*WRITERS, WHOLE):
        abort(404)
    page, query = _page_at(folder), _page_query(ending)
    view = view_at(page, query)
    if view.notices:
        return said(" ".join(view.notices), 404)
    size = request.args.get(SIZE, next(iter(SIZES)))
    if size not in SIZES:
        words = t("picture.unknown_size", view.language, size=size, sizes=", ".join(SIZES))
        return said(words, 400)
    card = cards_on(html.Div(page_body(page, query))).get(key)
    if card is None or (ending in ("svg", "png") and card.chart.kind == "table"):
        abort(404)
    return _whole(card) if ending == WHOLE else _sent(_filed(card, ending), view, ending, size)


def _filed(card: FigureCard, ending: str) -> Chart:
    """The chart; for files of numbers with what they have beyond the page."""
    return card.filed(card.chart) if card.filed and ending in FILES else card.chart


def _whole(card: FigureCard) -> Response:
    """Every row of a table in HTML, which the browser lays in the page before it is printed."""
    if card.whole is None:
        abort(404)
    return Response(html_of(card.whole(), {}), content_type="text/html; charset=utf-8")


def _sent(chart: Chart, view: View, ending: str, size: str) -> Response:
    write, kind = WRITERS[ending]
    content = write(chart, view, size)
    if len(content) > settings().largest_export:
        abort(413)
    name = f"{file_name(chart, view)}.{ending}"
    if ending not in (ROWS, PLOTLY):
        note("exported", file=name, address=request.full_path)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=kind, headers=disposition)


def _page_at(folder: str) -> str:
    """The address of a page from its decoded path, in which an id is one part, strokes and all."""
    first, _, rest = folder.partition("/")
    whole = quote(rest, safe="" if first == "stations" else "/")
    return f"/{first}/{whole}" if rest else f"/{first}"


def _page_query(ending: str) -> str:
    """The query without the size of an image, which is no part of the page's address."""
    if ending not in ("svg", "png"):
        return request.query_string.decode()
    return urlencode([(name, value) for name, value in request.args.items(multi=True) if name != SIZE])
