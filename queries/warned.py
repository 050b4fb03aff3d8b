"""What was accepted on a date and is hard to believe."""

import polars as pl

from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

WARNED: Schema = {
    **dict.fromkeys(("warning", "table", "column", "compared", "station_id", "file"), pl.String),
    "row_number": pl.Int64,
    "before": pl.String,
    "now": pl.String,
}


@kept
def warned(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per accepted value, column or station of the date that is hard to believe. Columns: WARNED.

    before: what `now` was compared with, by `compared` (data/checks/findings.py); null for an empty column.
    """
    return snapshot.frame(statement("warned_by_date"), scope, WARNED)
