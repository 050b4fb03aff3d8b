"""The 78 ledgers: how many sites keep each in which way, now and over time."""

from datetime import date as Day

import numpy as np
import numpy.typing as npt
import polars as pl

from data.contract import LEDGER_IDS
from data.measures.ledger_states import LEDGERS, LETTERS_OF_STATES, PACKED, STATES, Counted, count_ledgers
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.sources import source
from queries.statements import statement

STATE_OF_LETTER = dict(zip(LETTERS_OF_STATES, STATES, strict=True))


@kept
def ledger_counts(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a ledger, all 78: ledger_id and the sites in each of STATES on the date."""
    found = _by_place(snapshot, scope, scope.level).drop("code")
    every = pl.DataFrame({"ledger_id": LEDGER_IDS})
    return every.join(found, on="ledger_id", how="left", maintain_order="left").fill_null(0)


@kept
def ledger_counts_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's and ledger: date, ledger_id, sites in each of STATES."""
    view = source(scope)
    if view.startswith("sites"):
        letters: Schema = {"date": pl.Date, "ledger_states": pl.String}
        return _of_letters(
            snapshot.frame(statement("ledger_letters_by_date"), scope, letters, source=view), "date"
        )
    return _of_pieces(_pieces(snapshot, scope, scope.level, snapshot.dates[0]), "date")


def _by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    view = source(scope, level)
    if view.startswith("sites"):
        letters: Schema = {"code": pl.String, "ledger_states": pl.String}
        return _of_letters(
            snapshot.frame(statement("ledger_letters"), scope, letters, source=view, level=level), "code"
        )
    return _of_pieces(_pieces(snapshot, scope, level, snapshot.date), "code")


def _pieces(snapshot: Snapshot, scope: Scope, level: Level, first: Day) -> pl.DataFrame:
    """One row a date from `first` on and piece of the scope: date, code (of `level`), packed_ledgers."""
    schema: Schema = {"date": pl.Date, "code": pl.String, "packed_ledgers": PACKED}
    view = f"ledger_{source(scope, level)}"
    return snapshot.frame(statement("ledger_pieces"), scope, schema, source=view, level=level, first=first)


def _of_letters(sites: pl.DataFrame, key: str) -> pl.DataFrame:
    keys, place = _numbered(sites[key])
    return _rows(keys, count_ledgers(place, sites["ledger_states"], len(keys)))


def _of_pieces(pieces: pl.DataFrame, key: str) -> pl.DataFrame:
    keys, place = _numbered(pieces[key])
    if pieces.is_empty():
        return _rows(keys, np.zeros((0, LEDGERS * len(STATES)), dtype=np.int32))
    order = np.argsort(place, kind="stable")
    packed = pieces["packed_ledgers"].to_numpy()[order]
    groups = np.split(packed, np.flatnonzero(np.diff(place[order])) + 1)
    return _rows(keys, np.stack([group.sum(axis=0, dtype=np.int32) for group in groups]))


def _numbered(keys: pl.Series) -> tuple[pl.Series, npt.NDArray[np.int64]]:
    """The different values in their order, and which of them stands in each row."""
    return keys.unique().sort(), keys.rank("dense").to_numpy().astype(np.int64) - 1


def _rows(keys: pl.Series, counted: Counted) -> pl.DataFrame:
    """One row a key and ledger. counted: keys × (78 · STATES)."""
    states = counted.reshape(-1, len(STATES)).astype(np.int64)
    repeated = keys.gather(np.repeat(np.arange(len(keys)), LEDGERS))
    ledgers = pl.Series("ledger_id", LEDGER_IDS * len(keys), dtype=pl.String)
    named = {state: states[:, number] for number, state in enumerate(STATES)}
    return pl.DataFrame([repeated, ledgers]).hstack(pl.DataFrame(named))
