"""The origin of a figure: its page is built once more, and the queries that it makes are recorded."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.facts import Child, facts
from components.cards.figure_card import charts_on
from components.cards.grid_card import list_card
from components.cards.table_card import Table
from components.cards.wrong_number import wrong_number
from components.charts.chart import Chart
from components.reading.address import Parameter
from components.reading.denominator import definition_of
from components.reading.metric_words import label_of
from components.reading.origin_links import definition_href, origin_href
from components.reading.view import SHARED, View, href
from data.measures.metric import Metric
from data.store.recording import Query, recorded
from data.words.dates import format_date
from pages.quality.version_facts import version_facts
from pages.shell.page import NOT_FOUND, PageAt
from pages.shell.published import view_of
from queries.estimates import estimated_shares

LONGEST = 1000


def origin_parameters(page_at: PageAt) -> dict[str, Parameter]:
    """`of`, the address of another page, and `figure`, a figure of it."""

    def is_page(text: str) -> bool:
        """Whether the text is an address of ours with a figure; an origin of an origin would never end."""
        own = len(text) <= LONGEST and "part=origin" not in text
        return own and (not text or page_at(text.partition("?")[0])[0].key != NOT_FOUND)

    def is_figure(text: str) -> bool:
        return text.replace("-", "").replace("_", "").isalnum() and len(text) < 80

    return {"of": Parameter("", is_page), "figure": Parameter("", is_figure)}


def figure_part(view: View, page_at: PageAt) -> list[Component]:
    """The figure that the address names: its facts, the queries behind it, its rows as a table."""
    chart, queries = _built(view, page_at)
    if chart is None:
        return [html.P(view.t("quality.origin.no_figure"), className="empty")]
    rows = replace(chart, key="origin", kind="table")
    intro = view.t("quality.origin.figure", title=chart.title)
    told = ((view.t("wrong.figure"), chart.title), (view.t("quality.origin.scope"), view.place))
    wrong = wrong_number(view, chart.title, told)
    return [
        html.Section(html.P(intro), className="lead"),
        html.Section(
            [facts(_facts(view, chart)), wrong, *_queries(view, queries)], className="figure origin"
        ),
        html.Section(list_card(rows, view, Table()), className="page-part"),
    ]


def _built(view: View, page_at: PageAt) -> tuple[Chart | None, list[Query]]:
    """The chart, None where the page does not have it, and the queries of its whole page."""
    path, _, query = view.choices["of"].partition("?")
    page, parts = page_at(path)
    shared = urlencode({name: text for name, text in view.given.items() if name in SHARED})
    seen = view_of(page, path, "&".join([query, shared]))
    snapshot, recording = recorded(seen.snapshot)
    compare = snapshot.on(seen.compare.date) if seen.compare else None
    estimated = estimated_shares(snapshot, seen.scope)
    body = page.render(replace(seen, snapshot=snapshot, compare=compare, estimated=estimated), **parts)
    return charts_on(html.Div(body)).get(view.choices["figure"]), recording.queries


def _facts(view: View, chart: Chart) -> list[tuple[str, Child | list[Child]]]:
    page = dcc.Link(view.t("quality.origin.back"), href=f"{_address(view)}#figure-{chart.key}")
    definitions = [part for metric in chart.metrics for part in _definition(view, metric)]
    return [
        (view.t("quality.origin.page"), page),
        *([(view.t("quality.origin.definition"), definitions)] if definitions else []),
        (view.t("quality.origin.scope"), chart.context.scope),
        (view.t("quality.origin.date"), format_date(chart.context.date, view.language)),
        *version_facts(view),
    ]


def _address(view: View) -> str:
    """The address of the figure's page, with the page's own parameters."""
    path, _, query = view.choices["of"].partition("?")
    shown = href(view, path)
    return shown + ("&" if "?" in shown else "?") + query if "=" in query else shown


def _definition(view: View, metric: Metric) -> list[Child]:
    """A metric of the figure with its definition, and the link to the stations behind it."""
    plain = replace(view, given={name: text for name, text in view.given.items() if name in SHARED})
    links: list[Child] = [
        dcc.Link(view.t("chart.definition"), href=definition_href(view, metric)),
        " · ",
        dcc.Link(view.t("quality.origin.stations"), href=origin_href(plain, metric)),
    ]
    words: list[Child] = [
        html.Strong(f"{label_of(metric, view.language)}: "),
        definition_of(metric, view.snapshot, view.language),
    ]
    return [html.Div(words), html.Div(links)]


def _queries(view: View, queries: list[Query]) -> list[Component]:
    if not queries:
        return [html.P(view.t("quality.origin.no_query"), className="quiet")]
    note = html.P(view.t("quality.origin.queries"), className="quiet")
    return [note, *(_query(query, number == 0) for number, query in enumerate(queries))]


def _query(query: Query, opened: bool) -> Component:
    texts = (bound_values(query.bound), query.statement.text)
    body = [html.Pre(html.Code(text)) for text in texts if text]
    return html.Details([html.Summary(html.Code(query.statement.name)), *body], open=opened)


def bound_values(values: Mapping[str, object]) -> str:
    """The parameters of a query with their values, one a line: `$province = 01`."""
    return "\n".join(f"${name} = {'NULL' if value is None else value}" for name, value in values.items())
