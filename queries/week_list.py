"""Sites to call: the silent and those back on paper, now and on the date compared with."""

from datetime import date

import polars as pl

from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

TO_CALL: Schema = {
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
    "ledgers_reopened": pl.Int8,
    "silent": pl.Boolean,
    "back_to_paper": pl.Boolean,
}


@kept
def week_list(snapshot: Snapshot, scope: Scope, earlier: date | None = None) -> pl.DataFrame:
    """One row per date and site to call, the snapshot's date and `earlier`. Columns: TO_CALL.

    silent: expected to report and did not; back_to_paper: paperless in the snapshot before and known not to
    be now, or at least three closed ledgers on paper again. A site can be both.
    """
    return snapshot.frame(
        statement("week_list"), scope, TO_CALL, source=f"sites{scope.scheme}", earlier=earlier
    )
