"""Communes that were merged between December 2020 and May 2025, so before the pinned list was made."""

from datetime import date

import polars as pl

from data.geography.reference import read_reference


def merged_communes() -> pl.DataFrame:
    """One row a commune that the pinned list has no longer, 583 in all.

    Columns: code, name_vi (full), valid_to (its last day), resolution (of the National Assembly's Standing
    Committee, by which it ended), successor_code (the commune of the pinned list that its ground lies in),
    sure (the words of the resolution were read, and they do not divide it). Sources: docs/geography.md.
    """
    rows = pl.DataFrame(read_reference("merged_communes.csv"))
    return rows.with_columns(pl.col("valid_to").str.to_date(), sure=pl.col("sure") == "true")


def merged_on(merged: pl.DataFrame, day: date) -> pl.DataFrame:
    """The rows of communes that were not merged yet that day."""
    return merged.filter(pl.col("valid_to") >= day)


def succeeded(merged: pl.DataFrame, code: str) -> pl.Expr:
    """A column of codes, those of merged communes replaced by their successors'."""
    heirs = dict(merged.select("code", "successor_code").iter_rows())
    return pl.col(code).replace(heirs)
