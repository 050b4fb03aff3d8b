"""The stations that had to report on the date and did not: for how long, and their last report."""

from dash import html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.reading.order import filter_text, in_order
from components.reading.view import View, station_link_template
from data.words.numbers import COUNT, format_number
from queries.stations import silent_stations

SILENT_ORDERS = ("name", "province", "commune", "last_report", "periods_silent", "people")


def silent_table(view: View) -> Component:
    """The list with search, order and files."""
    never = html.Span(view.t("place.list.never"), className="blank")
    cells = {
        "name": station_cell(view),
        "phone": phone_link,
        "last_report": lambda row, text: text if row["last_report"] else never,
    }
    table = Table("silent_order", "silent_search", SILENT_ORDERS, cells)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(silent_chart(view), view, table, links)


def silent_chart(view: View) -> Chart:
    """One row per station that did not report, the longest silence first unless ordered otherwise."""
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
        view.context(),
        notes=(view.t("silent.definition"),),
    )
