"""The stations that moved back, up, in or out between two dates: a list to call and to print."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import CODES, code_columns, place_columns, with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.order import filter_text, in_order
from components.reading.view import View, station_link_template
from data.words.numbers import COUNT, format_number
from pages.paperless.flow.rows import MOVE_WORDS, both_dates, earlier, with_stage_words
from queries.moves import MOVES, Move, moves

TITLES: dict[Move, str] = {
    "back": "paperless.flow.list.back",
    "up": "paperless.flow.list.up",
    "new": "paperless.flow.list.new",
    "gone": "paperless.flow.list.gone",
    "unknown": "paperless.flow.list.unknown",
}
MOVE_ORDERS = ("name", "province", "district", "commune", "before", "after", "steps", "people")


def moves_table(view: View) -> Component:
    """The stations of the chosen move, with the choice of the move above them."""
    kinds = [(kind, view.t(MOVE_WORDS[kind])) for kind in MOVES]
    tools = [choice_control(view, "moved", view.t("paperless.flow.moved_label"), kinds)]
    cells = {"name": station_cell(view), "phone": phone_link}
    table = Table("moves_order", "moves_find", MOVE_ORDERS, cells, CODES, tools)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(moves_chart(view), view, table, links)


def moves_chart(view: View) -> Chart:
    """One row per station; those that fell furthest first unless the reader chose another order."""
    move = _chosen(view)
    found = filter_text(move_rows(view, move), view.choices["moves_find"], "name", "commune", "station_id")
    days = both_dates(view)
    title = {"count": format_number(found.height, view.language), "place": view.place, **days}
    return Chart(
        "moves",
        "table",
        in_order(found, view.choices["moves_order"]),
        Encodings("name", "steps"),
        (
            Column("name", view.t("place.list.name")),
            *place_columns(view),
            Column("before", view.t("paperless.flow.on", date=days["before"])),
            Column("after", view.t("paperless.flow.on", date=days["after"])),
            Column("steps", view.t("paperless.flow.steps"), COUNT),
            Column("people", view.t("place.list.people"), COUNT),
            Column("phone", view.t("place.list.phone"), "code"),
            *code_columns(view),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t(TITLES[move], **title),
        view.context(),
        notes=(view.t("paperless.flow.steps_note"),),
    )


def move_rows(view: View, move: Move) -> pl.DataFrame:
    """The rows of `moves` with places and stages in words, the furthest first, then the most people."""
    rows = with_places(view, moves(view.snapshot, view.scope, earlier(view), move))
    far = pl.col("steps") if move == "back" else -pl.col("steps")
    return with_stage_words(view, rows).sort(
        far, "people", "station_id", descending=[False, True, False], nulls_last=True
    )


def _chosen(view: View) -> Move:
    return next(move for move in MOVES if move == view.choices["moved"])
