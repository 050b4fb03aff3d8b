"""The silent stations of the date: for how long, and when they last reported."""

from collections.abc import Callable

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.table_card import Row, Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.reading.order import filter_text, in_order
from components.reading.places import find_place
from components.reading.view import View, station_href, station_link_template
from data.words.numbers import COUNT, format_number
from queries.stations import silent_stations

SILENT_ORDERS = ("name", "province", "commune", "last_report", "periods_silent", "people")


def silent_table(view: View) -> Component:
    """The list with its search and its files."""
    never = html.Span(view.t("place.list.never"), className="blank")
    cells = {
        "name": station_link(view),
        "phone": phone_link,
        "last_report": lambda row, text: text if row["last_report"] else never,
    }
    table = Table("silent_order", "silent_search", SILENT_ORDERS, cells)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(silent_chart(view), view, table, links)


def silent_chart(view: View) -> Chart:
    """One row a silent station, the longest silence first unless the reader chose another order."""
    rows = with_places(view, silent_stations(view.snapshot, view.scope))
    found = filter_text(rows, view.choices["silent_search"], "name", "commune", "province", "station_id")
    count = format_number(found.height, view.language)
    return Chart(
        "silent",
        "table",
        in_order(found, view.choices["silent_order"]),
        Encodings("name", "periods_silent"),
        (
            Column("name", view.t("place.list.name")),
            Column("province", view.t("filter.province")),
            Column("commune", view.t("filter.commune")),
            Column("periods_silent", view.t("place.list.periods_silent"), COUNT),
            Column("last_report", view.t("place.list.last_report"), "date"),
            Column("people", view.t("place.list.people"), COUNT),
            Column("phone", view.t("place.list.phone"), "code"),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t("quality.silent.title", place=view.place, count=count),
        context_of(view),
        notes=(view.t("silent.definition"),),
    )


def with_places(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with names in place of the codes in `province` and `commune`."""
    names = {}
    for level in ("province", "commune"):
        shorts = {code: _short(view, code) for code in rows[level].unique().drop_nulls()}
        names[level] = rows[level].replace_strict(shorts, return_dtype=pl.String) if shorts else rows[level]
    return rows.with_columns(**names)


def _short(view: View, code: str) -> str:
    place = find_place(view.units, view.scope.scheme, code)
    return place.short(view.language) if place else code


def station_link(view: View) -> Callable[[Row, str], Component]:
    """A cell that leads to the station of its row."""
    return lambda row, text: dcc.Link(text, href=station_href(view, row["station_id"]))
