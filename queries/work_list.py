"""Stations that there is a reason to contact, with the facts that each reason rests on."""

import polars as pl

from data.scope import StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

FINDING = pl.Struct({"check": pl.String, "field": pl.String, "value": pl.Float64, "expected": pl.Float64})
LISTED: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "phone": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "people": pl.Int64,
    "last_report": pl.Date,
    "periods_silent": pl.Int16,
    "periods_held_back": pl.Int16,
    "ledgers_reopened": pl.Int8,
    "silent": pl.Boolean,
    "held_back": pl.Boolean,
    "sent_at": pl.Datetime("us"),
    "refused": pl.List(pl.String),
    "back_to_paper": pl.Boolean,
    "impossible": pl.List(FINDING),
    "visits": pl.Float64,
    "visits_expected": pl.Float64,
    "periods_late": pl.Int8,
    "late_since": pl.Date,
    "ledgers_left": pl.List(pl.Int8),
}


@kept
def work_list(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site that there is a reason to contact on the snapshot's date. Columns: LISTED.

    silent: expected to report and did not; held_back: its report was sent (sent_at in UTC, null where that
    cannot be read) and not accepted, for the reasons in refused; back_to_paper: paperless in the snapshot
    before and known not to be now, or at least three closed ledgers on paper again, beside either.
    periods_silent, periods_held_back: since its last report accepted. Null where that is no reason:
    impossible (values that failed a check of IMPOSSIBLE in `data/measures/work.py`); visits, visits_expected
    (fewer than the check over time allows); periods_late, late_since (late reports among the last LATE_OF
    snapshots); ledgers_left (numbers of the one or two ledgers not yet electronic only).
    """
    rows = snapshot.frame(statement("work_list"), scope, LISTED, source=f"work{scope.scheme}")
    return rows.with_columns(pl.col("sent_at").dt.replace_time_zone("UTC"))


REPORTED: Schema = {"station_id": pl.String, "name": pl.String, "reported": pl.List(pl.Date)}


@kept
def reports_of_sites(snapshot: Snapshot, scope: StationScope, stations: tuple[str, ...]) -> pl.DataFrame:
    """One row per site that counts on the snapshot's date and is named in `stations`. Columns: REPORTED.

    reported: the dates up to the snapshot's of which a report of the site was accepted, oldest first.
    """
    source = f"sites{scope.scheme}"
    return snapshot.frame(
        statement("reports_of_sites"), scope, REPORTED, source=source, stations=list(stations)
    )
