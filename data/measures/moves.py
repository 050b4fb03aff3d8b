"""Moves of stations between two dates: to another stage, into the count or out of it, or not known."""

import polars as pl

from data.measures.counts import STAGES, UNKNOWN

RANKS = {stage: rank for rank, stage in enumerate((*STAGES, UNKNOWN))}


def with_moves(flow: pl.DataFrame) -> pl.DataFrame:
    """The rows with `move`: "up", "back", "stayed", "new", "gone" or "unknown", the lowest stages first.

    flow: stage_before, stage_after (null: not counted on that date).
    """
    before, after = (
        pl.col(name).replace_strict(RANKS, return_dtype=pl.Int64) for name in ("stage_before", "stage_after")
    )
    move = (
        pl.when(before.is_null()).then(pl.lit("new")).when(after.is_null()).then(pl.lit("gone"))
        .when((before == RANKS[UNKNOWN]) | (after == RANKS[UNKNOWN])).then(pl.lit("unknown"))
        .when(after < before).then(pl.lit("back")).when(after > before).then(pl.lit("up"))
        .otherwise(pl.lit("stayed"))
    )  # fmt: skip
    return flow.with_columns(move.alias("move")).sort(before, after, nulls_last=True)


def number_moved(rows: pl.DataFrame, move: str, measure: str = "stations") -> int:
    """The stations, or people, that made one move. rows: those of `with_moves`."""
    return int(rows.filter(pl.col("move") == move)[measure].sum())


def compared(rows: pl.DataFrame) -> int:
    """The stations whose stage is known on both dates."""
    return int(rows.filter(pl.col("move").is_in(("up", "back", "stayed")))["stations"].sum())
