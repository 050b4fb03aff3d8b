"""The 78 ledgers of a station over time, by programme."""

from datetime import date

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import PLOTLY, figure_card, file_address
from components.cards.picture import chart_picture
from components.cards.run_table import run_table
from components.charts.chart import Chart, Column, Encodings
from components.controls.dropdowns import choice_control
from components.ledgers.catalogue import catalogue_note
from components.reading.official import ledgers_of
from components.reading.periods import short_period
from components.reading.view import View
from data.words.periods import holes
from pages.stations.head import Site
from pages.stations.metrics import station_scope
from pages.stations.values import all_dates
from queries.ledgers import STATE_OF_LETTER

RECENT = 24


def ledger_section(view: View, site: Site, history: pl.DataFrame) -> Component:
    """The matrix of the last two years, or of all dates where the reader asks."""
    choices = [(value, view.t(f"station.ledgers.months.{value}")) for value in ("24", "all")]
    chart = ledger_chart(view, site, history)
    picture = chart_picture(chart, file_address(chart, view, PLOTLY))
    graph = html.Div(picture, className="wide-graph", tabIndex="0")
    return html.Section(
        [
            html.Div(
                [
                    html.H2(view.t("station.ledgers.title")),
                    choice_control(view, "months", view.t("station.ledgers.span"), choices),
                ],
                className="section-head",
            ),
            figure_card(chart, view, graph=graph, twin=_runs(view, chart)),
            _on_paper(view, site),
        ],
        className="place-part ledgers",
    )


def _on_paper(view: View, site: Site) -> Component:
    """What paper has in place of the matrix: the ledgers not electronic only, by name."""
    ledgers = ledgers_of(view.snapshot)
    held = {
        state: [
            ledger.name(view.language)
            for ledger, kept in zip(ledgers, site["ledger_states"], strict=True)
            if kept == letter
        ]
        for letter, state in STATE_OF_LETTER.items()
    }
    rows = [
        html.Div(
            [html.Dt(f"{view.t(f'ledger.{state}')}: {len(held[state])}"), html.Dd("; ".join(held[state]))]
        )
        for state in ("paper_only", "parallel", "missing")
        if held[state]
    ]
    return html.Div([html.P(_title(view, site)), html.Dl(rows)], className="paper-only")


def ledger_chart(view: View, site: Site, history: pl.DataFrame) -> Chart:
    """One row a ledger: id, name, programme, evidence, and a column of state words for each date."""
    rows = all_dates(view, site["station_id"], history)
    shown = rows.tail(RECENT) if view.choices["months"] == "24" else rows
    days = shown["date"].to_list()
    columns = (
        Column("name", view.t("station.ledgers.name")),
        Column("ledger_id", view.t("station.ledgers.id"), "code"),
        Column("programme", view.t("station.ledgers.programme")),
        Column("evidence", view.t("station.ledgers.evidence")),
        *(Column(day.isoformat(), short_period(view, day)) for day in days),
    )
    return Chart(
        "ledgers",
        "ledgers",
        _frame(view, days, shown["ledger_states"].to_list()),
        Encodings("ledger_id", "name", series="programme"),
        columns,
        _title(view, site),
        view.context(scope=station_scope(view)),
        notes=(catalogue_note(view), view.t("station.ledgers.note")),
        summary=_title(view, site),
    )


def _frame(view: View, days: list[date], states: list[str | None]) -> pl.DataFrame:
    ledgers = ledgers_of(view.snapshot)
    words = {letter: view.t(f"ledger.{state}") for letter, state in STATE_OF_LETTER.items()}
    absent = view.t("blank.not_registered")
    return pl.DataFrame(
        {
            "ledger_id": [ledger.ledger_id for ledger in ledgers],
            "name": [ledger.name(view.language) for ledger in ledgers],
            "programme": [ledger.programme_name(view.language) for ledger in ledgers],
            "evidence": [view.t(f"station.evidence.{ledger.evidence}") for ledger in ledgers],
        }
        | {
            day.isoformat(): [absent if text is None else words[text[place]] for place in range(len(ledgers))]
            for day, text in zip(days, states, strict=True)
        }
    )


def _runs(view: View, chart: Chart) -> Component:
    """A ledger's course in words, in place of a cell for each of its dates."""
    leading = ("name", "ledger_id", "programme", "evidence")
    dates = [column for column in chart.columns if column.name not in leading]
    rows = [
        ([row[name] for name in leading], [row[column.name] for column in dates])
        for row in chart.frame.iter_rows(named=True)
    ]
    heads = [*(chart.column(name).label for name in leading), view.t("station.ledgers.course")]
    days = [date.fromisoformat(column.name) for column in dates]
    apart = [days.index(after) for _, after in holes(view.snapshot.dates_until) if after in days]
    return run_table(heads, rows, [column.label for column in dates], apart)


def _title(view: View, site: Site) -> str:
    counted = {state: site["ledger_states"].count(letter) for letter, state in STATE_OF_LETTER.items()}
    known = counted["missing"] < len(site["ledger_states"])
    return view.t("station.ledgers.finding" if known else "station.ledgers.finding_none", **counted)
