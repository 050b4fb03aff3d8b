"""The 78 ledgers: how many sites keep each in which way, and one site's ledgers over time."""

from functools import lru_cache

import polars as pl

from data.contract import LEDGER_IDS
from data.mart.ledger_states import LETTERS, NO_ROW
from data.scope import Level, Reader, Scope
from data.snapshot import Schema, Snapshot
from queries.sources import source
from queries.station import station_history

STATES: Schema = dict.fromkeys(
    ("paper_only", "parallel", "electronic_only", "not_applicable", "missing"), pl.Int64
)
STATE_OF_LETTER = {letter: state for state, letter in LETTERS.items()} | {NO_ROW: "missing"}


@lru_cache(maxsize=256)
def ledger_counts(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a ledger, all 78: ledger_id and the sites in each of STATES on the date."""
    return snapshot.frame(
        "ledger_counts", scope, {"ledger_id": pl.String, **STATES}, source=f"ledger_{source(scope)}"
    )


@lru_cache(maxsize=64)
def ledger_counts_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's and ledger: date, ledger_id, sites in each of STATES."""
    schema: Schema = {"date": pl.Date, "ledger_id": pl.String, **STATES}
    return snapshot.frame("ledger_counts_by_date", scope, schema, source=f"ledger_{source(scope)}")


@lru_cache(maxsize=64)
def ledger_counts_by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row a place of `level` that has a site, and ledger: code, ledger_id, sites in each of STATES."""
    schema: Schema = {"code": pl.String, "ledger_id": pl.String, **STATES}
    return snapshot.frame(
        "ledger_counts_by_place", scope, schema, source=f"ledger_{source(scope, level)}", level=level
    )


def ledger_matrix(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row a date and ledger of one site, dates ascending: date, ledger_id, state (a name of STATES)."""
    history = station_history(snapshot, station_id, reader).select("date", "ledger_states")
    letters = pl.col("ledger_states").str.split("").alias("state")
    rows = history.select("date", letters, pl.lit(list(LEDGER_IDS)).alias("ledger_id"))
    return rows.explode("state", "ledger_id").select(
        "date", "ledger_id", pl.col("state").replace_strict(STATE_OF_LETTER, return_dtype=pl.String)
    )
