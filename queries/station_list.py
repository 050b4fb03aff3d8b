"""The stations of a scope with the few columns that a list of them shows."""

from functools import lru_cache

import polars as pl

from data.scope import Scope
from data.snapshot import Schema, Snapshot
from queries.station_around import REPORTS

LISTED: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "stage": pl.String,
    "people": pl.Int32,
    "own_staff": pl.Int16,
    "own_doctors": pl.Int16,
    "phone": pl.String,
    "ledgers_electronic": pl.Int32,
    "ledgers_base": pl.Int32,
    **dict.fromkeys(REPORTS, pl.Int32),
}


@lru_cache(maxsize=32)
def station_list(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a site that counts, by id. Columns: LISTED. `stations` has every count, in twice the time."""
    return snapshot.frame("station_list", scope, LISTED, source=f"sites{scope.scheme}")
