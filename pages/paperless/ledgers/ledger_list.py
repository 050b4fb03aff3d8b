"""The 78 ledgers by programme: each with a bar of its states, and numbers that open its stations."""

from itertools import accumulate

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.cells import link, unchecked
from components.cards.figure_card import FigureCard
from components.cards.table_card import Row, table_menu
from components.charts.chart import Chart, Column, Encodings
from components.colours import LEDGER_STATES
from components.ledgers.catalogue import chosen_ledger
from components.ledgers.filter import ledger_stations_href
from components.reading.official import no_target_for_paper, official_titles
from components.reading.view import View, href
from data.measures.ledger_catalogue import STATES, TOLD
from data.measures.ratio import counted
from data.words.numbers import COUNT, SHARE, format_number, format_percent


def ledger_list(view: View, rows: pl.DataFrame) -> Component:
    """All 78 by programme, each a link that filters the page by it. rows: those of `ledger_rows`."""
    chart = list_chart(view, rows)
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="figure table-card",
        children=[
            html.Figcaption([html.H2(chart.title), html.P(view.t("paperless.list.lead"))]),
            table_menu(chart, view),
            html.Div(_legend(view), className="table-tools"),
            html.Div(_programmes(view, rows), className="programmes"),
            html.Div([html.Span(note) for note in chart.notes], className="figure-notes"),
        ],
    )


def list_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per ledger: the number of stations in each state, for the files."""
    evidence = [view.t(f"paperless.evidence.{letter}") for letter in rows["evidence"]]
    return Chart(
        "ledgers",
        "table",
        rows.with_columns(
            pl.Series("evidence_words", evidence, pl.String), *counted(pl.sum_horizontal(TOLD), *TOLD)
        ),
        Encodings("name", "closed"),
        (
            Column("ledger_id", view.t("paperless.column.label"), "code"),
            Column("name", view.t("paperless.column.ledger")),
            Column("programme", view.t("paperless.column.programme")),
            Column("evidence_words", view.t("paperless.column.evidence")),
            Column("closed", view.t("paperless.column.closed"), SHARE),
            *(Column(state, view.t(f"paperless.state.{state}"), COUNT) for state in STATES),
        ),
        view.t("paperless.list.official" if official_titles(view.snapshot) else "paperless.list.title"),
        view.context(),
        notes=_notes(view),
    )


def _notes(view: View) -> tuple[str, ...]:
    """What the titles rest on, and that no target is for all 78 where there is none."""
    official = official_titles(view.snapshot)
    rest = view.t("paperless.note.official" if official else "paperless.note.evidence")
    return (rest, *([view.t("paperless.note.no_target")] if no_target_for_paper(view.snapshot) else []))


def _legend(view: View) -> Component:
    keys = [
        html.Span(
            [
                html.Span(className="state-key", style={"background": colour}),
                view.t(f"paperless.state.{state}"),
            ]
        )
        for state, colour in LEDGER_STATES.items()
    ]
    return html.Div(keys, className="state-legend")


def _programmes(view: View, rows: pl.DataFrame) -> list[Component]:
    groups = rows.partition_by("programme", maintain_order=True)
    chosen = chosen_ledger(view)
    first = chosen.programme_name(view.language) if chosen else rows["programme"][0]
    return [_programme(view, group, group["programme"][0] == first) for group in groups]


def _programme(view: View, group: pl.DataFrame, opened: bool) -> Component:
    """A programme's ledgers, folded behind its name, a bar of them all and the share electronic only."""
    first = group.row(0, named=True)
    whole = group.select(pl.col(*STATES).sum()).row(0, named=True)
    words = {
        "programme": first["programme"],
        "count": format_number(group.height, view.language),
        "share": format_percent(first["programme_closed"], view.language),
    }
    lines = [
        unchecked(html.Li, children=[_line(view, row), _cells(view, row)])
        for row in group.iter_rows(named=True)
    ]
    heading = [
        html.Strong(view.t("paperless.list.programme", **words), className="ledger-name"),
        html.Span(className="ledger-bar", title=_spoken(view, whole), style={"background": _bar(whole)}),
        html.Span(words["share"], className="ledger-share"),
    ]
    summary = html.Summary(html.Span(heading, className="ledger-line"))
    return html.Details([summary, html.Ul(lines)], className="programme", open=opened)


def _line(view: View, row: Row) -> Component:
    """One ledger: name, letter of its evidence, a bar of the five states, the share electronic only."""
    chosen = row["ledger_id"] == view.choices["ledger"]
    number = unchecked(html.Small, children=row["ledger_id"])
    evidence = unchecked(
        html.Abbr, children=row["evidence"], title=view.t(f"paperless.evidence.{row['evidence']}")
    )
    share = format_percent(row["closed"], view.language)
    blank = "blank.not_applicable" if row["not_applicable"] else "forecast.status.unknown"
    known = view.t(blank) if row["closed"] is None else share
    bar = {"title": _spoken(view, row), "style": {"background": _bar(row)}}
    parts: list[Component] = [
        unchecked(html.Span, children=[number, " ", row["name"], " ", evidence], className="ledger-name"),
        unchecked(html.Span, className="ledger-bar", **bar),
        unchecked(html.Span, children=known, className="ledger-share"),
    ]
    address = href(view, ledger=None if chosen else row["ledger_id"])
    return link(parts, address, className="ledger-line current" if chosen else "ledger-line")


def _cells(view: View, row: Row) -> Component:
    """The number of stations in each state; each opens the list of them."""
    numbers = [_cell(view, row, state) for state in STATES]
    return unchecked(html.Span, children=numbers, className="ledger-cells")


def _cell(view: View, row: Row, state: str) -> Component:
    known = state == "missing" or any(row[told] for told in TOLD)
    number = format_number(row[state], view.language) if known else view.t("number.none")
    colour = {"borderColor": LEDGER_STATES[state]}
    if not row[state]:
        return unchecked(html.Span, children=number, style=colour)
    words = view.t("paperless.list.open", ledger=row["ledger_id"], state=view.t(f"paperless.state.{state}"))
    return link(number, ledger_stations_href(view, state, row["ledger_id"]), title=words, style=colour)


def _bar(row: Row) -> str:
    """The five states as one gradient: an element for each of them would triple the page."""
    whole = sum(row[state] for state in STATES) or 1
    ends = accumulate(100 * row[state] / whole for state in STATES)
    stops = [f"{LEDGER_STATES[state]} 0 {end:.2f}%" for state, end in zip(STATES, ends, strict=True)]
    return f"linear-gradient(to right, {', '.join(stops)})"


def _spoken(view: View, row: Row) -> str:
    """The states that occur with their numbers of stations, for the bar's tooltip."""
    return "; ".join(
        f"{view.t(f'paperless.state.{state}')}: {format_number(row[state], view.language)}"
        for state in STATES
        if row[state]
    )
