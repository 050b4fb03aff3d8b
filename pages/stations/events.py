"""What happened to a station, the newest first."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.periods import since_data_began
from components.reading.view import View
from data.measures.events import station_events
from pages.stations.event_words import detail, ledger_names, tells
from pages.stations.head import Site
from pages.stations.metrics import station_scope
from pages.stations.paper import on_paper

READ = (
    *("date", "name", "site_kind", "parent_station_id", "commune63", "commune34", "own_doctors", "counts"),
    *("ledger_states", "stations_silent", "reports_held_back"),
)


def event_section(view: View, site: Site, history: pl.DataFrame) -> Component:
    """The table of events, which scrolls where they are many."""
    cells: dict[str, DrawCell] = {"detail": lambda row, text: text if row["detail"] else ""}
    chart = event_chart(view, site, history)
    card = table_card(chart, view, Table(cells=cells, hidden=("ledgers",)))
    return html.Section([card, *on_paper(view, chart)], className="place-part events")


def event_chart(view: View, site: Site, history: pl.DataFrame) -> Chart:
    """One row per event: date, event, detail, and the ledgers of it by name, in the files alone."""
    found = station_events(history.select(READ).to_dicts(), site, view.snapshot.date)
    rows = [
        (
            event.date,
            view.t(f"station.event.{event.kind}"),
            detail(view, site, event) or None,
            "; ".join(ledger_names(view, event)) or None,
        )
        for event in found
        if tells(view, event)
    ]
    texts = ("event", "detail", "ledgers")
    return Chart(
        "events",
        "table",
        pl.DataFrame(rows, {"date": pl.Date, **dict.fromkeys(texts, pl.String)}, orient="row"),
        Encodings("event", "date"),
        (
            Column("date", view.t("station.events.date"), "date"),
            *(Column(name, view.t(f"station.events.{name}")) for name in texts),
        ),
        view.t(f"station.events.{'title' if rows else 'none'}", count=len(rows)),
        view.context(scope=station_scope(view)),
        notes=(view.t("station.events.note", first=since_data_began(view)),),
    )
