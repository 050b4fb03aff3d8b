"""Faults of real life, laid over clean rows: what the checks have to find, hold back or warn of.

Together they touch a few rows in a hundred; far fewer than one in a hundred is held back.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import polars as pl

Rows: TypeAlias = pl.Series  # a mask of the rows that a fault touches
Damage: TypeAlias = Callable[[pl.DataFrame, Rows], pl.DataFrame]
Fault: TypeAlias = tuple[float, Damage]  # share of rows, what happens to them


def with_faults(
    frame: pl.DataFrame, faults: Sequence[Fault], random: np.random.Generator, whole: str | None = None
) -> pl.DataFrame:
    """The frame with every fault laid over its own random share of the rows; a row may suffer two.

    With `whole`, shares are of runs of equal values in that column, and a fault strikes a run whole.
    """
    for share, damage in faults:
        run = frame[whole].rle_id() if whole else pl.Series(np.arange(frame.height))
        struck = random.random(frame.height) < share
        rows = pl.Series(struck[run.to_numpy()], dtype=pl.Boolean)
        frame = damage(frame, rows) if rows.any() else frame
    return frame


def change(column: str, value: pl.Expr) -> Damage:
    """Damage that puts `value` into one column."""

    def damage(frame: pl.DataFrame, rows: Rows) -> pl.DataFrame:
        wrong = pl.when(rows).then(value.cast(frame.schema[column])).otherwise(pl.col(column))
        return frame.with_columns(wrong.alias(column))

    return damage


def swap(one: str, other: str) -> Damage:
    """Damage that writes two columns' values into each other."""

    def damage(frame: pl.DataFrame, rows: Rows) -> pl.DataFrame:
        kept = pl.when(~rows)
        return frame.with_columns(
            kept.then(one).otherwise(other).alias(one), kept.then(other).otherwise(one).alias(other)
        )

    return damage


def send_again(*changed: pl.Expr) -> Damage:
    """Damage that appends the rows once more, as they are or with some columns changed."""

    def damage(frame: pl.DataFrame, rows: Rows) -> pl.DataFrame:
        again = frame.filter(rows).with_columns(*changed)
        return pl.concat([frame, again.cast(frame.schema)])

    return damage


def retyped(column: str) -> pl.Expr:
    """An id with its last two characters exchanged, or a stray one added where they are the same."""
    text = pl.col(column)
    turned = text.str.head(-2) + text.str.tail(1) + text.str.tail(2).str.head(1)
    return pl.when(turned == text).then(text + pl.lit("O")).otherwise(turned)
