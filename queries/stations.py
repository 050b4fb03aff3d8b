"""Sites one by one: on the map, in a table, on the lists of whom to call."""

from typing import Literal

import polars as pl

from data.measures.counts import COUNTS
from data.scope import Scope, StationScope
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

CALLED: Schema = {
    **REGISTER,
    "periods_held_back": pl.Int16,
    "held_back": pl.Boolean,
    "sent_at": pl.Datetime("us"),
    "refused": pl.List(pl.String),
}
Reason = Literal["no_report", "back_to_paper"]


@kept
def station_points(snapshot: Snapshot, scope: StationScope, columns: tuple[str, ...]) -> pl.DataFrame:
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
def stations(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site that counts, by id. Columns: REGISTER (units of the scope's scheme) and COUNTS."""
    return snapshot.frame(
        statement("stations"),
        scope,
        {**REGISTER, **dict.fromkeys(COUNTS, pl.Int64)},
        source=f"sites{scope.scheme}",
        counts=list(COUNTS),
    )


@kept
def without_report(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site that had to report and has none accepted, the longest silence first. Columns: CALLED.

    last_report is the date of the last snapshot with a report (null: never); since then periods_silent counts
    those at which one was due and none sent, periods_held_back those at which it was held back.
    held_back: on this date it was sent (sent_at in UTC, null where unreadable) and refused for these reasons.
    """
    return _call_list(snapshot, scope, "no_report")


@kept
def back_to_paper(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site that went back to paper since the snapshot before. Columns: CALLED.

    It was paperless then and is known not to be now, or has at least three closed ledgers on paper again.
    """
    return _call_list(snapshot, scope, "back_to_paper")


def _call_list(snapshot: Snapshot, scope: StationScope, reason: Reason) -> pl.DataFrame:
    source = f"sites{scope.scheme}"
    rows = snapshot.frame(statement("call_list"), scope, CALLED, source=source, reason=reason)
    return rows.with_columns(pl.col("sent_at").dt.replace_time_zone("UTC"))


@kept
def stage_flow(snapshot: Snapshot, scope: Scope, earlier: Snapshot) -> pl.DataFrame:
    """One row per pair of stages: sites and people, from `earlier` to the snapshot's date. Where the 90 days
    before `earlier` were not observed, who is sustained counts as paperless.

    Columns: stage_before, stage_after (null: the site does not count on that date), stations, people (null:
    the register knows none).
    """
    schema: Schema = {
        "stage_before": pl.String,
        "stage_after": pl.String,
        "stations": pl.Int64,
        "people": pl.Int64,
    }
    return snapshot.frame(
        statement("stage_flow"),
        scope,
        schema,
        source=f"sites{scope.scheme}",
        earlier=earlier.date,
        observed=earlier.observed,
    )
