"""The mart's array of every count: its columns, and where in it a count stands."""

from collections.abc import Sequence

import polars as pl

from data.measures.counts import COUNTS
from data.store.snapshot import Snapshot

PACKED = pl.Array(pl.Int64, len(COUNTS))


def unpacked(rows: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """The rows with a column for each count in place of `packed_counts`; names: what stands where in it."""
    counts = pl.col("packed_counts").arr.to_struct(fields=list(names))
    return rows.with_columns(counts).unnest("packed_counts")


def positions(snapshot: Snapshot, **counts: str) -> dict[str, int]:
    """Parameter → where its count stands in `packed_counts`, from 1 as SQL counts."""
    return {name: snapshot.mart.counts.index(count) + 1 for name, count in counts.items()}
