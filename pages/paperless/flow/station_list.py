"""The stations that moved back, up, in or out between two dates: a list to call and to print."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import CODES, code_columns, place_columns, with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.coverage_words import those_with_data
from components.reading.link_templates import station_link_template
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.moves import compared, number_moved
from data.words import capital
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
KNOWN_TITLES = {
    "back": "paperless.flow.list.back_known",
    "up": "paperless.flow.list.up_known",
}
MOVE_ORDERS = ("name", "province", "district", "commune", "before", "after", "steps", "people")


def moves_table(view: View, rows: pl.DataFrame) -> Component:
    """The stations of the chosen move, with the choice of the move above them. rows: those of `flow_rows`."""
    kinds = [(kind, view.t(MOVE_WORDS[kind])) for kind in MOVES]
    tools = [choice_control(view, "moved", view.t("paperless.flow.moved_label"), kinds)]
    cells = {"name": station_cell(view), "phone": phone_link}
    table = Table("moves_order", "moves_find", MOVE_ORDERS, cells, CODES, tools)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(moves_chart(view, rows), view, table, links)


def moves_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per station; those that fell furthest first unless the reader chose another order."""
    move = _chosen(view)
    found = filter_text(move_rows(view, move), view.choices["moves_find"], "name", "commune", "station_id")
    days = both_dates(view)
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
        _title(view, move, format_number(found.height, view.language), rows),
        view.context(),
        notes=(view.t("paperless.flow.steps_note"),),
    )


def _title(view: View, move: Move, count: str, rows: pl.DataFrame) -> str:
    """How many made the move; where the ledgers of too few are known on both dates, are known to have."""
    known, unknown = compared(rows), number_moved(rows, "unknown")
    if move in KNOWN_TITLES and unknown and not known:
        return view.t("paperless.flow.title_unknown")
    few = move in KNOWN_TITLES and known < view.covered.wide_from * (known + unknown)
    place = those_with_data(view) if few else view.place_in_sentence
    texts = {"count": count, "place": place, **both_dates(view)}
    return capital(view.t(KNOWN_TITLES[move] if few else TITLES[move], **texts))


def move_rows(view: View, move: Move) -> pl.DataFrame:
    """The rows of `moves` with places and stages in words, the furthest first, then the most people."""
    rows = with_places(view, moves(view.snapshot, view.stations, earlier(view), move))
    far = pl.col("steps") if move == "back" else -pl.col("steps")
    return with_stage_words(view, rows).sort(
        far, "people", "station_id", descending=[False, True, False], nulls_last=True
    )


def _chosen(view: View) -> Move:
    return next(move for move in MOVES if move == view.choices["moved"])
