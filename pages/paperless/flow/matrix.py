"""The same flow as a matrix: a row a step before, a column a step after; what a phone can show."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import DrawCell, Table
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.reading.view import View
from data.measures.counts import STAGES
from data.words.dates import format_date
from data.words.numbers import COUNT

OUTSIDE = "outside"
STEPS = (*STAGES, OUTSIDE)


def matrix_chart(view: View, rows: pl.DataFrame) -> Chart:
    """How many went from each step to each. rows: those of `flow_rows`."""
    assert view.compare is not None
    days = {
        "before": format_date(view.compare.date, view.language),
        "after": format_date(view.snapshot.date, view.language),
    }
    measure = view.choices["count"]
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
        view.t(f"paperless.flow.matrix_{measure}", **days),
        context_of(view),
        notes=(view.t("paperless.flow.matrix_note"), view.t("paperless.flow.outside_note")),
    )


def matrix_rows(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """One row a step before, then one of sums: STEPS (how many stand there after), all, key, before in words.

    Those not counted on both dates do not exist: that cell is null.
    """
    measure = view.choices["count"]
    pairs = rows.select(
        pl.col("stage_before").fill_null(OUTSIDE), pl.col("stage_after").fill_null(OUTSIDE), measure
    )
    counted = {(before, after): number for before, after, number in pairs.iter_rows()}
    table: list[dict[str, Any]] = [
        {"key": before, **{after: counted.get((before, after), 0) for after in STEPS}} for before in STEPS
    ]
    table.append({"key": "all", **{after: sum(row[after] for row in table) for after in STEPS}})
    for row in table:
        row["all"] = sum(row[after] for after in STEPS)
        row["before"] = view.t("paperless.flow.total") if row["key"] == "all" else _word(view, row["key"])
    table[len(STEPS) - 1][OUTSIDE] = None
    return pl.DataFrame(table, schema_overrides=dict.fromkeys((*STEPS, "all"), pl.Int64))


def matrix_table(view: View) -> Table:
    """Cells below the diagonal, those who went back, marked by an arrow and a colour; the stayed in bold."""
    return Table(cells={step: _cell(step) for step in STEPS})


def _cell(after: str) -> DrawCell:
    def draw(row: dict[str, Any], text: str) -> Component | str:
        before = row["key"]
        if "all" in (before, after) or OUTSIDE in (before, after) or not row[after]:
            return html.Span(text, className="flow-none") if not row[after] else text
        if before == after:
            return html.Strong(text)
        if STAGES.index(after) < STAGES.index(before):
            return html.Span(f"↓ {text}", className="worse")
        return html.Span(f"↑ {text}", className="better")

    return draw


def _word(view: View, step: str) -> str:
    return view.t("paperless.flow.outside" if step == OUTSIDE else f"stage.{step}")
