"""The movers by the stage they left: back to the left of nothing, up to the right."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.colours import FLOWS
from components.reading.view import View
from data.measures.counts import STAGES
from data.words.numbers import COUNT
from pages.paperless.flow.cards import flow_numbers
from pages.paperless.flow.rows import MEASURES, MOVE_WORDS, both_dates
from pages.paperless.flow.sankey import flow_notes, flow_title

WAYS = {"back": -1, "up": 1}


def movers_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One bar a stage and way, as long as the reader's choice counts; no row where nobody is known to have.

    rows: those of `flow_rows`.
    """
    title, days = flow_title(view, rows), both_dates(view)
    numbers = [f"{number.label}: {number.text}. {number.note}" for number in flow_numbers(view, rows)]
    return Chart(
        "movers",
        "stack",
        mover_rows(view, rows),
        Encodings("before", "signed", series="move_words"),
        (
            Column("before", view.t("paperless.flow.on", date=days["before"])),
            Column("move_words", view.t("paperless.flow.move_column")),
            Column("signed", view.t(MEASURES[view.choices["count"]]), COUNT),
        ),
        title,
        view.context(),
        colours=tuple((view.t(MOVE_WORDS[move]), FLOWS[move]) for move in WAYS),
        notes=(view.t("paperless.flow.movers_note"), *flow_notes(view)),
        summary=" ".join([f"{title}.", *numbers]),
    )


def mover_rows(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """One row per stage left and way: before and move_words, signed (below nought: back)."""
    measure = view.choices["count"]
    moved = rows.filter(pl.col("move").is_in(list(WAYS)), pl.col(measure).is_not_null())
    sums = moved.group_by("stage_before", "move").agg(pl.col(measure).sum().alias("number"))
    if sums.is_empty():
        return pl.DataFrame(schema={"before": pl.String, "move_words": pl.String, "signed": pl.Int64})
    every = pl.DataFrame({"stage_before": STAGES}).join(pl.DataFrame({"move": list(WAYS)}), how="cross")
    signed = pl.col("number").fill_null(0) * pl.col("move").replace_strict(WAYS, return_dtype=pl.Int64)
    found = every.join(sums, on=["stage_before", "move"], how="left", maintain_order="left")
    return found.select(
        _words(view, "stage_before", {stage: f"stage.{stage}" for stage in STAGES}).alias("before"),
        _words(view, "move", MOVE_WORDS).alias("move_words"),
        signed.alias("signed"),
    )


def _words(view: View, column: str, keys: dict[str, str]) -> pl.Expr:
    words = {name: view.t(key) for name, key in keys.items()}
    return pl.col(column).replace_strict(words, return_dtype=pl.String)
