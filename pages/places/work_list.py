"""The list to work: stations to contact, in a suggested order, and apart those whose report was held back."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.place_columns import CODES, code_columns, place_columns, with_places
from components.cards.place_links import station_cell
from components.cards.table_card import Cells, Table, phone_link, table_card
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.reading.order import filter_text, in_order
from components.reading.periods import period_text
from components.reading.reported import silence_unknown
from components.reading.view import View
from data.measures.counts import BACK_TO_PAPER_LEDGERS
from data.measures.reports import reported
from data.measures.work import (
    CALLED,
    LATE_FROM,
    LATE_OF,
    NEAR_LEDGERS,
    REASONS,
    TRIP_KM,
    TRIP_STATIONS,
    in_working_order,
    with_reason,
)
from data.methods.trips import trips
from data.scope import counted_only
from data.words.numbers import COUNT, format_number
from pages.marks.card import MARKS, marks_cell, marks_column, marks_head, worked_card
from pages.marks.filed import with_marks
from pages.places.work_reasons import refused, why, why_cell
from queries.counts import counts_now
from queries.work_list import work_list

LIST_ORDERS = ("name", "province", "district", "commune", "since", "trip", "people")
# Each reason's name and what it means.
WORDS = {
    "silent": ("silent.label", "silent.definition"),
    "back_to_paper": ("back_to_paper.label", "back_to_paper.definition"),
    "impossible": ("place.list.impossible", "place.list.impossible_means"),
    "dropped": ("place.list.fallen", "place.list.fallen_means"),
    "late": ("place.list.late_again", "place.list.late_again_means"),
    "near": ("place.list.nearly", "place.list.nearly_means"),
}
KINDS = {"all": "place.list.all", **{reason: label for reason, (label, _) in WORDS.items()}}
# What the reasons are made of, as numbers in the files.
FACTS = ("last_report", "periods_silent", "periods_held_back", "ledgers_reopened", "visits", "periods_late")


def list_section(view: View) -> Component:
    """The list with search, order and files; below it the reports that were sent and not accepted, if any."""
    kinds = [(kind, view.t(key)) for kind, key in KINDS.items()]
    table = Table(
        "list_order",
        "list_search",
        LIST_ORDERS,
        _cells(view),
        (*CODES, *FACTS, "station_id"),
        [choice_control(view, "list", view.t("place.list.show"), kinds)],
        view.t("place.list.lead"),
        written={view.t("place.list.called"): "☐", view.t("place.list.note"): ""},
        live=marks_column(view),
        filed=with_marks,
    )
    listed = table_card(list_chart(view), view, table)
    cards = [*marks_head(view), listed, *worked_card(), *_held_back_card(view)]
    return html.Section(cards, className="place-part", id="list")


def _held_back_card(view: View) -> list[Component]:
    chart = held_back_chart(view)
    if chart.frame.is_empty():
        return []
    hidden, lead = (*CODES, "station_id"), view.t("place.held_back.lead")
    return [
        table_card(chart, view, Table(cells=_cells(view), hidden=hidden, intro=lead, live=marks_column(view)))
    ]


def _cells(view: View) -> Cells:
    return {"name": station_cell(view), "phone": phone_link, MARKS: marks_cell, "why": why_cell(view)}


def list_chart(view: View) -> Chart:
    """One row per station to contact, in working order unless ordered otherwise."""
    rows = list_rows(view)
    counts = counts_now(view.snapshot, view.scope).row(0, named=True)
    unknown = silence_unknown(view, reported(counts))
    nothing = not rows.height and not counts["stations_paperless_base"]
    key = f"place.list.title_{'unknown' if nothing else 'known'}" if unknown else "place.list.title"
    shown = in_order(
        filter_text(rows, view.choices["list_search"], "name", "commune", "phone", "station_id"),
        view.choices["list_order"],
    )
    words = {"place": view.place, "period": period_text(view, view.snapshot.date)}
    return Chart(
        "list",
        "table",
        shown,
        Encodings("name", "people"),
        _columns(view),
        view.t(key, count=format_number(shown.height, view.language), **words),
        view.context(),
        notes=((unknown,) if unknown else ()) + _notes(view),
    )


def held_back_chart(view: View) -> Chart:
    """One row per station whose report of the period was sent and not accepted, most people first."""
    rows = work_list(view.snapshot, view.stations).filter("held_back")
    reasons = [refused(view, row) for row in rows.iter_rows(named=True)]
    named = with_places(view, rows).with_columns(pl.Series("why", reasons, pl.String))
    count = format_number(rows.height, view.language)
    return Chart(
        "held_back",
        "table",
        named.sort("people", "station_id", descending=[True, False], nulls_last=True),
        Encodings("name", "people"),
        (*_whom(view), Column("why", view.t("place.held_back.why")), *_where(view), *_codes(view)),
        view.t("place.held_back.title", count=count, place=view.place),
        view.context(),
        notes=(view.t("held_back_reports.definition"),),
    )


def _notes(view: View) -> tuple[str, ...]:
    numbers = {"ledgers": BACK_TO_PAPER_LEDGERS, "from": LATE_FROM, "of": LATE_OF, "near": NEAR_LEDGERS}
    meanings = [
        view.t("place.list.meaning", kind=view.t(label), words=view.t(meaning, **numbers))
        for label, meaning in WORDS.values()
    ]
    trip = view.t("place.list.trip_note", stations=TRIP_STATIONS, km=format_number(TRIP_KM, view.language))
    return (*meanings, trip)


def _columns(view: View) -> tuple[Column, ...]:
    reason = (
        Column("why", view.t("place.list.why")),
        Column("since", view.t("place.list.since"), "date"),
        Column("trip", view.t("place.list.trip"), COUNT),
    )
    facts = [
        Column(name, view.t(f"place.list.{name}"), "date" if name == "last_report" else COUNT)
        for name in FACTS
    ]
    return (*_whom(view), *reason, *_where(view), *facts, *_codes(view))


def _whom(view: View) -> tuple[Column, ...]:
    return Column("name", view.t("place.list.name")), Column("phone", view.t("place.list.phone"), "code")


def _where(view: View) -> tuple[Column, ...]:
    return Column("people", view.t("place.list.people"), COUNT), *place_columns(view)


def _codes(view: View) -> tuple[Column, ...]:
    return *code_columns(view), Column("station_id", view.t("place.list.station_id"), "code")


def to_call(view: View, earlier: bool = False) -> pl.DataFrame:
    """The stations without an accepted report or back on paper, on the view's date or the earlier one.

    To be counted: those that the reader may not see one by one are among them.
    """
    snapshot, everyone = view.compare if earlier else view.snapshot, counted_only(view.scope)
    if snapshot is None:
        return work_list(view.snapshot, everyone).clear()
    return work_list(snapshot, everyone).filter(pl.any_horizontal(CALLED))


def list_rows(view: View) -> pl.DataFrame:
    """The stations with a reason that the reader asked for, in working order: LISTED, why, since, trip.

    Those of which nothing but a held-back report is known are not among them: `held_back_chart` has them.
    """
    rows = with_reason(work_list(view.snapshot, view.stations), view.snapshot.dates_until)
    kind = view.choices["list"]
    chosen = in_working_order(rows.drop_nulls("reason").filter(REASONS.get(kind, pl.lit(True))))
    reasons = [why(view, row) for row in chosen.iter_rows(named=True)]
    return with_places(view, chosen).with_columns(
        pl.Series("why", reasons, pl.String), trips(chosen, TRIP_STATIONS, TRIP_KM)
    )
