"""A drawn item as the page shows it: the same picture or table as on its own page, and where it is from."""

from dash import dcc, html
from dash.development.base_component import Component

from components.briefing.drawn import Drawn
from components.briefing.item import address_of
from components.cards.picture import still_picture
from components.cards.saved_picture import bare_svg
from components.charts.chart import Chart
from components.charts.summary import summary
from components.maps.chart import MapChart
from components.reading.address import from_root
from components.renderers.plotly.render import DRAWINGS
from components.renderers.svg.sizes import SIZES
from components.static_html import StaticHtml, html_of
from data.words import Language, t
from data.words.numbers import format_number
from pages.serving.faults import told

ROWS = 12


def shown(drawn: Drawn, language: Language) -> dict[str, str | bool]:
    """Title as the data say, HTML of the picture or table, whether it is broken: then the HTML says why."""
    try:
        parts = _fault(drawn, language) if drawn.chart is None else _parts(drawn, drawn.chart)
        broken = drawn.chart is None
    except Exception as error:
        parts, broken = [html.P(told(error, language))], True
    written = "".join(html_of(part, {}) for part in parts)
    return {"title": drawn.chart.title if drawn.chart else "", "html": written, "broken": broken}


def _fault(drawn: Drawn, language: Language) -> list[Component]:
    """Why it cannot be drawn, what to do, and the page that it was on."""
    address = from_root(address_of(drawn.item, language))
    page = dcc.Link(t("briefing_page.page_link", language), href=address)
    return [html.P(drawn.fault), html.P([t("briefing_page.fault_hint", language), " ", page])]


def _parts(drawn: Drawn, chart: Chart) -> list[Component]:
    notices = [html.P(notice, className="briefing-fault") for notice in drawn.notices]
    notes = [html.Span(note) for note in chart.all_notes]
    page = dcc.Link(t("briefing_page.page_link", chart.language), href=drawn.address)
    foot = html.P([" · ".join(chart.facts[:2]), " · ", page], className="briefing-foot")
    return [*notices, *_picture(chart), html.Div(notes, className="figure-notes"), foot]


def _picture(chart: Chart) -> list[Component]:
    if chart.frame.is_empty():
        return [html.P(t("chart.no_rows", chart.language), className="empty")]
    if chart.kind not in DRAWINGS:
        return _table(chart)
    if isinstance(chart, MapChart):
        drawn = StaticHtml(
            "div", {"className": "briefing-map", "aria-hidden": "true"}, bare_svg(chart, SIZES["16x9"])
        )
        return [html.P(summary(chart), className="sr-only"), drawn]
    return [html.P(summary(chart), className="sr-only"), *still_picture(chart)]


def _table(chart: Chart) -> list[Component]:
    """The first rows, and how many more there are."""
    heads = [html.Th(column.label, scope="col", className=column.align) for column in chart.columns]
    aligned = [column.align for column in chart.columns]
    rows = [
        html.Tr([html.Td(text, className=align) for text, align in zip(row, aligned, strict=True)])
        for row, _ in zip(chart.texts(), range(ROWS), strict=False)
    ]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)])
    left = chart.frame.height - ROWS
    words = t("briefing_page.rows_more", chart.language, count=format_number(left, chart.language))
    more = [html.P(words, className="quiet")] if left > 0 else []
    return [html.Div(table, className="table-scroll", tabIndex="0"), *more]
