"""Stations like one in what it cannot change: people, zone, area, connection, as places are compared."""

import numpy as np
import numpy.typing as npt
import polars as pl

from data.measures.reports import STATE_COUNTS
from data.methods.similar import nearest_rows
from data.scope import Reader, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.kinds import KINDS
from queries.similar import FEWEST
from queries.statements import statement

PEERS = 12
FEATURES: Schema = {
    **{"station_id": pl.String, "zone": pl.Int8, "area": pl.Int8, "connection": pl.String},
    "people": pl.Int64,
}
NAMED: Schema = {
    **dict.fromkeys(("station_id", "name", "province34", "province63", "stage"), pl.String),
    **dict.fromkeys(("ledgers_electronic", "ledgers_base", *STATE_COUNTS), pl.Int64),
}
Floats = npt.NDArray[np.float64]


@kept
def station_peers(snapshot: Snapshot, station_id: str, site_kind: str) -> pl.DataFrame:
    """One row per station, itself first, then those most like it, the most like first. Columns: NAMED.

    Alike by the register of the date, among all of its kind in the country; whoever shows their names shows
    those that the reader may see. Itself alone, or nobody, where it is not known or others are too few.
    """
    rows = features_of_kind(snapshot, site_kind)
    ids = rows["station_id"].to_list()
    alike = [station_id]
    if station_id in ids and len(ids) > FEWEST:
        groups = [_people(rows), *(_one_of(rows[kind]) for kind in KINDS)]
        alike += [ids[row] for row in nearest_rows(groups, ids.index(station_id), PEERS)]
    found = snapshot.frame(statement("station_named"), Scope(reader=Reader()), NAMED, stations=alike)
    return found.sort(pl.col("station_id").replace_strict({one: at for at, one in enumerate(alike)}))


@kept
def features_of_kind(snapshot: Snapshot, site_kind: str) -> pl.DataFrame:
    """One row per station, or per post, that counts on the date. Columns: FEATURES."""
    return snapshot.frame(statement("station_kind"), Scope(), FEATURES, site_kind=site_kind)


def _people(rows: pl.DataFrame) -> Floats:
    """The logarithms of the people (one column), NaN where none are known."""
    people = rows["people"].cast(pl.Float64)
    return people.set(people <= 0, None).log().fill_null(np.nan).to_numpy()[:, None]


def _one_of(kinds: pl.Series) -> Floats:
    """A column for each kind that occurs, 1 where a station is of it; not given is one of them."""
    return kinds.cast(pl.String).fill_null("").to_dummies().to_numpy().astype(float)
