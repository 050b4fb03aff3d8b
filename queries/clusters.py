"""The draws behind clusters, where the publication made them."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement


@kept
def drawn(snapshot: Snapshot, scope: Scope, fingerprint: str) -> NDArray[np.float64] | None:
    """The p of each place of a set with that `fingerprint` (data/measures/clusters.py); None without."""
    rows = snapshot.frame(
        statement("cluster_draw"), scope, {"p": pl.List(pl.Float64)}, fingerprint=fingerprint
    )
    return rows["p"][0].to_numpy() if rows.height else None


@kept
def cluster_shares(snapshot: Snapshot, scope: Scope, doubt_thousandths: int) -> pl.DataFrame:
    """One row a metric drawn at publication: metric, places, told (those whose p is so many thousandths or
    less)."""
    schema: Schema = {"metric": pl.String, "places": pl.Int64, "told": pl.Int64}
    return snapshot.frame(statement("cluster_shares"), scope, schema, doubt_thousandths=doubt_thousandths)
