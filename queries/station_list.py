"""The stations of a scope with the few columns that a list of them shows."""

import polars as pl

from data.contract import LEDGER_IDS
from data.measures.ledger_states import LETTERS, NO_ROW
from data.measures.reports import STATE_COUNTS
from data.scope import StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

LISTED: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "stage": pl.String,
    "people": pl.Int64,
    "own_staff": pl.Int16,
    "own_doctors": pl.Int16,
    "phone": pl.String,
    "ledgers_electronic": pl.Int64,
    "ledgers_base": pl.Int64,
    **dict.fromkeys(STATE_COUNTS, pl.Int64),
    "letter": pl.String,
    "held": pl.Int32,
}
LETTER_OF = {
    "electronic": LETTERS["electronic_only"],
    "parallel": LETTERS["parallel"],
    "paper": LETTERS["paper_only"],
    "not_applicable": LETTERS["not_applicable"],
    "missing": NO_ROW,
}


@kept
def station_list(
    snapshot: Snapshot, scope: StationScope, ledger_id: str | None = None, state: str | None = None
) -> pl.DataFrame:
    """One row per site that counts, by id. Columns: LISTED. `stations` has every count, in twice the time.

    ledger_id: kept is how it keeps that ledger, a key of LETTER_OF (null without one). state: only the sites
    that keep the ledger that way, or any ledger where none is named; held: how many of its 78.
    """
    rows = snapshot.frame(
        statement("station_list"),
        scope,
        LISTED,
        source=f"sites{scope.scheme}",
        ledger=LEDGER_IDS.index(ledger_id) + 1 if ledger_id else None,
        letter=LETTER_OF[state] if state else None,
    )
    words = {letter: name for name, letter in LETTER_OF.items()}
    kept = pl.col("letter").replace_strict(words, return_dtype=pl.String).alias("kept")
    return rows.with_columns(kept).drop("letter")
