"""The part `arrivals`: per date the files and rows received, what became of them, and the rows held back."""

from collections import defaultdict
from datetime import date

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.local_time import local_time
from components.reading.view import View, href
from data.words.numbers import COUNT, format_number
from pages.quality.quarantine import quarantine_part
from pages.quality.warned import warned_part
from queries.arrivals import FATES, arrivals, held_back

FILES = {"files": "quality.arrived.files", "unreadable": "quality.arrived.unreadable"}
TALLIES = {"reasons": "quality.arrived.reasons", "warnings": "quality.arrived.warnings"}


def arrivals_part(view: View) -> list[Component]:
    """What the version was made from, date by date; of the view's date what was held back or is doubtful."""
    table = Table(cells={"date": _open(view), "sources": _sources(view)})
    return [
        html.Section([html.P(_intro(view))], className="lead"),
        html.Section(table_card(arrivals_chart(view), view, table), className="page-part"),
        html.Section(quarantine_part(view), className="page-part", id="held"),
        html.Section(warned_part(view), className="page-part", id="warned"),
    ]


def _intro(view: View) -> str:
    totals = arrivals(view.snapshot).select(pl.col(*FATES).sum()).row(0, named=True)
    numbers = {fate: format_number(count, view.language) for fate, count in totals.items()}
    published = local_time(view, view.snapshot.manifest.published_at)
    words = {"published": published, "dates": len(view.snapshot.dates), "version": view.snapshot.version}
    return view.t("quality.arrived.lead", **words, **numbers)


def arrivals_chart(view: View) -> Chart:
    """One row per date, newest first: files, rows by what became of them, reasons and warnings."""
    counts = arrivals(view.snapshot).group_by("date").agg(pl.col(*FATES).sum()).sort("date", descending=True)
    entries = view.snapshot.manifest.dates
    files = {
        "files": [entries[day].files_read for day in counts["date"]],
        "unreadable": [entries[day].files_unreadable for day in counts["date"]],
    }
    tallies = _tallies(view)
    words = {kind: ["; ".join(tallies[day, kind]) or None for day in counts["date"]] for kind in TALLIES}
    sources = pl.Series("sources", [view.t("about.files.open")] * counts.height, pl.String)
    rows = counts.with_columns(
        *(pl.Series(name, numbers, pl.Int64) for name, numbers in files.items()),
        *(pl.Series(name, texts, pl.String) for name, texts in words.items()),
        sources,
    )
    return Chart(
        "arrived",
        "table",
        rows,
        Encodings("date", "read"),
        (
            Column("date", view.t("filter.date"), "date"),
            *(Column(name, view.t(key), COUNT) for name, key in FILES.items()),
            *(Column(fate, view.t(f"about.arrivals.{fate}"), COUNT) for fate in FATES),
            *(Column(kind, view.t(key)) for kind, key in TALLIES.items()),
            Column("sources", view.t("about.files.sources")),
        ),
        view.t("quality.arrived.title"),
        view.context(scope=view.t("about.scope")),
        notes=(view.t("about.arrivals.identity"), view.t("about.held_back.note")),
    )


def _tallies(view: View) -> dict[tuple[date, str], list[str]]:
    """(Date, key of TALLIES) → “Giá trị không hợp lệ: 12” for each that occurred, the most frequent first."""
    found: dict[tuple[date, str], list[str]] = defaultdict(list)
    rows = held_back(view.snapshot).sort("rows", descending=True, maintain_order=True)
    for day, kind, name, count in rows.select("date", "kind", "name", "rows").iter_rows():
        found[day, f"{kind}s"].append(
            f"{view.t(f'about.{kind}.{name}')}: {format_number(count, view.language)}"
        )
    return found


def _open(view: View) -> DrawCell:
    def draw(row: Row, text: str) -> Component:
        return dcc.Link(text, href=href(view, date=row["date"]) + "#held")

    return draw


def _sources(view: View) -> DrawCell:
    def draw(row: Row, text: str) -> Component:
        return dcc.Link(text, href=href(view, "/about", sources=row["date"]) + "#sources")

    return draw
