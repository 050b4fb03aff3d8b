"""The stations that changed: a list to call from and to print."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_columns import CODES, code_columns, place_columns
from components.cards.place_links import station_cell
from components.cards.table_card import Table, phone_link
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.link_templates import station_link_template
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.measures.counts import BACK_TO_PAPER_LEDGERS
from data.words import capital
from data.words.numbers import COUNT, format_number
from pages.changes.days import both_dates
from pages.changes.numbers import LABELS
from pages.changes.rows import listed
from queries.changes import CHANGES

LIST_ORDERS = ("name", "province", "district", "commune", "what", "since", "people")
EVERY = "all"
KIND_CHOICES = (EVERY, *CHANGES)


def station_table(view: View) -> Component:
    """The stations of the chosen kind of change, with the choice above them."""
    kinds = [(EVERY, view.t("changes.kind.all")), *((kind, view.t(key)) for kind, key in LABELS.items())]
    tools = [choice_control(view, "kind", view.t("changes.kind.label"), kinds)]
    cells = {"name": station_cell(view), "phone": phone_link}
    table = Table("list_order", "list_search", LIST_ORDERS, cells, CODES, tools)
    links = {"name": station_link_template(view), "phone": "tel:{phone}"}
    return list_card(station_chart(view), view, table, links)


def station_chart(view: View) -> Chart:
    """One row per station, what got worse first unless the reader chose another order."""
    chosen = [kind for kind in CHANGES if view.choices["kind"] in (kind, EVERY)]
    rows = filter_text(
        listed(view, chosen), view.choices["list_search"], "name", "commune", "what", "station_id"
    )
    ordered = in_order(rows, view.choices["list_order"])
    return sites_chart(view, ordered, _title(view, rows), "stations", _notes(view))


def sites_chart(view: View, rows: pl.DataFrame, title: str, key: str, notes: tuple[str, ...] = ()) -> Chart:
    """A table of rows of `listed`."""
    return Chart(
        key,
        "table",
        rows.drop("refused"),
        Encodings("name", "people"),
        (
            Column("name", view.t("place.list.name")),
            Column("what", view.t("changes.list.what")),
            Column("since", view.t("changes.list.since"), "date"),
            Column("phone", view.t("place.list.phone"), "code"),
            *place_columns(view),
            Column("people", view.t("place.list.people"), COUNT),
            *code_columns(view),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        title,
        view.context(),
        notes=notes,
    )


def _title(view: View, rows: pl.DataFrame) -> str:
    kind = view.choices["kind"]
    count = format_number(rows.height, view.language)
    texts = {"place": capital(view.place_in_sentence), "count": count, **both_dates(view)}
    chosen = next((one for one in CHANGES if one == kind), None)
    if chosen is None:
        return view.t("changes.list.title", **texts)
    return view.t("changes.list.title_kind", kind=view.t(LABELS[chosen]), **texts)


def _notes(view: View) -> tuple[str, ...]:
    """What the kinds mean, of those that are listed."""
    ledgers = format_number(BACK_TO_PAPER_LEDGERS, view.language)
    notes = {
        "silent": view.t("changes.meaning.silent"),
        "paper": view.t("changes.meaning.paper", ledgers=ledgers),
        "closed": view.t("changes.meaning.closed"),
        "recovered": view.t("changes.meaning.recovered"),
        "merged": view.t("changes.meaning.merged"),
    }
    kind = view.choices["kind"]
    shown = {"held_back": "silent", "new": "closed"}.get(kind, kind)
    return (
        tuple(notes.values()) if kind == EVERY else tuple(text for key, text in notes.items() if key == shown)
    )
