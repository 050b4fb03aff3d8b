"""Progress of places towards no paper: their ledgers by state, their paperless stations."""

import polars as pl

from data.contract import LEDGER_IDS
from data.measures.ledger_catalogue import STATES
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.places import with_places
from queries.statements import statement

SUMS: Schema = dict.fromkeys(
    (
        "stations",
        *STATES,
        "stations_paperless",
        "stations_paperless_base",
        "stations_back_to_paper",
        "reports_expected",
        "reports_received",
    ),
    pl.Int64,
)


@kept
def progress_by_place(
    snapshot: Snapshot, scope: Scope, level: Level, ledger_id: str | None = None
) -> pl.DataFrame:
    """One row per place of `level` on the snapshot's date, empty places included.

    Columns: code; stations; STATES (ledgers of all sites in that state, or the sites that keep `ledger_id`
    that way); stations_paperless of stations_paperless_base where it is known; stations_back_to_paper;
    reports_expected and reports_received.
    """
    counted = snapshot.frame(
        statement("progress_by_place"),
        scope,
        {"code": pl.String, **SUMS},
        source=f"sites{scope.scheme}",
        level=level,
        ledger=LEDGER_IDS.index(ledger_id) + 1 if ledger_id else None,
    )
    return with_places(snapshot, scope, level, counted).select("code", *SUMS)
