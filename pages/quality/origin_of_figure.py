"""Where a figure comes from: the page that shows it is built once more, and what it asks is noted."""

from dataclasses import replace
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.facts import Child, facts
from components.cards.figure_card import charts_on
from components.cards.grid_card import list_card
from components.cards.table_card import Table
from components.charts.chart import Chart
from components.reading.address import Parameter
from components.reading.metric_words import label_of
from components.reading.view import SHARED, View, definition_href, href, origin_href
from data.measures.metric import Metric
from data.store.recording import Query, recorded
from data.words.dates import format_date
from pages.quality.version_facts import published_files, source_links
from pages.shell.page import NOT_FOUND, page_at
from pages.shell.published import view_of
from queries.estimates import estimated_shares

LONGEST = 1000


def _is_page(text: str) -> bool:
    path = text.partition("?")[0]
    own = len(text) <= LONGEST and "part=origin" not in text
    return own and (not text or page_at(path)[0].key != NOT_FOUND)


OF: dict[str, Parameter] = {
    "of": Parameter("", _is_page),
    "figure": Parameter("", lambda text: text.replace("-", "").replace("_", "").isalnum() and len(text) < 80),
}


def figure_part(view: View) -> list[Component]:
    """The figure that the address names: what it says of itself, the queries behind it, its rows."""
    chart, queries = _built(view)
    if chart is None:
        return [html.P(view.t("quality.origin.no_figure"), className="empty")]
    rows = replace(chart, key="origin", kind="table")
    intro = view.t("quality.origin.figure", title=chart.title)
    return [
        html.Section(html.P(intro), className="lead"),
        html.Section([facts(_facts(view, chart)), *_queries(view, queries)], className="figure origin"),
        html.Section(list_card(rows, view, Table()), className="page-part"),
    ]


def _built(view: View) -> tuple[Chart | None, list[Query]]:
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
    path, _, query = view.choices["of"].partition("?")
    own = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
    page = dcc.Link(view.t("quality.origin.back"), href=f"{href(view, path)}#figure-{chart.key}")
    shown = href(view, path)
    if own:
        page = dcc.Link(
            view.t("quality.origin.back"),
            href=shown + ("&" if "?" in shown else "?") + query + f"#figure-{view.choices['figure']}",
        )
    said: dict[str, Child | list[Child]] = {"page": page}
    if chart.metrics:
        said["definition"] = [part for metric in chart.metrics for part in _definition(view, metric)]
    said |= {
        "scope": chart.context.scope,
        "date": format_date(chart.context.date, view.language),
        "version": [html.Code(str(chart.context.version)), html.Div(view.source_text)],
        "published": published_files(view),
        "sources": source_links(view),
    }
    return [(view.t(f"quality.origin.{name}"), words) for name, words in said.items()]


def _definition(view: View, metric: Metric) -> list[Child]:
    """What a metric of the figure is, and the stations behind it."""
    plain = replace(view, given={name: text for name, text in view.given.items() if name in SHARED})
    links = [
        dcc.Link(view.t("chart.definition"), href=definition_href(view, metric)),
        " · ",
        dcc.Link(view.t("quality.origin.stations"), href=origin_href(plain, metric)),
    ]
    name = html.Strong(f"{label_of(metric, view.language)}: ")
    return [html.Div([name, view.t(f"metric.{metric.key}.definition")]), html.Div(links)]


def _queries(view: View, queries: list[Query]) -> list[Component]:
    if not queries:
        return [html.P(view.t("quality.origin.no_query"), className="quiet")]
    note = html.P(view.t("quality.origin.queries"), className="quiet")
    return [note, *(_query(query, number == 0) for number, query in enumerate(queries))]


def _query(query: Query, opened: bool) -> Component:
    lines = "\n".join(f"${name} = {_written(value)}" for name, value in query.bound.items())
    body = [html.Pre(html.Code(part)) for part in (lines, query.statement.text) if part]
    return html.Details([html.Summary(html.Code(query.statement.name)), *body], open=opened)


def _written(value: object) -> str:
    return "NULL" if value is None else str(value)
