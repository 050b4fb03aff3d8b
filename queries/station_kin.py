"""The station that a point belongs to, and the points that belong to a station."""

from functools import lru_cache

import polars as pl

from data.scope import Reader, Scope
from data.snapshot import Schema, Snapshot

KIN: Schema = {"station_id": pl.String, "name": pl.String, "role": pl.String}


@lru_cache(maxsize=128)
def station_kin(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row a site that counts on the date. Columns: KIN; role is "parent" or "point"."""
    return snapshot.frame("station_kin", Scope(reader=reader), KIN, station_id=station_id)
