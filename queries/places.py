"""The places of a scope: units in force, with or without a station, and what was counted in each."""

from dataclasses import replace
from datetime import date as Day

import polars as pl

from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.sources import valid_on
from queries.statements import statement

PLACE: Schema = {"code": pl.String, "short_vi": pl.String, "short_en": pl.String}
UNITS: Schema = dict.fromkeys(("region", "province", "district"), pl.String)


def places(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row per unit of `level` within the scope, by code. Columns: PLACE, UNITS above it, shown.

    shown: in force on the snapshot's date and of a province that the reader may see.
    """
    whole = replace(scope, zone=None, area=None, connection=None)
    return _places(snapshot.newest, whole, level, valid_on(scope, snapshot.date))


@kept
def _places(newest: Snapshot, scope: Scope, level: Level, day: Day) -> pl.DataFrame:
    schema: Schema = {**PLACE, **UNITS, "shown": pl.Boolean}
    return newest.frame(statement("places"), scope, schema, level=level, valid_on=day)


def with_places(snapshot: Snapshot, scope: Scope, level: Level, counted: pl.DataFrame) -> pl.DataFrame:
    """One row per place of `level` within the scope, by code: PLACE and the counts, 0 in empty places.

    counted: one row per code where a site counts (a null code is of no place). A place out of force stays in
    while one does.
    """
    found = counted.with_columns(pl.lit(True).alias("occupied"))
    joined = places(snapshot, scope, level).join(found, on="code", how="left", maintain_order="left")
    kept = joined.filter(pl.col("shown") | pl.col("occupied"))
    return kept.select(*PLACE, pl.col(*counted.drop("code").columns).fill_null(0))
