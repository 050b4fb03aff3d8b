"""What a reader can look for: units of both eras and sites."""

from functools import lru_cache

import polars as pl

from data.scope import Reader, Scope
from data.snapshot import Schema, Snapshot

FINDABLE: Schema = {
    "kind": pl.String,
    "scheme": pl.String,
    "level": pl.String,
    "code": pl.String,
    "name_vi": pl.String,
    "name_en": pl.String,
    "province": pl.String,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
}


@lru_cache(maxsize=16)
def search_index(snapshot: Snapshot, reader: Reader) -> pl.DataFrame:
    """One row a unit or site that the reader may see. Columns: FINDABLE.

    kind is "unit" or "station"; for a site, level is "station", code its id, province that of 2025, and the
    dates are the first and last snapshot with it. The same for every date of a version.
    """
    return snapshot.frame("search_index", Scope(reader=reader), FINDABLE)
