"""Moves of stations between two dates: to another stage, into the count or out of it, or not known."""

from collections.abc import Mapping
from itertools import product

import polars as pl

from data.measures.counts import STAGES, UNKNOWN

RANKS = {stage: rank for rank, stage in enumerate((*STAGES, UNKNOWN))}
BETWEEN_STAGES = ("up", "back", "stayed")


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


def may_have_moved(stations: Mapping[tuple[str, str], int], before: str, after: str) -> bool:
    """True where stations whose ledgers are not known on a date may have gone from one stage to the other.

    stations: those known to have, by stage before and after. Without a ledger known a station may be at any
    stage but the first.
    """
    if UNKNOWN in (before, after):
        return False
    befores, afters = ((step, UNKNOWN) if step in STAGES[1:] else (step,) for step in (before, after))
    return any(stations.get(way) for way in product(befores, afters) if way != (before, after))


def number_moved(rows: pl.DataFrame, move: str, measure: str = "stations") -> int:
    """The stations, or people, that made one move. rows: those of `with_moves`."""
    return int(rows.filter(pl.col("move") == move)[measure].sum())


def compared(rows: pl.DataFrame) -> int:
    """The stations whose stage is known on both dates."""
    return int(rows.filter(pl.col("move").is_in(BETWEEN_STAGES))["stations"].sum())
