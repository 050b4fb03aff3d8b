"""The stations without a report accepted on the date: none sent, for how long, or sent and held back."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Row, Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.reading.held_back import held_back_text
from components.reading.link_templates import station_link_template
from components.reading.order import filter_text, in_order
from components.reading.periods import since_data_began
from components.reading.reported import silence_unknown
from components.reading.view import View
from data.measures.reports import reported
from data.words import capital
from data.words.numbers import COUNT, format_number
from queries.counts import counts_now
from queries.stations import without_report

PERIODS = ("periods_silent", "periods_held_back")
SILENT_ORDERS = ("name", "province", "commune", "last_report", *PERIODS, "people")


def silent_table(view: View) -> Component:
    """The list with search, order and files."""
    words = view.t("place.list.never", first=since_data_began(view))
    never = html.Span(words, className="blank")
    cells = {
        "name": station_cell(view),
        "phone": phone_link,
        "last_report": lambda row, text: text if row["last_report"] else never,
    }
    table = Table("silent_order", "silent_search", SILENT_ORDERS, cells)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(silent_chart(view), view, table, links)


def _title(view: View, texts: dict[str, str]) -> str:
    """How many, or why that is not known."""
    reports = reported(counts_now(view.snapshot, view.scope).row(0, named=True))
    unknown = silence_unknown(view, reports)
    return unknown or capital(view.t("quality.silent.title", place=view.place_in_sentence, **texts))


def silent_chart(view: View) -> Chart:
    """One row per station without a report accepted, the longest silence first unless ordered otherwise."""
    rows = with_places(view, without_report(view.snapshot, view.stations))
    rows = rows.with_columns(pl.Series("report", [_report(view, row) for row in rows.iter_rows(named=True)]))
    found = filter_text(rows, view.choices["silent_search"], "name", "commune", "province", "station_id")
    held_back = int(found["held_back"].sum())
    numbers = {"count": found.height - held_back, "held_back": held_back}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return Chart(
        "silent",
        "table",
        in_order(found, view.choices["silent_order"]),
        Encodings("name", "periods_silent"),
        (
            Column("name", view.t("place.list.name")),
            Column("phone", view.t("place.list.phone"), "code"),
            Column("province", view.t("filter.province")),
            Column("commune", view.t("filter.commune")),
            Column("report", view.t("place.stations.report")),
            Column("periods_silent", view.t("place.list.periods_silent"), COUNT),
            Column("periods_held_back", view.t("place.list.periods_held_back"), COUNT),
            Column("last_report", view.t("place.list.last_report"), "date"),
            Column("people", view.t("place.list.people"), COUNT),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        _title(view, texts),
        view.context(),
        notes=(view.t("silent.definition"), view.t("held_back_reports.definition")),
    )


def _report(view: View, row: Row) -> str:
    if row["held_back"]:
        return held_back_text(view, row["sent_at"], row["refused"])
    return view.t("station.report.not_reported")
