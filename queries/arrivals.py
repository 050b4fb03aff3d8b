"""Rows that arrived on each date, by fate, from the version's manifest."""

import polars as pl

from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot

FATES = ("read", "accepted", "duplicate", "superseded", "quarantined")
ARRIVAL: Schema = {"date": pl.Date, "table": pl.String, **dict.fromkeys(FATES, pl.Int64)}
TALLY: Schema = {"date": pl.Date, "kind": pl.String, "name": pl.String, "rows": pl.Int64}


@kept
def arrivals(snapshot: Snapshot) -> pl.DataFrame:
    """One row per date and table, oldest first: read = accepted + duplicate + superseded + quarantined."""
    rows = [
        {"date": day, "table": table} | {fate: counts[fate] for fate in FATES}
        for day, entry in sorted(snapshot.manifest.dates.items())
        for table, counts in entry.tables.items()
    ]
    return pl.DataFrame(rows, schema=dict(ARRIVAL))


@kept
def held_back(snapshot: Snapshot) -> pl.DataFrame:
    """One row per date and reason or warning that occurred. Columns: TALLY; kind: "reason" or "warning"."""
    rows = [
        {"date": day, "kind": kind, "name": name, "rows": count}
        for day, entry in sorted(snapshot.manifest.dates.items())
        for kind, tally in (("reason", entry.reasons), ("warning", entry.warnings))
        for name, count in tally.items()
        if count
    ]
    return pl.DataFrame(rows, schema=dict(TALLY))
