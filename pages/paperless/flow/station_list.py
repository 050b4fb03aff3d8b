"""The stations that went back, moved up, are new or gone between two dates: a list to call and to print."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import CODES, code_columns, place_columns, with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.controls.dropdowns import choice_control
from components.reading.order import filter_text, in_order
from components.reading.view import View, station_link_template
from data.measures.counts import STAGES
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number
from queries.moves import MOVES, Move, moves

MOVE_ORDERS = ("name", "province", "district", "commune", "before", "after", "steps", "people")


def moves_table(view: View) -> Component:
    """The stations of the move that the reader chose, with that choice above them."""
    kinds = [(kind, view.t(f"paperless.flow.move.{kind}")) for kind in MOVES]
    tools = [choice_control(view, "moved", view.t("paperless.flow.moved_label"), kinds)]
    cells = {"name": station_cell(view), "phone": phone_link}
    table = Table("moves_order", "moves_find", MOVE_ORDERS, cells, CODES, tools)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(moves_chart(view), view, table, links)


def moves_chart(view: View) -> Chart:
    """One row a station; those that fell furthest first unless the reader chose another order."""
    assert view.compare is not None
    move = _chosen(view)
    found = filter_text(move_rows(view, move), view.choices["moves_find"], "name", "commune", "station_id")
    days = {
        "before": format_date(view.compare.date, view.language),
        "after": format_date(view.snapshot.date, view.language),
    }
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
        view.t(f"paperless.flow.list.{move}", **title),
        context_of(view),
        notes=(view.t("paperless.flow.steps_note"),),
    )


def move_rows(view: View, move: Move) -> pl.DataFrame:
    """The rows of `moves` with their places and steps in words, the furthest first, then the most people."""
    assert view.compare is not None
    words = {stage: view.t(f"stage.{stage}") for stage in STAGES}
    outside = view.t("paperless.flow.outside")
    rows = with_places(view, moves(view.snapshot, view.scope, view.compare, move))
    named = rows.with_columns(
        pl.col(f"stage_{side}").replace_strict(words, return_dtype=pl.String).fill_null(outside).alias(side)
        for side in ("before", "after")
    )
    far = pl.col("steps") if move == "back" else -pl.col("steps")
    return named.sort(far, "people", "station_id", descending=[False, True, False], nulls_last=True)


def _chosen(view: View) -> Move:
    return next(move for move in MOVES if move == view.choices["moved"])
