"""The counts of a scope: over time, by place, by both."""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from data.counts import COUNTS
from data.scope import Level, Scope
from data.snapshot import Schema, Snapshot
from queries.sources import source, valid_on

PIECE: Schema = {"rests_on_estimate": pl.Boolean, "packed_counts": pl.Array(pl.Int32, len(COUNTS))}
PLACE: Schema = {"code": pl.String, "short_vi": pl.String, "short_en": pl.String}


def added(pieces: pl.DataFrame, names: Sequence[str], *keys: str) -> pl.DataFrame:
    """One row for each value of `keys`, in their order: its pieces' counts added up (Int64, nulls as 0).

    pieces: keys, packed_counts; names: what stands where in packed_counts. Columns: keys, COUNTS.
    """
    counts = pl.col("packed_counts").arr.to_struct(fields=list(names))
    wide = pieces.select(*keys, counts).unnest("packed_counts").select(*keys, *COUNTS)
    return wide.group_by(keys, maintain_order=True).agg(pl.all().cast(pl.Int64).sum())


def _estimated(pieces: pl.DataFrame, names: Sequence[str], key: str) -> pl.DataFrame:
    """key, stations_estimated: the sites of the pieces whose unit is an estimate; no row without any."""
    stations = pl.col("packed_counts").arr.get(names.index("stations")).cast(pl.Int64)
    resting = pieces.filter("rests_on_estimate").select(key, stations.alias("stations_estimated"))
    return resting.group_by(key).agg(pl.col("stations_estimated").sum())


@lru_cache(maxsize=256)
def pieces_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """What a scope's counts are added up from: one row a date and site, or a province's sites of one kind.

    Columns: date, PIECE; the snapshot's date and before.
    """
    return snapshot.frame(
        "counts_by_date",
        scope,
        {"date": pl.Date, **PIECE},
        source=f"counts_{source(scope)}",
        level=scope.level,
    )


@lru_cache(maxsize=256)
def counts_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's, oldest first. Columns: date, COUNTS (0 without a site)."""
    found = added(pieces_by_date(snapshot, scope), snapshot.mart.counts, "date")
    every = pl.DataFrame({"date": snapshot.dates_until}, schema={"date": pl.Date})
    return every.join(found, on="date", how="left", maintain_order="left").fill_null(0)


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
        {"code": pl.String, **PIECE},
        source=f"counts_{source(scope, chosen)}",
        level=chosen,
    )
    counts = added(pieces, snapshot.mart.counts, "code")
    estimated = _estimated(pieces, snapshot.mart.counts, "code")
    found = counts.join(estimated, on="code", how="left")
    places = _places_listed(snapshot, scope, chosen).join(found, on="code", how="left", maintain_order="left")
    held = places.filter(pl.col("shown") | pl.col("stations").is_not_null()).drop("shown")
    return held.with_columns(pl.col(*COUNTS, "stations_estimated").fill_null(0))


def _places_listed(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row a unit of the level within the scope, by code: PLACE, shown (whether also without a site)."""
    schema: Schema = {**PLACE, "shown": pl.Boolean}
    day = valid_on(scope, snapshot.date)
    return snapshot.frame("places_listed", scope, schema, level=level, valid_on=day)


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
def estimated_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's: how many of the sites lie in the scope's unit by estimate.

    The country rests on none. Columns: date, stations, stations_estimated, share (null without a site).
    """
    whole = counts_by_date(snapshot, scope).select("date", "stations")
    none = scope.level == "country"
    pieces = pieces_by_date(snapshot, scope).filter(pl.col("rests_on_estimate") & (not none))
    found = _estimated(pieces, snapshot.mart.counts, "date")
    rows = whole.join(found, on="date", how="left", maintain_order="left").fill_null(0)
    share = pl.when(pl.col("stations") != 0).then(pl.col("stations_estimated") / pl.col("stations"))
    return rows.with_columns(share.alias("share"))
