"""What changed between two dates: site by site, and a metric's numbers of every site on both."""

from typing import Literal, get_args

import polars as pl

from data.contract import LEDGER_IDS
from data.measures.counts import BACK_TO_PAPER_LEDGERS
from data.measures.metric import Metric
from data.scope import Level, Scope, StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import positions
from queries.statements import statement

Change = Literal["silent", "paper", "held_back", "closed", "recovered", "reached", "new", "merged"]
CHANGES: tuple[Change, ...] = get_args(Change)
CHANGED: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "phone": pl.String,
    "people": pl.Int64,
    "last_report": pl.Date,
    "opened_on": pl.Date,
    "states_before": pl.String,
    "states": pl.String,
    "sent_at": pl.Datetime("us"),
    "refused": pl.List(pl.String),
    "joined": pl.String,
    **dict.fromkeys(CHANGES, pl.Boolean),
}
VALUES: Schema = {
    "earlier": pl.Boolean,
    "site": pl.Int32,
    "code": pl.String,
    "top": pl.Float64,
    "bottom": pl.Float64,
}
OPEN, CLOSED = "PB", "E"


@kept
def site_changes(snapshot: Snapshot, scope: StationScope, earlier: Snapshot) -> pl.DataFrame:
    """One row per site that changed in a way of CHANGES since `earlier`, by id. Columns: CHANGED.

    last_report: null where none is known. states_before, states: 78 letters, of a site that counts on the
    date. sent_at (UTC), refused: of a report held back on the snapshot's date. joined: the station of a post,
    as the version last names it.
    """
    rows = snapshot.frame(
        statement("site_changes"),
        scope,
        CHANGED,
        source=f"sites{scope.scheme}",
        earlier=earlier.date,
        back_to_paper_ledgers=BACK_TO_PAPER_LEDGERS,
    )
    return rows.with_columns(pl.col("sent_at").dt.replace_time_zone("UTC"))


def reopened_ledgers(before: str, after: str) -> list[str]:
    """The ledgers that were electronic only and are on paper again. before, after: 78 letters each."""
    pairs = zip(LEDGER_IDS, before, after, strict=True)
    return [ledger for ledger, was, now in pairs if was == CLOSED and now in OPEN]


@kept
def site_values(
    snapshot: Snapshot, scope: Scope, earlier: Snapshot, metric: Metric, level: Level
) -> pl.DataFrame:
    """One row per site with a number of the metric on either date, and date. Columns: VALUES.

    earlier: whether the row is of the earlier date; code: the place of `level` that it lies in then, null for
    none; bottom: above nought. In no order.
    """
    return snapshot.frame(
        statement("site_values"),
        scope,
        VALUES,
        source=f"sites{scope.scheme}",
        earlier=earlier.date,
        level=level,
        **positions(snapshot, numerator=metric.numerator, denominator=metric.denominator),
    )
