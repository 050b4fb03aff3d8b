"""The reports of a station: every period, whether it was reported, when, and with which values."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.cells import blank_or
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.held_back import held_back_text
from components.reading.view import View
from data.measures.blanks import DUE, NO_REPORT, register_reason
from data.measures.deadline import VIETNAM
from data.measures.reports import report_state
from data.words.dates import format_time
from data.words.numbers import COUNT, format_number
from pages.stations.head import Site
from pages.stations.metrics import station_scope
from pages.stations.paper import on_paper
from pages.stations.values import all_dates
from queries.station import station_reports

VALUES = (
    "visits",
    "visits_paperless",
    "visits_insured",
    "records_created",
    "records_matched",
    "records_updated",
    "records_opened",
    "citizens_with_doctor",
    "templates_in_use",
    "teleconsultations",
    "chatbot_sessions",
    "recording_minutes",
    "working_minutes",
)


BLANK_KINDS = ("closed", "not_registered", "held_back")


def report_section(view: View, site: Site, history: pl.DataFrame) -> Component:
    """The table of periods, the latest first."""
    cells: dict[str, DrawCell] = {name: _value(view) for name in (*VALUES, "connected", "submitted")}
    cells["state"] = lambda row, text: blank_or(text if row["key"] in NO_REPORT else None, text)
    chart = report_chart(view, site, history)
    card = table_card(chart, view, Table(cells=cells))
    return html.Section([card, *on_paper(view, chart)], className="place-part reports")


def report_chart(view: View, site: Site, history: pl.DataFrame) -> Chart:
    """One row per date up to the view's: what became of the report, when it came, its values."""
    rows = report_rows(view, site["station_id"], history)
    numbers = {
        "missed": rows.filter(key="not_reported").height,
        "held_back": rows.filter(key="held_back").height,
        "expected": rows.filter(~pl.col("key").is_in(NO_REPORT) | pl.col("key").is_in(DUE)).height,
    }
    words = {name: format_number(number, view.language) for name, number in numbers.items()}
    columns = (
        Column("date", view.t("station.reports.period"), "date"),
        Column("state", view.t("station.reports.state")),
        Column("submitted", view.t("station.reports.submitted")),
        *(Column(name, view.t(f"station.reports.{name}"), COUNT) for name in VALUES),
        Column("connected", view.t("station.reports.connected")),
    )
    return Chart(
        "reports",
        "table",
        rows,
        Encodings("date", "visits", missing="state"),
        columns,
        view.t(f"station.reports.{_title(rows, numbers['expected'])}", **words),
        view.context(scope=station_scope(view)),
        notes=(view.t("station.reports.note"),),
    )


def _title(rows: pl.DataFrame, expected: int) -> str:
    """How many periods lack their report; that none was due, or that nobody knows whether one was."""
    if expected:
        return "title"
    return "none_known" if rows["key"].is_in(["no_file", "deployment_unknown"]).any() else "none_due"


def report_rows(view: View, station_id: str, history: pl.DataFrame) -> pl.DataFrame:
    """One row per date, the latest first: key (what became of it), state, submitted, VALUES, connected."""
    reports = station_reports(view.snapshot, station_id, view.reader)
    rows = all_dates(view, station_id, history).select("date", "sent_at", "refused", _key().alias("key"))
    rows = rows.join(reports, on="date", how="left").reverse()
    submitted = [
        format_time(at.astimezone(VIETNAM), view.language) if at else None for at in rows["submitted_at"]
    ]
    yes = {True: view.t("station.reports.yes"), False: view.t("station.reports.no"), None: None}
    return rows.select("date", "key", *VALUES).with_columns(
        pl.Series("state", [_state(view, row) for row in rows.iter_rows(named=True)], pl.String),
        pl.Series("submitted", submitted, pl.String),
        pl.Series("connected", [yes[value] for value in rows["network_connected"]], pl.String),
    )


def _key() -> pl.Expr:
    """A kind of blank or a state of a report; a report held back though none was due is told too."""
    state = pl.coalesce(register_reason(), report_state())
    in_vain = state.is_in(["not_expected", "not_registered"]) & (pl.col("refused").list.len() > 0)
    return pl.when(in_vain).then(pl.lit("held_back")).otherwise(state)


def _state(view: View, row: Row) -> str:
    if row["key"] == "held_back" and row["refused"]:
        return held_back_text(view, row["sent_at"], row["refused"])
    return view.t(f"blank.{row['key']}" if row["key"] in BLANK_KINDS else f"station.report.{row['key']}")


def _value(view: View) -> DrawCell:
    """A cell that tells a value left out of a report from a report that never came."""
    left_out = html.Span(view.t("blank.no_value"), className="blank")
    none = html.Span("", className="blank")

    def draw(row: Row, text: str) -> Component | str:
        if text != view.t("number.none"):
            return text
        return none if row["key"] in NO_REPORT else left_out

    return draw
