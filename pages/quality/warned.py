"""The values accepted on one date that are hard to believe: where each stood, what it was held against."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings
from components.reading.order import filter_text, search_parameter
from components.reading.view import View
from data.contract import TABLES
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number
from queries.warned import warned

COMPARED = ("earlier", "commune", "country", "centre", "nothing")
WARNED = {"warned_search": search_parameter()}


def warned_part(view: View) -> list[Component]:
    """The list; nothing for readers of a province, who see no row of the files."""
    if not view.reader.sees_all:
        return []
    if warned(view.snapshot, view.scope).is_empty():
        return [html.P(view.t("quality.warned.none", date=_day(view)), className="panel")]
    return [
        list_card(
            warned_chart(view),
            view,
            Table(search="warned_search", hidden=("code", "date"), intro=view.t("quality.warned.lead")),
        )
    ]


def warned_chart(view: View) -> Chart:
    """One row per finding of the date that the search leaves."""
    rows = filter_text(
        warned(view.snapshot, view.scope), view.choices["warned_search"], "station_id", "file", "column"
    )
    tables = {table.name: view.t(f"about.table.{table.name}") for table in TABLES}
    kinds = {name: view.t(f"about.warning.{name}") for name in rows["warning"].unique()}
    compared = {name: view.t(f"quality.compared.{name}") for name in COMPARED}
    frame = rows.with_columns(
        pl.col("warning").alias("code"),
        pl.lit(view.snapshot.date).alias("date"),
        pl.col("table").replace_strict(tables, return_dtype=pl.String),
        pl.col("warning").replace_strict(kinds, return_dtype=pl.String),
        pl.col("compared").replace_strict(compared, return_dtype=pl.String),
    )
    count = format_number(rows.height, view.language)
    return Chart(
        "warned",
        "table",
        frame,
        Encodings("file", "row_number"),
        (
            Column("warning", view.t("about.held_back.warning")),
            Column("station_id", view.t("place.list.station_id"), "code"),
            Column("table", view.t("quality.held.table")),
            Column("column", view.t("quality.held.columns"), "code"),
            Column("now", view.t("quality.rows.value")),
            Column("before", view.t("quality.warned.before")),
            Column("compared", view.t("quality.warned.compared")),
            Column("file", view.t("quality.held.file"), "code"),
            Column("row_number", view.t("quality.held.row_number"), COUNT),
            Column("code", view.t("quality.held.codes"), "code"),
            Column("date", view.t("filter.date"), "date"),
        ),
        view.t("quality.warned.title", count=count, date=_day(view)),
        view.context(scope=view.t("about.scope")),
        notes=(view.t("quality.warned.note"),),
    )


def _day(view: View) -> str:
    return format_date(view.snapshot.date, view.language)
