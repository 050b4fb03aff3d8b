"""The flow as a table, stage before by stage after: what a phone can show of it."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Row, Table
from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View
from data.measures.counts import EVERY_STAGE, STAGES, UNKNOWN
from data.words.numbers import COUNT
from pages.paperless.flow.rows import both_dates, unobserved

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
            *unobserved(view),
        ),
    )


def matrix_rows(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per stage before, then the sums: STEPS (number at each stage after), all, key, before (words).

    Nobody is outside the count on both dates: that cell is null.
    """
    measure = view.choices["count"]
    pairs = rows.select(
        pl.col("stage_before").fill_null(OUTSIDE), pl.col("stage_after").fill_null(OUTSIDE), measure
    )
    counted = {(before, after): number for before, after, number in pairs.iter_rows()}
    table: list[Row] = [
        {"key": before, **{after: counted.get((before, after), 0) for after in STEPS}} for before in STEPS
    ]
    table.append({"key": "all", **{after: sum(row[after] for row in table) for after in STEPS}})
    for row in table:
        row["all"] = sum(row[after] for after in STEPS)
        row["before"] = view.t("paperless.flow.total") if row["key"] == "all" else _word(view, row["key"])
    table[len(STEPS) - 1][OUTSIDE] = None
    return pl.DataFrame(table, schema_overrides=dict.fromkeys((*STEPS, "all"), pl.Int64))


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
