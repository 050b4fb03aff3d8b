"""The calendar as an HTML table: a row per place, a column per date, a number with its class in each cell."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.cells import cell, heading_cell, unchecked
from components.charts.chart import Chart
from components.reading.periods import short_period
from components.reading.view import View, place_href
from data.measures.quality import class_of, whole_per_cent
from data.measures.ratio import ratio
from data.words.numbers import format_number
from pages.quality.calendar import DRAWN

MARKS = {"good": "", "middle": "○ ", "low": "▼ ", "none": ""}


def calendar_grid(view: View, chart: Chart) -> Component:
    """The whole scope in the first row, then the DRAWN lowest places. chart: that of `calendar_chart`."""
    days = chart.frame["date"].unique().sort().to_list()
    heads = [html.Th(short_period(view, day), scope="col") for day in days]
    total = chart.frame.group_by("date").agg(
        ratio(pl.col("part").sum(), pl.col("whole").sum()).alias("value")
    )
    values = {("", day): value for day, value in total.iter_rows()}
    values |= {(code, day): v for code, day, v in chart.frame.select("code", "date", "value").iter_rows()}
    places = list(dict(chart.frame.select("code", "name").iter_rows()).items())[:DRAWN]
    rows = [("", view.place), *places]
    body = [_row(view, code, name, [values.get((code, day)) for day in days]) for code, name in rows]
    head = html.Thead(html.Tr([html.Th(view.t("quality.calendar.place"), scope="col"), *heads]))
    table = html.Table([html.Caption(chart.title, className="sr-only"), head, html.Tbody(body)])
    return html.Div(table, className="table-scroll calendar", tabIndex="0")


def _row(view: View, code: str, name: str, values: list[float | None]) -> Component:
    place = dcc.Link(name, href=place_href(view, view.scope.scheme, code)) if code else name
    cells = [cell(_text(view, value), f"calendar-{class_of(value)}") for value in values]
    row = [heading_cell(place, ""), *cells]
    return unchecked(html.Tr, children=row, className="" if code else "calendar-whole")


def _text(view: View, value: float | None) -> str:
    """The share in whole per cent, with the mark of its class, which colour alone would not tell."""
    if value is None:
        return view.t("number.none")
    return MARKS[class_of(value)] + format_number(whole_per_cent(value), view.language)
