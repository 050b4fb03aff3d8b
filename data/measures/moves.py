"""Moves of stations between two dates: to another stage, into the count or out of it."""

import polars as pl

from data.measures.counts import STAGES

RANKS = {stage: rank for rank, stage in enumerate(STAGES)}


def with_moves(flow: pl.DataFrame) -> pl.DataFrame:
    """The rows with `move`: "up", "back", "stayed", "new" or "gone", the lowest stages first.

    flow: stage_before, stage_after (null: not counted on that date).
    """
    before, after = (
        pl.col(name).replace_strict(RANKS, return_dtype=pl.Int64) for name in ("stage_before", "stage_after")
    )
    move = (
        pl.when(before.is_null()).then(pl.lit("new")).when(after.is_null()).then(pl.lit("gone"))
        .when(after < before).then(pl.lit("back")).when(after > before).then(pl.lit("up"))
        .otherwise(pl.lit("stayed"))
    )  # fmt: skip
    return flow.with_columns(move.alias("move")).sort(before, after, nulls_last=True)


def number_moved(rows: pl.DataFrame, move: str, measure: str = "stations") -> int:
    """The stations, or people, that made one move. rows: those of `with_moves`."""
    return int(rows.filter(pl.col("move") == move)[measure].sum())


def counted_before(rows: pl.DataFrame) -> int:
    """The stations that counted on the earlier date."""
    return int(rows.filter(pl.col("stage_before").is_not_null())["stations"].sum())
