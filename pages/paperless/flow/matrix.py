"""The flow as a table, stage before by stage after: what a phone can show of it."""

from collections.abc import Iterable
from itertools import product

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Row, Table
from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View
from data.measures.counts import EVERY_STAGE, STAGES, UNKNOWN
from data.measures.moves import may_have_moved, number_moved
from data.words.numbers import COUNT, format_number
from pages.paperless.flow.rows import both_dates, earlier, unobserved

OUTSIDE = "outside"
STEPS = (*EVERY_STAGE, OUTSIDE)
TITLES = {"stations": "paperless.flow.matrix_stations", "people": "paperless.flow.matrix_people"}


def matrix_chart(view: View, rows: pl.DataFrame) -> Chart:
    """Stations, or people, from each stage to each. rows: those of `flow_rows`."""
    days = both_dates(view)
    return Chart(
        "flow-matrix",
        "table",
        matrix_rows(view, rows),
        Encodings("before", "all"),
        (
            Column("before", view.t("paperless.flow.on", date=days["before"])),
            *(Column(step, _word(view, step), COUNT) for step in STEPS),
            Column("all", view.t("paperless.flow.total"), COUNT),
        ),
        view.t(TITLES[view.choices["count"]], **days),
        view.context(),
        notes=(
            view.t("paperless.flow.matrix_note"),
            view.t("paperless.flow.outside_note"),
            *_blank(view, rows),
            *unobserved(view),
        ),
    )


def matrix_rows(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per stage before, then the sums: STEPS (number at each stage after), all, key, before (words).

    A cell is null where none is known to be, though some may: among those whose ledgers are not known, or at
    90 days that were not observed. Nobody is outside the count on both dates: that cell is null too.
    """
    counted = _counted(view, rows)
    steps = [step for step in STEPS if step != "sustained" or earlier(view).observed]
    table: list[Row] = [
        {"key": before, **{after: counted.get((before, after), 0) for after in steps}} for before in steps
    ]
    table.append({"key": "all", **{after: _sum(row[after] for row in table) for after in steps}})
    for row in table:
        row["all"] = _sum(row[after] for after in steps)
    table[len(steps) - 1][OUTSIDE] = None
    if len(steps) < len(STEPS):
        table.insert(STEPS.index("sustained"), {"key": "sustained"})
    for row in table:
        row["before"] = view.t("paperless.flow.total") if row["key"] == "all" else _word(view, row["key"])
    numbers = dict.fromkeys((*STEPS, "all"), pl.Int64)
    return pl.DataFrame(table, schema={"key": pl.String, "before": pl.String, **numbers})


def _counted(view: View, rows: pl.DataFrame) -> dict[tuple[str, str], int | None]:
    """The numbers of the reader's choice by stage before and after; None where there may be some."""
    pairs = rows.with_columns(pl.col("stage_before", "stage_after").fill_null(OUTSIDE))
    keys = list(pairs.select("stage_before", "stage_after").iter_rows())
    stations = dict(zip(keys, pairs["stations"], strict=True))
    number = dict(zip(keys, pairs[view.choices["count"]], strict=True))
    doubtful = {pair: None for pair in product(STEPS, STEPS) if may_have_moved(stations, *pair)}
    return {**doubtful, **number}


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where that is nothing and a part is not known."""
    found = list(numbers)
    return sum(filter(None, found)) or (None if None in found else 0)


def _blank(view: View, rows: pl.DataFrame) -> list[str]:
    """Why cells are blank: a register without people, stations whose ledgers are not known on a date."""
    if rows[view.choices["count"]].count() == 0:
        return [view.t("blank.no_population")]
    unknown = number_moved(rows, "unknown")
    return [view.t("paperless.flow.blank", unknown=format_number(unknown, view.language))] if unknown else []


def matrix_table(view: View) -> Table:
    """An arrow and a colour for those who moved back or up, bold for those on the diagonal, who stayed."""
    return Table(cells={step: _cell(step) for step in STEPS})


def _cell(after: str) -> DrawCell:
    def draw(row: Row, text: str) -> Component | str:
        before = row["key"]
        if not row[after]:
            return html.Span(text, className="flow-none")
        if {"all", OUTSIDE, UNKNOWN} & {before, after}:
            return text
        if before == after:
            return html.Strong(text)
        if STAGES.index(after) < STAGES.index(before):
            return html.Span(f"↓ {text}", className="worse")
        return html.Span(f"↑ {text}", className="better")

    return draw


def _word(view: View, step: str) -> str:
    return view.t("paperless.flow.outside" if step == OUTSIDE else f"stage.{step}")
