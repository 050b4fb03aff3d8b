"""Sites to call: the silent, those held back, those back on paper, now and on the date compared with."""

from datetime import date

import polars as pl

from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

LISTED: Schema = {
    "date": pl.Date,
    "station_id": pl.String,
    "name": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "phone": pl.String,
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
}


@kept
def work_list(snapshot: Snapshot, scope: Scope, earlier: date | None = None) -> pl.DataFrame:
    """One row per date and site to call, the snapshot's date and `earlier`. Columns: LISTED.

    silent: expected to report and did not; held_back: its report was sent (sent_at in UTC, null where that
    cannot be read) and not accepted, for the reasons in refused; back_to_paper: paperless in the snapshot
    before and known not to be now, or at least three closed ledgers on paper again, beside either.
    periods_silent, periods_held_back: since its last report accepted.
    """
    source = f"sites{scope.scheme}"
    rows = snapshot.frame(statement("work_list"), scope, LISTED, source=source, earlier=earlier)
    return rows.with_columns(pl.col("sent_at").dt.replace_time_zone("UTC"))
