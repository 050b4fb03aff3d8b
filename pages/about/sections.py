"""The elements of `/about`: sections with an anchor, paragraphs, tables with files."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View

SECTIONS = (
    "metrics",
    "targets",
    "blanks",
    "readings",
    "methods",
    "geography",
    "ledgers",
    "glossary",
    "synthetic",
    "version",
)


def section(view: View, key: str, children: Sequence[Component]) -> Component:
    """One part of the page; its address is `/about#<key>`."""
    return html.Section([html.H2(view.t(f"about.section.{key}")), *children], id=key, className="about-part")


def contents(view: View) -> Component:
    """The page's table of contents."""
    links = [html.Li(html.A(view.t(f"about.section.{key}"), href=f"#{key}")) for key in SECTIONS]
    label = attributes(aria_label=view.t("about.contents"))
    return html.Nav(html.Ol(links), className="about-contents", **label)


def paragraphs(view: View, *keys: str) -> list[Component]:
    """Sentences without values."""
    return [html.P(view.t(key)) for key in keys]


def listing(
    view: View, key: str, frame: pl.DataFrame, columns: tuple[Column, ...], notes: tuple[str, ...] = ()
) -> Chart:
    """A table of what the product or the version says of itself, not of the chosen place."""
    return Chart(
        key,
        "table",
        frame,
        Encodings(columns[0].name, columns[-1].name),
        columns,
        view.t(f"about.{key}.title"),
        view.context(scope=view.t("about.scope")),
        notes=notes,
    )


def from_source(chart: Chart, source: str) -> Chart:
    """The same table, taken from a document."""
    return replace(chart, context=replace(chart.context, source=source))
