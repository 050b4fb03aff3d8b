"""The sites that a plan puts in order, and how far each is from those that left paper."""

import polars as pl

from data.methods.plan import nearest_km
from data.scope import Scope, StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

SITE: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "phone": pl.String,
    "province": pl.String,
    "commune": pl.String,
    "zone": pl.Int8,
    "area": pl.Int8,
    "people": pl.Int64,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "deployed": pl.Boolean,
    "connected": pl.Boolean,
    "open_ledgers": pl.Int32,
    "paperless": pl.Boolean,
}
POINT: Schema = {"latitude": pl.Float64, "longitude": pl.Float64}


@kept
def plan_sites(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site of the scope that counts, by id. Columns: SITE, km.

    paperless, connected: null where not known; open_ledgers: those on paper, in parallel or not reported;
    km: as the crow flies to the nearest paperless site, in the scope or outside (null: not known).
    """
    source = f"sites{scope.scheme}"
    sites = snapshot.frame(statement("plan_sites"), scope, SITE, source=source)
    there = snapshot.frame(
        statement("paperless_points"), Scope(scope.scheme, reader=scope.reader), POINT, source=source
    )
    return sites.with_columns(nearest_km(sites, there))
