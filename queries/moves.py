"""The sites that moved from one step to another between two dates, or count on one of them only."""

from typing import Literal

import polars as pl

from data.measures.counts import STAGES
from data.scope import StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

Move = Literal["back", "up", "new", "gone", "unknown"]
MOVES: tuple[Move, ...] = ("back", "up", "new", "gone", "unknown")
MOVED: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "stage_before": pl.String,
    "stage_after": pl.String,
    "steps": pl.Int32,
    "people": pl.Int64,
    "phone": pl.String,
}


@kept
def moves(snapshot: Snapshot, scope: StationScope, earlier: Snapshot, move: Move) -> pl.DataFrame:
    """One row per site of the scope that made `move` from `earlier` to the snapshot's date. Columns: MOVED.

    Where the 90 days before `earlier` were not observed, who is sustained counts as paperless. steps: how
    many it stands higher than before (negative: lower), null where it counts on one date only, or its stage
    is not known on one.
    """
    return snapshot.frame(
        statement("moves"),
        scope,
        MOVED,
        source=f"sites{scope.scheme}",
        earlier=earlier.date,
        observed=earlier.observed,
        stages=list(STAGES),
        move=move,
    )
