"""Ledger by ledger: the slowest as a picture, all 78 by programme as a list that leads to each one."""

from itertools import accumulate
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.cells import link, unchecked
from components.cards.figure_card import FigureCard
from components.cards.table_card import files_of
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.colours import LEDGER_STATES
from components.ledgers.catalogue import chosen_ledger, short_label
from components.ledgers.filter import kept_href
from components.ledgers.states import stacked, state_colours, state_columns, with_closed
from components.reading.view import View, href
from data.measures.ledger_catalogue import STATES, ledger_catalogue
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.paperless.ledgers.over_time import OF_LEDGER
from queries.ledgers import ledger_counts

SLOWEST = 10
Row = dict[str, Any]


def ledger_rows(view: View) -> pl.DataFrame:
    """One row a ledger, the slowest programme first and the slowest ledger in it.

    Columns: ledger_id, name, label, programme, evidence, STATES (sites), programme_closed and closed (null
    where it applies nowhere).
    """
    rows = with_closed(ledger_counts(view.snapshot, view.scope).rename(OF_LEDGER))
    named = rows.join(_names(view), on="ledger_id", maintain_order="left")
    kept = pl.col("electronic") + pl.col("parallel") + pl.col("paper")
    share = pl.when(kept.sum() > 0).then(pl.col("electronic").sum() / kept.sum())
    grouped = named.with_columns(share.over("programme").alias("programme_closed"))
    by = ["programme_closed", "programme", "closed", "ledger_id"]
    return grouped.sort(by, nulls_last=True)


def _names(view: View) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (
                ledger.ledger_id,
                ledger.name(view.language),
                short_label(view, ledger),
                ledger.programme_name(view.language),
                ledger.evidence,
            )
            for ledger in ledger_catalogue()
        ],
        schema=["ledger_id", "name", "label", "programme", "evidence"],
        orient="row",
    )


def slowest_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The ten ledgers that are furthest from closed, by how the stations keep them."""
    known = rows.filter(pl.col("closed").is_not_null()).sort("closed", "ledger_id")
    slowest = known.head(SLOWEST)
    long = stacked(view, slowest, "label", "name")
    columns = (Column("name", view.t("paperless.column.ledger")), *state_columns(view, "stations"))
    return Chart(
        "slowest",
        "stack",
        long,
        Encodings("label", "share", series="state"),
        columns if long.is_empty() else (*columns, Column("label", view.t("paperless.column.label"))),
        _slowest_title(view, known),
        context_of(view),
        colours=state_colours(view),
        notes=(view.t("paperless.note.stations"), view.t("paperless.note.catalogue")),
    )


def _slowest_title(view: View, known: pl.DataFrame) -> str:
    """The slowest ledger, or how many share its place: one name of many would single it out by its number."""
    if known.is_empty():
        return view.t("paperless.time.title_none")
    first = known.row(0, named=True)
    share = format_percent(first["closed"], view.language)
    tied = known.filter(closed=first["closed"]).height
    if tied > 1:
        return view.t("paperless.slowest.tied", count=format_number(tied, view.language), share=share)
    return view.t("paperless.slowest.title", ledger=first["name"], share=share)


def ledger_list(view: View, rows: pl.DataFrame) -> Component:
    """All 78 by programme, each a link that filters the page by it; the numbers go out as files."""
    chart = list_chart(view, rows)
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        className="figure table-card",
        children=[
            html.Figcaption([html.H2(chart.title), html.P(view.t("paperless.list.lead"))]),
            html.Div([_legend(view), files_of(chart, view)], className="table-tools"),
            html.Div(_programmes(view, rows), className="programmes"),
            html.Div([html.Span(note) for note in chart.notes], className="figure-notes"),
        ],
    )


def list_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row a ledger: how many stations keep it in which way."""
    words = {state: Column(state, view.t(f"paperless.state.{state}"), COUNT) for state in STATES}
    evidence = [view.t(f"paperless.evidence.{letter}") for letter in rows["evidence"]]
    return Chart(
        "ledgers",
        "table",
        rows.with_columns(pl.Series("evidence_words", evidence, pl.String)),
        Encodings("name", "closed"),
        (
            Column("ledger_id", view.t("paperless.column.label"), "code"),
            Column("name", view.t("paperless.column.ledger")),
            Column("programme", view.t("paperless.column.programme")),
            Column("evidence_words", view.t("paperless.column.evidence")),
            Column("closed", view.t("paperless.column.closed"), SHARE),
            *words.values(),
        ),
        view.t("paperless.list.title"),
        context_of(view),
        notes=(view.t("paperless.note.evidence"), view.t("paperless.note.no_target")),
    )


def _legend(view: View) -> Component:
    keys = [
        html.Span([_key(colour), view.t(f"paperless.state.{state}")])
        for state, colour in LEDGER_STATES.items()
    ]
    return html.Div(keys, className="state-legend")


def _key(colour: str) -> Component:
    return html.Span(className="state-key", style={"background": colour})


def _programmes(view: View, rows: pl.DataFrame) -> list[Component]:
    groups = rows.partition_by("programme", maintain_order=True)
    chosen = chosen_ledger(view)
    first = chosen.programme_name(view.language) if chosen else rows["programme"][0]
    return [_programme(view, group, group["programme"][0] == first) for group in groups]


def _programme(view: View, group: pl.DataFrame, opened: bool) -> Component:
    """A programme's ledgers behind its name, its own bar and its share closed."""
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
    """One ledger: name, how well it is attested, a bar of five parts, the share closed."""
    chosen = row["ledger_id"] == view.choices["ledger"]
    words = view.t(f"paperless.evidence.{row['evidence']}")
    evidence = unchecked(html.Abbr, children=row["evidence"], title=words)
    share = format_percent(row["closed"], view.language)
    known = view.t("blank.not_applicable") if row["closed"] is None else share
    number = unchecked(html.Small, children=row["ledger_id"])
    bar = {"title": _spoken(view, row), "style": {"background": _bar(row)}}
    parts: list[Component] = [
        unchecked(html.Span, children=[number, " ", row["name"], " ", evidence], className="ledger-name"),
        unchecked(html.Span, className="ledger-bar", **bar),
        unchecked(html.Span, children=known, className="ledger-share"),
    ]
    address = href(view, ledger=None if chosen else row["ledger_id"])
    return link(parts, address, className="ledger-line current" if chosen else "ledger-line")


def _cells(view: View, row: Row) -> Component:
    """How many stations keep the ledger in each way; each number opens them."""
    numbers = [_cell(view, row, state) for state in STATES]
    return unchecked(html.Span, children=numbers, className="ledger-cells")


def _cell(view: View, row: Row, state: str) -> Component:
    number = format_number(row[state], view.language)
    colour = {"borderColor": LEDGER_STATES[state]}
    if not row[state]:
        return unchecked(html.Span, children=number, style=colour)
    words = view.t("paperless.list.open", ledger=row["ledger_id"], state=view.t(f"paperless.state.{state}"))
    return link(number, kept_href(view, state, row["ledger_id"]), title=words, style=colour)


def _bar(row: Row) -> str:
    """The five parts as one background: an element a part would triple the page."""
    whole = sum(row[state] for state in STATES) or 1
    ends = accumulate(100 * row[state] / whole for state in STATES)
    stops = [f"{LEDGER_STATES[state]} 0 {end:.2f}%" for state, end in zip(STATES, ends, strict=True)]
    return f"linear-gradient(to right, {', '.join(stops)})"


def _spoken(view: View, row: Row) -> str:
    numbers = {state: format_number(row[state], view.language) for state in STATES if row[state]}
    parts = [f"{view.t(f'paperless.state.{state}')}: {text}" for state, text in numbers.items()]
    return "; ".join(parts)
