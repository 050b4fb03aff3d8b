"""Reporting delay: days after the end of a period by which half, and nine in ten, of its reports were in."""

import polars as pl
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.periods import period_text
from components.reading.view import View
from data.words.numbers import COUNT, format_number
from pages.shell.crossing import crossing_notes
from queries.quality import delays

LINES = {"median": "quality.delay.median", "p90": "quality.delay.p90"}


def delay_card(view: View) -> Component:
    """The two lines over time."""
    return figure_card(delay_chart(view), view)


def delay_chart(view: View) -> Chart:
    """One row per date and line: median and 90th percentile of days, number of reports with a time."""
    rows = delays(view.snapshot, view.scope)
    lines = [
        rows.select(
            "date",
            pl.lit(view.t(key)).alias("line"),
            pl.col(name).alias("days"),
            "reports",
        )
        for name, key in LINES.items()
    ]
    return Chart(
        "delay",
        "line",
        pl.concat(lines),
        Encodings("date", "days", series="line"),
        (
            Column("date", view.t("filter.date"), "date"),
            Column("line", view.t("quality.delay.line")),
            Column("days", view.t("quality.delay.days"), COUNT),
            Column("reports", view.t("quality.delay.reports"), COUNT),
        ),
        _finding(view, rows),
        view.context(),
        notes=(view.t("quality.delay.note"), *crossing_notes(view)),
    )


def _finding(view: View, rows: pl.DataFrame) -> str:
    now = rows.filter(pl.col("date") == view.snapshot.date)
    month = period_text(view, view.snapshot.date)
    if now.is_empty():
        return view.t("quality.delay.none", month=month)
    one = now.row(0, named=True)
    days = {name: format_number(one[name], view.language) for name in LINES}
    return view.t("quality.delay.title", month=month, **days)
