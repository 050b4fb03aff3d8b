"""The rows held back on one date (the quarantine), with their file, row number, reasons and values."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.table_card import Row, Table
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.address import one_of
from components.reading.order import filter_text, search_parameter
from components.reading.view import View
from data.contract import REASONS, TABLES
from data.errors import TramSoError
from data.store.quarantine import quarantined_rows
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number
from pages.serving.faults import told
from pages.shell.published import publication

EVERY = "all"
QUARANTINE = {
    "table": one_of(EVERY, *(table.name for table in TABLES)),
    "reason": one_of(EVERY, *REASONS),
    "held_search": search_parameter(),
}
SHOWN_VALUES = 60  # characters


def quarantine_part(view: View) -> list[Component]:
    """The table with its filters; a sentence where the reader may not see it or the files are gone."""
    if not view.reader.sees_all:
        return [html.P(view.t("quality.held.national"), className="panel")]
    try:
        chart = quarantine_chart(view)
    except TramSoError as error:
        return [html.P(told(error, view.language), className="panel", role="alert")]
    tools = [
        choice_control(view, "table", view.t("quality.held.table"), _choices(view, "table")),
        choice_control(view, "reason", view.t("quality.held.reason"), _choices(view, "reason")),
    ]
    table = Table(
        search="held_search",
        cells={"values": _values},
        hidden=("date", "codes"),
        tools=tools,
        intro=view.t("quality.held.lead"),
    )
    return [list_card(chart, view, table)]


def quarantine_chart(view: View) -> Chart:
    """One row per row held back on the date that the filters leave, in the order of arrival."""
    store = publication().store()
    rows = quarantined_rows(store, str(view.snapshot.version), view.snapshot.date)
    rows = filter_text(_filtered(view, rows), view.choices["held_search"], "station_id", "file", "values")
    reasons = [", ".join(view.t(f"about.reason.{name}") for name in names) for names in rows["reasons"]]
    tables = {table.name: view.t(f"about.table.{table.name}") for table in TABLES}
    frame = rows.with_columns(
        pl.lit(view.snapshot.date).alias("date"),
        pl.col("table").replace_strict(tables, return_dtype=pl.String),
        pl.Series("reasons", reasons, pl.String),
        pl.col("reasons").list.join(" ").alias("codes"),
        pl.col("columns").list.join("; "),
    )
    return Chart(
        "held",
        "table",
        frame,
        Encodings("file", "row_number"),
        (
            Column("table", view.t("quality.held.table")),
            Column("file", view.t("quality.held.file"), "code"),
            Column("row_number", view.t("quality.held.row_number"), COUNT),
            Column("station_id", view.t("quality.held.station_id")),
            Column("reasons", view.t("quality.held.reasons")),
            Column("columns", view.t("quality.held.columns"), "code"),
            Column("dragged", view.t("quality.held.dragged"), COUNT),
            Column("values", view.t("quality.held.values")),
            Column("codes", view.t("quality.held.codes"), "code"),
            Column("date", view.t("filter.date"), "date"),
        ),
        _finding(view, rows),
        view.context(scope=view.t("about.scope")),
        notes=(view.t("quality.held.note"), view.t("quality.held.dragged_note")),
    )


def _filtered(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    table, reason = view.choices["table"], view.choices["reason"]
    kept = rows if table == EVERY else rows.filter(pl.col("table") == table)
    return kept if reason == EVERY else kept.filter(pl.col("reasons").list.contains(reason))


def _finding(view: View, rows: pl.DataFrame) -> str:
    """The rows held back; a station named in two rows of the register takes its other rows along once."""
    register = rows.filter(pl.col("dragged").is_not_null())
    dragged = int(register.unique("station_id")["dragged"].sum())
    words = {
        "date": format_date(view.snapshot.date, view.language),
        "count": format_number(rows.height, view.language),
        "register": format_number(register.height, view.language),
        "dragged": format_number(dragged, view.language),
    }
    return view.t("quality.held.title" if register.height else "quality.held.title_plain", **words)


def _choices(view: View, name: str) -> list[tuple[str, str]]:
    values = tuple(table.name for table in TABLES) if name == "table" else REASONS
    return [(EVERY, view.t("filter.all")), *((value, view.t(f"about.{name}.{value}")) for value in values)]


def _values(row: Row, text: str) -> Component | str:
    """The values as they came, folded where they are long."""
    if len(text) <= SHOWN_VALUES:
        return html.Code(text)
    return html.Details([html.Summary(html.Code(f"{text[:SHOWN_VALUES]}…")), html.Code(text)])
