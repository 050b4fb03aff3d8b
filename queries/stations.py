"""Sites one by one: on the map, in a table, on the lists of whom to call."""

from typing import Literal

import polars as pl

from data.measures.counts import COUNTS
from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

REGISTER: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "parent_station_id": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "zone": pl.Int8,
    "area": pl.Int8,
    "connection": pl.String,
    "people": pl.Int64,
    "own_staff": pl.Int16,
    "own_doctors": pl.Int16,
    "platform_since": pl.Date,
    "phone": pl.String,
    "stage": pl.String,
    "last_report": pl.Date,
    "periods_silent": pl.Int16,
    "ledgers_reopened": pl.Int8,
}
POINT: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "commune": pl.String,
    "stage": pl.String,
}


@kept
def station_points(snapshot: Snapshot, scope: Scope, columns: tuple[str, ...]) -> pl.DataFrame:
    """One row per site that counts, for the map. Columns: POINT and the counts named in `columns`.

    latitude and longitude are WGS 84 degrees, null where the register has none: those cannot be drawn.
    """
    ordered = [name for name in COUNTS if name in columns]
    return snapshot.frame(
        statement("station_points"),
        scope,
        {**POINT, **dict.fromkeys(ordered, pl.Int64)},
        source=f"sites{scope.scheme}",
        counts=ordered,
    )


@kept
def stations(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per site that counts, by id. Columns: REGISTER (units of the scope's scheme) and COUNTS."""
    return snapshot.frame(
        statement("stations"),
        scope,
        {**REGISTER, **dict.fromkeys(COUNTS, pl.Int64)},
        source=f"sites{scope.scheme}",
        counts=list(COUNTS),
    )


@kept
def silent_stations(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per site that is expected to report and did not, the longest silence first. Columns: REGISTER.

    last_report is the date of the last snapshot with a report (null: never); periods_silent counts the
    snapshots since at which one was expected.
    """
    return _call_list(snapshot, scope, "silent")


@kept
def back_to_paper(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per site that went back to paper since the snapshot before. Columns: REGISTER.

    It was paperless then and is known not to be now, or has at least three closed ledgers on paper again.
    """
    return _call_list(snapshot, scope, "back_to_paper")


def _call_list(snapshot: Snapshot, scope: Scope, reason: Literal["silent", "back_to_paper"]) -> pl.DataFrame:
    source = f"sites{scope.scheme}"
    return snapshot.frame(statement("call_list"), scope, REGISTER, source=source, reason=reason)


@kept
def stage_flow(snapshot: Snapshot, scope: Scope, earlier: Snapshot) -> pl.DataFrame:
    """One row per pair of stages: sites and people, from `earlier` to the snapshot's date.

    Columns: stage_before, stage_after (null: the site does not count on that date), stations, people.
    """
    schema: Schema = {
        "stage_before": pl.String,
        "stage_after": pl.String,
        "stations": pl.Int64,
        "people": pl.Int64,
    }
    return snapshot.frame(
        statement("stage_flow"), scope, schema, source=f"sites{scope.scheme}", earlier=earlier.date
    )
