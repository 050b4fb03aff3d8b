"""The methods, each at an address of its own: question, formula, reference, assumptions, limits, check."""

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.table_card import Table, table_card
from components.charts.chart import Column
from components.reading.address import one_of
from components.reading.view import View, href
from pages.about.method_checks import CHECKS
from pages.about.sections import listing, paragraphs, section

EVERY = "all"
METHODS = (
    "forecast",
    "clusters",
    "equity",
    "quality",
    "closing",
    "change",
    "ranks",
    "funnel",
    "survival",
    "deadline",
    "breaks",
)
METHOD = one_of(EVERY, *METHODS)
PARTS = ("question", "formula", "reference", "assumes", "fails", "check")


def methods(view: View) -> Component:
    """The list of methods, each leading to its own address."""
    return section(view, "methods", [*paragraphs(view, "about.methods.lead"), _links(view)])


def _links(view: View) -> Component:
    items = [
        html.Li(dcc.Link(view.t(f"about.method_of.{method}.title"), href=href(view, "/about", method=method)))
        for method in METHODS
    ]
    return html.Ul(items)


def method_page(view: View) -> list[Component]:
    """One method, what it found in this version, and the way to the others."""
    method = view.choices["method"]
    title = html.H1(view.t(f"about.method_of.{method}.title"))
    parts = [
        html.Section(
            [html.H2(view.t(f"about.method.{part}")), html.P(view.t(f"about.method_of.{method}.{part}"))],
            className="page-part",
        )
        for part in PARTS
    ]
    rows = CHECKS[method](view)
    if rows.height:
        columns = (
            Column("what", view.t("about.method.what")),
            Column("found", view.t("about.method.found")),
        )
        chart = listing(view, "method_check", rows, columns)
        parts.append(html.Section(table_card(chart, view, Table()), className="page-part"))
    others = html.Section([html.H2(view.t("about.section.methods")), _links(view)], className="page-part")
    back = html.P(dcc.Link(view.t("about.method.back"), href=href(view, "/about", method=None)))
    return [html.Section([title, back], className="lead"), *parts, others]
