"""The framed figure on a page: the finding, the picture, its menu and its table twin."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.collect import collect_button
from components.cards.estimate_badge import estimate_badge
from components.cards.how_to_read import how_to_read
from components.cards.picture import chart_picture
from components.cards.table_twin import twin as table_of
from components.charts.chart import Chart
from components.charts.summary import summary
from components.reading.address import from_root
from components.reading.origin_links import definition_href, figure_origin_href
from components.reading.view import View, href
from data.words import t

FILES = ("xlsx", "csv")
IMAGES = ("png", "svg")
PLOTLY = "plotly"  # the ending of a figure's own description, which the browser hands to Plotly


class FigureCard(html.Figure):
    """A figure that knows its Chart, so that a download finds it on the page that shows it."""

    chart: Chart
    whole: Callable[[], Component] | None
    filed: Callable[[Chart], Chart] | None

    def __init__(
        self,
        chart: Chart,
        whole: Callable[[], Component] | None = None,
        filed: Callable[[Chart], Chart] | None = None,
        **props: Any,
    ) -> None:
        """whole: makes the table with every row, where the page has the first.

        filed: makes the chart that files are written of, where they have more; `props` are html.Figure's.
        """
        super().__init__(**props)
        object.__setattr__(self, "chart", chart)
        object.__setattr__(self, "whole", whole)
        object.__setattr__(self, "filed", filed)


def figure_card(
    chart: Chart,
    view: View,
    *,
    intro: str | None = None,
    graph: Component | None = None,
    twin: Component | None = None,
) -> Component:
    """One chart, framed. `intro` is a sentence under the title; `graph` and `twin` replace the drawn picture
    and the plain table with all of the chart's cells.
    """
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="figure",
        children=[
            html.Figcaption([html.H2(chart.title), *([html.P(intro)] if intro else [])]),
            _menu(chart, view),
            html.P(summary(chart), className="sr-only"),
            *(_picture(chart, view) if graph is None else [graph]),
            html.Div(
                [*(html.Span(note) for note in chart.all_notes), *how_to_read(chart)],
                className="figure-notes",
            ),
            *estimate_badge(chart.estimate),
            table_of(chart, twin),
        ],
    )


def people_notes(chart: Chart) -> list[Component]:
    """The note on the population of a figure that has no other notes, where that has to be said."""
    return [html.Div(html.Span(note), className="figure-notes") for note in chart.on_people]


def _picture(chart: Chart, view: View) -> list[Component]:
    if chart.frame.is_empty():
        return [html.P(t("chart.no_rows", chart.language), className="empty")]
    return chart_picture(chart, file_address(chart, view, PLOTLY))


def figure_menu(chart: Chart, items: Sequence[Component]) -> Component:
    """What can be done with a figure, folded in its corner: a briefing first, then the items."""
    return html.Details(
        [
            html.Summary(t("chart.menu", chart.language)),
            html.Div([collect_button(chart), *items], className="menu-items"),
        ],
        className="menu figure-menu",
    )


def file_links(chart: Chart, view: View, endings: Sequence[str]) -> list[Component]:
    """A link to each file of the figure."""
    return [
        html.A(t(f"chart.{ending}", chart.language), href=file_address(chart, view, ending), download="")
        for ending in endings
    ]


def _menu(chart: Chart, view: View) -> Component:
    words = {name: t(f"chart.{name}", chart.language) for name in ("copy", "copied")}
    copy = html.Button(words["copy"], **attributes(data_figure_action="copy", data_done=words["copied"]))
    files = file_links(chart, view, (*IMAGES, *FILES))
    return figure_menu(chart, [_sizes(chart), *files, copy, *_definition(chart, view)])


def _sizes(chart: Chart) -> Component:
    """The size of images; assets/components/figure_menu.js writes it into their addresses."""
    names = {
        "16x9": t("picture.size.16x9", chart.language),
        "4x3": t("picture.size.4x3", chart.language),
        "half": t("picture.size.half", chart.language),
        "square": t("picture.size.square", chart.language),
    }
    options = [html.Option(name, value=size) for size, name in names.items()]
    return html.Label([t("picture.size.label", chart.language), html.Select(options, className="image-size")])


def _definition(chart: Chart, view: View) -> list[Component]:
    links = {"origin": figure_origin_href(view, chart.key)}
    if chart.metric is not None:
        links = {"definition": definition_href(view, chart.metric), **links}
    return [
        dcc.Link(t(f"chart.{name}", chart.language), href=address)
        for name, address in links.items()
        if address
    ]


def file_address(chart: Chart, view: View, ending: str) -> str:
    """The address of the figure's file: its page's address, pinned to the version and date seen."""
    query = urlencode(page_query(chart, view))
    return from_root(f"/download{view.path.rstrip('/')}/{quote(chart.key)}.{ending}?{query}")


def page_query(chart: Chart, view: View) -> dict[str, str]:
    """The parameters of the page's address, pinned to the version and date seen."""
    day, language = view.snapshot.date, view.language
    query = href(view, version=chart.context.version, date=day, lang=language).partition("?")[2]
    return dict(parse_qsl(query))


def file_name(chart: Chart, view: View) -> str:
    """The name of the figure's files without an ending: figure, metric, scheme, place or station, date."""
    metric = [chart.metric.key] if chart.metric else []
    place = [view.scope.scheme, _station(view) or view.scope.code or "country"]
    return "-".join(["tramso", chart.key, *metric, *place, chart.context.date.isoformat()])


def _station(view: View) -> str:
    """The id of the station that the page is of, in letters that any file system takes; empty elsewhere."""
    station_id = view.path.removeprefix("/stations/") if view.path.startswith("/stations/") else ""
    return re.sub(r"\W+", "_", unquote(station_id), flags=re.ASCII)


def charts_on(page: Component) -> dict[str, Chart]:
    """Every chart that a page shows, by key."""
    return {key: card.chart for key, card in cards_on(page).items()}


def cards_on(page: Component) -> dict[str, FigureCard]:
    """Every figure that a page shows, by its chart's key."""
    return {part.chart.key: part for part in page._traverse() if isinstance(part, FigureCard)}
