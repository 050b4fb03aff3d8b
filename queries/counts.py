"""The counts of a scope: over time, by place, by both."""

from collections.abc import Sequence
from datetime import date as Day

import polars as pl

from data.measures.counts import COUNTS
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import PACKED, positions, unpacked
from queries.places import with_places
from queries.sources import FINE, source
from queries.statements import statement

PIECE: Schema = {"rests_on_estimate": pl.Boolean, "packed_counts": PACKED}


def added(pieces: pl.DataFrame, names: Sequence[str], *keys: str) -> pl.DataFrame:
    """One row per value of `keys`, in their order: its pieces' counts added up (Int64, nulls as 0).

    pieces: keys, packed_counts; names: what stands where in packed_counts. Columns: keys, COUNTS.
    """
    wide = unpacked(pieces.select(*keys, "packed_counts"), names).select(*keys, *COUNTS)
    return wide.group_by(keys, maintain_order=True).agg(pl.all().cast(pl.Int64).sum())


def estimated(pieces: pl.DataFrame, names: Sequence[str], key: str) -> pl.DataFrame:
    """key, stations_estimated: the sites of the pieces whose unit is an estimate; no row without any."""
    stations = pl.col("packed_counts").arr.get(names.index("stations")).cast(pl.Int64)
    resting = pieces.filter("rests_on_estimate").select(key, stations.alias("stations_estimated"))
    return resting.group_by(key).agg(pl.col("stations_estimated").sum())


@kept
def pieces_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per date and piece of a scope, to be added up: a site, or a province's sites of one kind.

    Columns: date, PIECE; the snapshot's date and before.
    """
    return snapshot.frame(
        statement("counts_by_date"),
        scope,
        {"date": pl.Date, **PIECE},
        source=f"counts_{source(scope)}",
        level=scope.level,
    )


@kept
def counts_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per date up to the snapshot's, oldest first. Columns: date, COUNTS (0 without a site)."""
    found = added(pieces_by_date(snapshot, scope), snapshot.mart.counts, "date")
    every = pl.DataFrame({"date": snapshot.dates_until}, schema={"date": pl.Date})
    return every.join(found, on="date", how="left", maintain_order="left").fill_null(0)


def counts_now(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row: the scope on the snapshot's date. Columns as in `counts_by_date`."""
    return counts_by_date(snapshot, scope).tail(1)


@kept
def counts_by_place(snapshot: Snapshot, scope: Scope, level: Level | None = None) -> pl.DataFrame:
    """One row per place of `level` (the one below the scope's when none is named), empty places included.

    Columns: code, short_vi, short_en, COUNTS, stations_estimated (sites whose unit of that level is an
    estimate). Sums over the rows are the scope's own counts.
    """
    chosen = level or scope.child_level or scope.level
    pieces = pieces_by_place(snapshot, scope, chosen, snapshot.date, snapshot.date)
    counts = added(pieces, snapshot.mart.counts, "code")
    guessed = estimated(pieces, snapshot.mart.counts, "code")
    return with_places(snapshot, scope, chosen, counts.join(guessed, on="code", how="left"))


def pieces_by_place(snapshot: Snapshot, scope: Scope, level: Level, first: Day, last: Day) -> pl.DataFrame:
    """One row per date and piece of a scope's places: date, code (null: of no place), PIECE."""
    return snapshot.frame(
        statement("counts_by_place"),
        scope,
        {"date": pl.Date, "code": pl.String, **PIECE},
        source=f"counts_{source(scope, level)}",
        level=level,
        first=first,
        last=last,
    )


@kept
def counts_by_place_and_date(
    snapshot: Snapshot, scope: Scope, level: Level, columns: tuple[str, ...]
) -> pl.DataFrame:
    """One row per date of the whole version and place of `level` that has a site then, for sliders.

    Columns: date, code, and the counts named in `columns` (of COUNTS); in no order. A place without any
    site has no row here; `counts_by_place` has it.
    """
    ordered = [name for name in COUNTS if name in columns]
    if level in FINE and scope.level not in FINE:  # sites of the whole country: too many to read all counts
        sites = snapshot.frame(
            statement("counts_by_place_and_date"),
            scope,
            {"date": pl.Date, "code": pl.String, **dict.fromkeys(ordered, pl.Int64)},
            source=source(scope, level),
            counts=ordered,
            level=level,
        )
        return sites.group_by("date", "code").agg(pl.all().cast(pl.Int64).sum())
    pieces = pieces_by_place(snapshot, scope, level, snapshot.dates[0], snapshot.dates[-1])
    counts = added(pieces, snapshot.mart.counts, "date", "code")
    return counts.select("date", "code", *ordered)


def peers(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """The scope's place among the others of its level under the same parent; columns as `counts_by_place`."""
    if scope.level == "country":
        return counts_by_place(snapshot, scope, "region")
    return counts_by_place(snapshot, scope.above(), scope.level)


@kept
def estimated_at_level(snapshot: Snapshot, scope: Scope, level: Level) -> tuple[int, int]:
    """Stations of the scope on the date, and those of them that lie in their unit of `level` by estimate."""
    rows = snapshot.frame(
        statement("estimated_at_level"),
        scope,
        {"stations": pl.Int64, "stations_estimated": pl.Int64},
        source=f"counts_{source(scope, level)}",
        level=level,
        **positions(snapshot, stations="stations"),
    )
    return rows.row(0)


@kept
def estimated_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per date up to the snapshot's: how many of the sites lie in the scope's unit by estimate.

    The country rests on none. Columns: date, stations, stations_estimated, share (null without a site).
    """
    whole = counts_by_date(snapshot, scope).select("date", "stations")
    none = scope.level == "country"
    pieces = pieces_by_date(snapshot, scope).filter(pl.col("rests_on_estimate") & (not none))
    found = estimated(pieces, snapshot.mart.counts, "date")
    rows = whole.join(found, on="date", how="left", maintain_order="left").fill_null(0)
    share = pl.when(pl.col("stations") != 0).then(pl.col("stations_estimated") / pl.col("stations"))
    return rows.with_columns(share.alias("share"))
