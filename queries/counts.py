"""The counts of a scope: over time, by place, by both."""

from functools import lru_cache

import polars as pl

from data.counts import COUNTS
from data.scope import Level, Scope
from data.snapshot import Schema, Snapshot
from queries.sources import estimated_column, source, valid_on

PIECE: Schema = dict.fromkeys(COUNTS, pl.Int32)
PLACE: Schema = {"code": pl.String, "short_vi": pl.String, "short_en": pl.String}


def added(pieces: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """One row for each value of `keys`, in their order, the other columns added up (Int64, nulls as 0)."""
    return pieces.group_by(keys, maintain_order=True).agg(pl.all().cast(pl.Int64).sum())


@lru_cache(maxsize=256)
def counts_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's, oldest first. Columns: date, COUNTS (0 without a site)."""
    pieces = snapshot.frame(
        "counts_by_date",
        scope,
        {"date": pl.Date, **PIECE},
        source=source(scope),
        counts=list(COUNTS),
    )
    return added(pieces, "date")


def counts_now(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row: the scope on the snapshot's date. Columns as in `counts_by_date`."""
    return counts_by_date(snapshot, scope).tail(1)


@lru_cache(maxsize=256)
def counts_by_place(snapshot: Snapshot, scope: Scope, level: Level | None = None) -> pl.DataFrame:
    """One row a place of `level` (the one below the scope's when none is named), empty places included.

    Columns: code, short_vi, short_en, COUNTS, stations_estimated (sites whose unit of that level is an
    estimate). Sums over the rows are the scope's own counts.
    """
    chosen = level or scope.child_level or scope.level
    pieces = snapshot.frame(
        "counts_by_place",
        scope,
        {**PLACE, "rests_on_estimate": pl.Boolean, **PIECE},
        source=source(scope, chosen),
        counts=list(COUNTS),
        level=chosen,
        estimated=estimated_column(scope, chosen),
        valid_on=valid_on(scope, snapshot.date),
    )
    estimated = pl.when("rests_on_estimate").then("stations").alias("stations_estimated")
    return added(pieces.with_columns(estimated).drop("rests_on_estimate"), *PLACE)


@lru_cache(maxsize=64)
def counts_by_place_and_date(
    snapshot: Snapshot, scope: Scope, level: Level, columns: tuple[str, ...]
) -> pl.DataFrame:
    """One row a date of the whole version and place of `level` that has a site then, for sliders.

    Columns: date, code, and the counts named in `columns` (of COUNTS). A place without any
    site has no row here; `counts_by_place` has it.
    """
    ordered = [name for name in COUNTS if name in columns]
    return snapshot.frame(
        "counts_by_place_and_date",
        scope,
        {"date": pl.Date, "code": pl.String, **dict.fromkeys(ordered, pl.Int64)},
        source=source(scope, level),
        counts=ordered,
        level=level,
    )


def peers(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """The scope's place among the others of its level under the same parent; columns as `counts_by_place`."""
    if scope.level == "country":
        return counts_by_place(snapshot, scope, "region")
    return counts_by_place(snapshot, scope.above(), scope.level)


@lru_cache(maxsize=128)
def estimated_by_date(
    snapshot: Snapshot, scope: Scope, level: Level | None = None, count: str = "stations"
) -> pl.DataFrame:
    """One row a date up to the snapshot's: how much of one count lies at sites whose unit is an estimate.

    `level` is the level of the units read (the scope's own when none is named); the country rests on none.
    Columns: date, counted, counted_estimated, share (null where nothing is counted).
    """
    chosen = level or scope.level
    read: Level = "region" if chosen == "country" else chosen
    frame = snapshot.frame(
        "estimated_by_date",
        scope,
        {"date": pl.Date, "counted": pl.Int64, "counted_estimated": pl.Int64},
        source=source(scope, read),
        count=count,
        estimated=estimated_column(scope, read),
    )
    rests = (
        frame if chosen != "country" else frame.with_columns(pl.lit(0, pl.Int64).alias("counted_estimated"))
    )
    share = pl.when(pl.col("counted") != 0).then(pl.col("counted_estimated") / pl.col("counted"))
    return rests.with_columns(share.alias("share"))
