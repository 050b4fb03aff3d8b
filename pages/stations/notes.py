"""The quality of a station's data: what was held back, what failed a check, what is hard to believe."""

from collections.abc import Iterator
from datetime import date

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.held_back import held_back_text, reasons_text
from components.reading.view import View, href
from data.measures.quality import BOUNDED
from data.words import within
from data.words.numbers import format_number
from pages.stations.head import Site
from pages.stations.metrics import station_scope
from pages.stations.paper import on_paper
from queries.station import station_held_back, station_notes

Note = tuple[date, str, str, str, str]
# Check → key of the words for what a value stands beside.
BESIDE = {
    **dict.fromkeys(("outlier_robust", "over_time"), "expected"),
    **dict.fromkeys(("falling", "register_jump"), "before"),
    **dict.fromkeys(("between", "over_population"), "bound"),
    **{"between_units": "peers", "complete": "missing"},
}


def note_section(view: View, site: Site) -> Component:
    """The table of notes; each kind leads to what `/quality` says of its date."""
    chart = note_chart(view, site)
    table = Table(cells={"kind": _linked(view)}, hidden=("part", "check"), intro=view.t("station.notes.lead"))
    return html.Section(
        [table_card(chart, view, table), *on_paper(view, chart)], className="place-part notes"
    )


def note_chart(view: View, site: Site) -> Chart:
    """One row per note, the latest first: date, kind, text; part and check of `/quality` for its link."""
    notes = sorted((*_held_back(view, site), *_found(view, site)), key=lambda note: note[0], reverse=True)
    names = ("kind", "text", "part", "check")
    return Chart(
        "notes",
        "table",
        pl.DataFrame(notes, {"date": pl.Date, **dict.fromkeys(names, pl.String)}, orient="row"),
        Encodings("kind", "date"),
        (
            Column("date", view.t("station.reports.period"), "date"),
            *(Column(name, view.t(f"station.notes.{name}")) for name in names[:2]),
        ),
        view.t(f"station.notes.{'title' if notes else 'none'}", count=len(notes)),
        view.context(scope=station_scope(view)),
        notes=(view.t("station.notes.note"),),
    )


def _held_back(view: View, site: Site) -> Iterator[Note]:
    """What was sent and not accepted: the register's row, the report, ledgers."""
    rows = station_held_back(view.snapshot, site["station_id"], view.reader)
    for row in rows.filter(pl.col("date") <= view.snapshot.date).iter_rows(named=True):
        told = {
            "register": reasons_text(view, row["register"]),
            "report": held_back_text(view, row["sent_at"], row["report"]) if row["report"] else "",
            "ledgers": _ledgers(view, row) if row["ledgers"] else "",
        }
        for name, text in told.items():
            if text:
                yield row["date"], view.t(f"station.notes.held.{name}"), text, "arrived", ""


def _ledgers(view: View, row: Row) -> str:
    return view.t(
        "station.notes.ledgers", count=row["ledgers"], reasons=reasons_text(view, row["ledger_reasons"])
    )


def _found(view: View, site: Site) -> Iterator[Note]:
    """Values that failed checks, one note a value; what is hard to believe."""
    rows = station_notes(view.snapshot, site["station_id"], view.reader)
    for row in rows.filter(pl.col("warning").is_not_null()).iter_rows(named=True):
        yield row["date"], view.t(f"about.warning.{row['warning']}"), _warned(view, row), "arrived", ""
    failed = rows.filter(pl.col("check").is_not_null())
    for (_, _), values in failed.group_by("date", "field", maintain_order=True):
        row = values.row(0, named=True)
        kinds = "; ".join(view.t(f"quality.check.{check}.name") for check in values["check"])
        yield row["date"], kinds, _failed(view, row), "checks", row["check"]


def _failed(view: View, row: Row) -> str:
    """The value, and what it stands beside."""
    numbers = {
        name: "" if row[name] is None else format_number(round(row[name]), view.language)
        for name in ("value", "expected")
    }
    field, bound = row["field"], BOUNDED.get(row["field"], row["field"])
    words = {"field": view.t(f"quality.field.{field}"), "bound": within(view.t(f"quality.field.{bound}"))}
    return view.t(f"station.notes.{BESIDE[row['check']]}", **words, **numbers)


def _warned(view: View, row: Row) -> str:
    """What was accepted, and what it was held against."""
    if row["before"] is None:
        return row["now"] or ""
    against = view.t(f"quality.compared.{row['compared']}")
    return view.t("station.notes.warned", now=row["now"], compared=within(against), before=row["before"])


def _linked(view: View) -> DrawCell:
    def draw(row: Row, text: str) -> Component:
        own = {"check": row["check"]} if row["check"] else {}
        address = href(view, "/quality", part=row["part"], date=row["date"].isoformat(), **own)
        return dcc.Link(text, href=address)

    return draw
