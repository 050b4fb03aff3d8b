"""The stations of a scope as a table: kind, stage, ledgers, report, people, staff, telephone."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import CODES, code_columns, place_columns, with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.ledgers.catalogue import chosen_ledger
from components.ledgers.filter import chosen_state, ledger_columns, ledger_list_title
from components.reading.link_templates import station_link_template
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.ratio import ratio
from data.measures.reports import report_state
from data.words.numbers import COUNT, SHARE, format_number
from queries.station_list import station_list

STATION_ORDERS = (
    "name",
    "kind",
    "province",
    "district",
    "commune",
    "kept",
    "held",
    "stage",
    "ledgers",
    "report",
    "people",
    "staff",
    "doctors",
)


def station_table(view: View) -> Component:
    """Every station that counts, with search, order and files."""
    cells = {"name": station_cell(view), "phone": phone_link}
    table = Table("units_order", "units_search", STATION_ORDERS, cells, CODES)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(station_chart(view), view, table, links)


def station_chart(view: View) -> Chart:
    """One row per station of the scope, by name unless ordered otherwise."""
    found = filter_text(
        station_rows(view), view.choices["units_search"], "name", "province", "commune", "station_id"
    )
    rows = in_order(found, view.choices["units_order"] or "name")
    title = ledger_list_title(view, format_number(rows.height, view.language))
    encodings, notes = Encodings("name", "ledgers"), (view.t("place.stations.note"),)
    return Chart(
        "stations",
        "table",
        rows,
        encodings,
        _columns(view),
        title,
        view.context(),
        notes=notes,
    )


def _columns(view: View) -> tuple[Column, ...]:
    return (
        Column("name", view.t("place.list.name")),
        Column("kind", view.t("place.stations.kind")),
        *place_columns(view),
        *ledger_columns(view),
        Column("stage", view.t("place.stations.stage")),
        Column("ledgers", view.t("place.stations.ledgers"), SHARE),
        Column("report", view.t("place.stations.report")),
        Column("people", view.t("place.list.people"), COUNT),
        Column("staff", view.t("place.stations.staff"), COUNT),
        Column("doctors", view.t("place.stations.doctors"), COUNT),
        Column("phone", view.t("place.list.phone"), "code"),
        *code_columns(view),
        Column("station_id", view.t("place.list.station_id"), "code"),
    )


def station_rows(view: View) -> pl.DataFrame:
    """One row per station: the columns of the table; ledgers: share electronic only."""
    ledger = chosen_ledger(view)
    id_ = ledger.ledger_id if ledger else None
    rows = with_places(view, station_list(view.snapshot, view.stations, id_, chosen_state(view)))
    reports = rows.select(report_state())["state"]
    texts: dict[str, list[str | None]] = {
        "kind": [view.t(f"station.kind.{kind}") for kind in rows["site_kind"]],
        "stage": [view.t(f"stage.{stage}") for stage in rows["stage"]],
        "report": [view.t(f"station.report.{key}") for key in reports],
        "kept": [view.t(f"paperless.state.{state}") if state else None for state in rows["kept"]],
    }
    return rows.select(
        "station_id",
        "name",
        "people",
        "phone",
        "held",
        "province",
        "district",
        "commune",
        *CODES,
        ratio("ledgers_electronic", "ledgers_base").alias("ledgers"),
        pl.col("own_staff").alias("staff"),
        pl.col("own_doctors").alias("doctors"),
        *(pl.Series(name, words, pl.String) for name, words in texts.items()),
    )
