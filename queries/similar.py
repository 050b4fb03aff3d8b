"""Places like a place in what it cannot change: people; zones, areas and connections of its stations."""

import numpy as np
import numpy.typing as npt
import polars as pl

from data.methods.similar import nearest_rows
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Snapshot
from queries.kinds import KINDS
from queries.sources import FINE
from queries.statements import statement

SIMILAR = 5
FEWEST = 2 * SIMILAR  # other places of which five can be said to be nearer than the rest

Floats = npt.NDArray[np.float64]


@kept
def similar_places(snapshot: Snapshot, scope: Scope, level: Level, code: str) -> tuple[str, ...]:
    """The codes of the SIMILAR places of `level` within a scope that are most like one, the most like first.

    By the register of the version's newest date, so that the list is one for all dates. Empty where the
    place has no station, or fewer than FEWEST others have one.
    """
    rows = features_by_place(snapshot.latest, scope, level)
    codes = sorted(rows["code"].unique())
    if code not in codes or len(codes) <= FEWEST:
        return ()
    groups = [_people(rows, codes), *(_shares(rows, codes, kind) for kind in KINDS)]
    return tuple(codes[row] for row in nearest_rows(groups, codes.index(code), SIMILAR))


def features_by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row per place, zone, area and connection that has stations: code, KINDS, stations, people."""
    whole = "sites" if level in FINE or scope.level in FINE else "provinces"
    return snapshot.frame(
        statement("features_by_place"),
        scope,
        {
            **{"code": pl.String, "zone": pl.Int8, "area": pl.Int8, "connection": pl.String},
            **{"stations": pl.Int64, "people": pl.Int64},
        },
        source=f"{whole}{scope.scheme}",
        level=level,
    )


def _people(rows: pl.DataFrame, codes: list[str]) -> Floats:
    """The logarithms of the people of each place (one column), NaN where none is known."""
    people = dict(rows.group_by("code").agg(pl.col("people").sum()).iter_rows())
    return np.array([[np.log(people[code]) if people[code] else np.nan] for code in codes])


def _shares(rows: pl.DataFrame, codes: list[str], kind: str) -> Floats:
    """The share of each place's stations in every zone, area or connection, not given being one of them."""
    counted = rows.group_by("code", kind).agg(pl.col("stations").sum())
    stations = {(code, name): number for code, name, number in counted.iter_rows()}
    names = counted[kind].unique().to_list()
    table = np.array([[stations.get((code, name), 0) for name in names] for code in codes], dtype=float)
    return np.asarray(table / table.sum(axis=1, keepdims=True))
