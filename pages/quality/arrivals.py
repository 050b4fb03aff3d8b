"""What arrived: each date with its files, rows, fates, reasons and warnings; one date's rows held back."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.reading.address import one_of
from components.reading.local_time import local_time
from components.reading.order import search_parameter
from components.reading.view import View, href
from data.contract import REASONS, TABLES
from data.words.numbers import COUNT, format_number
from pages.quality.quarantine import held_part
from queries.arrivals import FATES, arrivals, held_back

EVERY = "all"
HELD = {
    "table": one_of(EVERY, *(table.name for table in TABLES)),
    "reason": one_of(EVERY, *REASONS),
    "held_search": search_parameter(),
}


def arrived_part(view: View) -> list[Component]:
    """What the version was made from, every date, the rows held back on the date looked at."""
    table = Table(cells={"date": _open(view), "sources": _sources(view)})
    return [
        html.Section([html.P(_lead(view))], className="lead"),
        html.Section(table_card(arrived_chart(view), view, table), className="page-part"),
        html.Section(held_part(view), className="page-part", id="held"),
    ]


def _lead(view: View) -> str:
    totals = arrivals(view.snapshot).select(pl.col(*FATES).sum()).row(0, named=True)
    numbers = {fate: format_number(count, view.language) for fate, count in totals.items()}
    published = local_time(view, view.snapshot.manifest.published_at)
    words = {"published": published, "dates": len(view.snapshot.dates), "version": view.snapshot.version}
    return view.t("quality.arrived.lead", **words, **numbers)


def arrived_chart(view: View) -> Chart:
    """One row a date, newest first."""
    counts = arrivals(view.snapshot).group_by("date").agg(pl.col(*FATES).sum()).sort("date", descending=True)
    entries = view.snapshot.manifest.dates
    files = {
        "files": [entries[day].files_read for day in counts["date"]],
        "unreadable": [entries[day].files_unreadable for day in counts["date"]],
    }
    tallies = _tallies(view)
    words = {
        f"{kind}s": ["; ".join(tallies[day, kind]) or None for day in counts["date"]]
        for kind in ("reason", "warning")
    }
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
            *(Column(name, view.t(f"quality.arrived.{name}"), COUNT) for name in files),
            *(Column(fate, view.t(f"about.arrivals.{fate}"), COUNT) for fate in FATES),
            *(Column(name, view.t(f"quality.arrived.{name}")) for name in words),
            Column("sources", view.t("about.files.sources")),
        ),
        view.t("quality.arrived.title"),
        context_of(view, scope=view.t("about.scope")),
        notes=(view.t("about.arrivals.identity"), view.t("about.held_back.note")),
    )


def _tallies(view: View) -> dict[tuple[date, str], list[str]]:
    """Date and kind → “Giá trị không hợp lệ: 12” for each reason or warning, the most frequent first."""
    found: dict[tuple[date, str], list[str]] = defaultdict(list)
    rows = held_back(view.snapshot).sort("rows", descending=True, maintain_order=True)
    for day, kind, name, count in rows.select("date", "kind", "name", "rows").iter_rows():
        found[day, kind].append(f"{view.t(f'about.{kind}.{name}')}: {format_number(count, view.language)}")
    return found


def _open(view: View) -> Callable[[Row, str], Component]:
    def draw(row: Row, text: str) -> Component:
        return dcc.Link(text, href=href(view, date=row["date"]) + "#held")

    return draw


def _sources(view: View) -> Callable[[Row, str], Component]:
    def draw(row: Row, text: str) -> Component:
        address: Mapping[str, object] = {"sources": row["date"]}
        return dcc.Link(text, href=href(view, "/about", **address) + "#sources")

    return draw
