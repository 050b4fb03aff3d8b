"""Sites around one: the nearest, those of its commune, its station or its points."""

import polars as pl

from data.measures.reports import STATE_COUNTS
from data.scope import Reader, Scheme, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

AROUND: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "stage": pl.String,
    "kilometres": pl.Float64,
    "near": pl.Int64,
    "same_commune": pl.Boolean,
    "kin": pl.String,
    "ledgers_electronic": pl.Int64,
    "ledgers_base": pl.Int64,
    **dict.fromkeys(STATE_COUNTS, pl.Int64),
}


@kept
def station_around(
    snapshot: Snapshot, station_id: str, scheme: Scheme, reader: Reader, limit: int = 8
) -> pl.DataFrame:
    """One row per other site that counts, the nearest first. Columns: AROUND.

    near is its place among the `limit` nearest (null beyond, or without coordinates), same_commune speaks of
    the scheme's communes, kin is "parent" for the station of a point, "point" for a point of the station.
    """
    scope = Scope(scheme=scheme, reader=reader)
    return snapshot.frame(statement("station_around"), scope, AROUND, station_id=station_id, limit=limit)
