"""The list of the week (“Danh sách tuần này”): the silent, those held back, those back on paper."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.place_columns import CODES, code_columns, place_columns, with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Row, Table, phone_link, table_card
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.held_back import held_back_text
from components.reading.order import filter_text, in_order
from components.reading.periods import since_data_began
from components.reading.reported import silence_unknown
from components.reading.view import View
from data.measures.counts import BACK_TO_PAPER_LEDGERS
from data.measures.reports import reported
from data.words.numbers import COUNT, format_number
from queries.counts import counts_now
from queries.work_list import work_list

LIST_ORDERS = (
    "name",
    "province",
    "district",
    "commune",
    "last_report",
    "periods_silent",
    "periods_held_back",
    "ledgers_reopened",
    "people",
)
KINDS = {
    "all": "place.list.kind.all",
    "silent": "place.list.kind.silent",
    "held_back": "place.list.kind.held_back",
    "paper": "place.list.kind.paper",
}


def list_section(view: View) -> Component:
    """The list with search, order and files."""
    cells = {"name": station_cell(view), "phone": phone_link, "last_report": _never(view)}
    kinds = [(kind, view.t(key)) for kind, key in KINDS.items()]
    tools = [choice_control(view, "list", view.t("place.list.show"), kinds)]
    table = Table("list_order", "list_search", LIST_ORDERS, cells, CODES, tools, view.t("place.list.lead"))
    return html.Section(table_card(list_chart(view), view, table), className="place-part", id="list")


def list_chart(view: View) -> Chart:
    """One row per station to call, the longest silence first unless ordered otherwise."""
    known = list_rows(view)
    rows = in_order(_searched(view, known), view.choices["list_order"])
    counts = counts_now(view.snapshot, view.scope).row(0, named=True)
    unknown = silence_unknown(view, reported(counts))
    nothing = not known.height and not counts["stations_paperless_base"]
    key = f"place.list.title_{'unknown' if nothing else 'paper'}" if unknown else "place.list.title"
    title = view.t(key, place=view.place, count=format_number(rows.height, view.language))
    ledgers = format_number(BACK_TO_PAPER_LEDGERS, view.language)
    meanings = {
        view.t("silent.label"): view.t("silent.definition"),
        view.t("held_back_reports.label"): view.t("held_back_reports.definition"),
        view.t("back_to_paper.label"): view.t("back_to_paper.definition", ledgers=ledgers),
    }
    notes = ((unknown,) if unknown else ()) + tuple(
        view.t("place.list.meaning", kind=kind, words=words) for kind, words in meanings.items()
    )
    columns, encodings = _columns(view), Encodings("name", "periods_silent")
    return Chart(
        "list",
        "table",
        rows,
        encodings,
        columns,
        title,
        view.context(),
        notes=notes,
    )


def _columns(view: View) -> tuple[Column, ...]:
    words = {name: view.t(f"place.list.{name}") for name in ("name", "phone", "why", "last_report", "people")}
    return (
        Column("name", words["name"]),
        Column("phone", words["phone"], "code"),
        Column("why", words["why"]),
        *place_columns(view),
        Column("last_report", words["last_report"], "date"),
        Column("periods_silent", view.t("place.list.periods_silent"), COUNT),
        Column("periods_held_back", view.t("place.list.periods_held_back"), COUNT),
        Column("ledgers_reopened", view.t("place.list.ledgers_reopened"), COUNT),
        Column("people", words["people"], COUNT),
        *code_columns(view),
        Column("station_id", view.t("place.list.station_id"), "code"),
    )


def _searched(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    return filter_text(rows, view.choices["list_search"], "name", "commune", "phone", "station_id")


def to_call(view: View, earlier: bool = False) -> pl.DataFrame:
    """One row per station to call, on the view's date or the earlier one."""
    before = view.compare.date if view.compare else None
    return work_list(view.snapshot, view.scope, before).filter(date=before if earlier else view.snapshot.date)


def list_rows(view: View) -> pl.DataFrame:
    """The rows of `to_call` that the reader asked for, the silent first, with the columns of the table.

    periods_silent and periods_held_back are null where the station reported, ledgers_reopened where none is
    back on paper.
    """
    kinds = {"silent": pl.col("silent"), "held_back": pl.col("held_back"), "paper": pl.col("back_to_paper")}
    rows = to_call(view).filter(kinds.get(view.choices["list"], pl.lit(True)))
    missing = pl.when(pl.col("silent") | pl.col("held_back"))
    marked = rows.with_columns(
        missing.then("periods_silent").alias("periods_silent"),
        missing.then("periods_held_back").alias("periods_held_back"),
        pl.when("back_to_paper").then("ledgers_reopened").alias("ledgers_reopened"),
    )
    reasons = [_why(view, row) for row in marked.iter_rows(named=True)]
    return with_places(view, marked).with_columns(pl.Series("why", reasons, pl.String))


def _why(view: View, row: Row) -> str:
    return view.t("place.list.and").join(filter(None, (_report(view, row), _paper(view, row))))


def _report(view: View, row: Row) -> str:
    """What became of its report; a station whose earlier ones were held back has not “never reported”."""
    if row["held_back"]:
        return held_back_text(view, row["sent_at"], row["refused"])
    if not row["silent"]:
        return ""
    periods = row["periods_silent"]
    if row["last_report"] is None and not row["periods_held_back"]:
        return view.t("place.list.never_reported", first=since_data_began(view))
    key = "place.list.silent_new" if periods <= 1 else "place.list.silent_long"
    return view.t(key, periods=format_number(periods, view.language))


def _paper(view: View, row: Row) -> str:
    reopened = row["ledgers_reopened"]
    if reopened is None:
        return ""
    key = "place.list.paper_ledgers" if reopened else "place.list.paper"
    return view.t(key, ledgers=format_number(reopened, view.language))


def _never(view: View) -> Any:
    words = view.t("place.list.never", first=since_data_began(view))
    never = html.Span(words, className="blank")
    return lambda row, text: text if row["last_report"] else never
