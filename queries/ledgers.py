"""The 78 ledgers: how many sites keep each in which way, and one site's ledgers over time."""

from datetime import date as Day
from functools import lru_cache

import numpy as np
import polars as pl

from data.contract import LEDGER_IDS
from data.mart.ledger_cube import LETTERS_OF_STATES, PACKED, STATES, Counted, count_ledgers
from data.mart.ledger_states import LEDGERS
from data.scope import Level, Reader, Scope
from data.snapshot import Snapshot
from queries.sources import source
from queries.station import station_history

STATE_OF_LETTER = dict(zip(LETTERS_OF_STATES, STATES, strict=True))


@lru_cache(maxsize=256)
def ledger_counts(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a ledger, all 78: ledger_id and the sites in each of STATES on the date."""
    found = _counted(snapshot, scope, scope.level, snapshot.date, "date").drop("date")
    every = pl.DataFrame({"ledger_id": LEDGER_IDS})
    return every.join(found, on="ledger_id", how="left", maintain_order="left").fill_null(0)


@lru_cache(maxsize=64)
def ledger_counts_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's and ledger: date, ledger_id, sites in each of STATES."""
    return _counted(snapshot, scope, scope.level, snapshot.dates[0], "date")


@lru_cache(maxsize=64)
def ledger_counts_by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row a place of `level` that has a site, and ledger: code, ledger_id, sites in each of STATES."""
    return _counted(snapshot, scope, level, snapshot.date, "code")


def _counted(snapshot: Snapshot, scope: Scope, level: Level, first: Day, key: str) -> pl.DataFrame:
    """One row a value of `key` (date or code) from `first` on, and ledger: its sites in each of STATES."""
    view = source(scope, level)
    of_sites = view.startswith("sites")
    column = "ledger_states" if of_sites else "packed_ledgers"
    pieces = snapshot.frame(
        "ledger_letters" if of_sites else "ledger_pieces",
        scope,
        {"date": pl.Date, "code": pl.String, column: pl.String if of_sites else PACKED},
        source=view if of_sites else f"ledger_{view}",
        level=level,
        first=first,
    )
    keys, place = pieces[key].unique(maintain_order=True), pieces[key].rle_id().to_numpy()
    if of_sites or pieces.is_empty():
        return _rows(keys, count_ledgers(place, pieces[column], len(keys)))
    begins = np.flatnonzero(np.diff(place, prepend=-1))
    return _rows(keys, np.add.reduceat(pieces[column].to_numpy(), begins, axis=0, dtype=np.int64))


def _rows(keys: pl.Series, counted: Counted) -> pl.DataFrame:
    """One row a key and ledger. counted: keys × (78 · STATES)."""
    states = counted.reshape(-1, len(STATES)).astype(np.int64)
    repeated = keys.gather(np.repeat(np.arange(len(keys)), LEDGERS))
    ledgers = pl.Series("ledger_id", LEDGER_IDS * len(keys), dtype=pl.String)
    named = {state: states[:, number] for number, state in enumerate(STATES)}
    return pl.DataFrame([repeated, ledgers]).hstack(pl.DataFrame(named))


def ledger_matrix(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row a date and ledger of one site, dates ascending: date, ledger_id, state (a name of STATES)."""
    history = station_history(snapshot, station_id, reader).select("date", "ledger_states")
    letters = pl.col("ledger_states").str.split("").alias("state")
    rows = history.select("date", letters, pl.lit(list(LEDGER_IDS)).alias("ledger_id"))
    return rows.explode("state", "ledger_id").select(
        "date", "ledger_id", pl.col("state").replace_strict(STATE_OF_LETTER, return_dtype=pl.String)
    )
