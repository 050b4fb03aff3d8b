"""How every site stood at every date of the version: one character a date."""

import polars as pl

from data.scope import StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

HISTORY: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "states": pl.String,
    "silent": pl.String,
}


@kept
def stage_history(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site whose latest row in the register lies in the scope. Columns: HISTORY.

    Units (codes of the scope's scheme) and WGS 84 degrees are those of that row. states, silent: a character
    for every date of the version, those after the snapshot's too; data/mart/sql/stage_history.sql says which.
    """
    return snapshot.frame(
        statement("stage_history"),
        scope,
        HISTORY,
        source=f"stages{scope.scheme}",
    )
