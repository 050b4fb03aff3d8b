"""The stations that fall short of a metric's bar, with what tells how hard the rest is."""

import numpy as np
import polars as pl

from data.measures.gaps import bar_of
from data.measures.metric import Metric
from data.scope import Scope, StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import positions
from queries.statements import statement

NAMED = 3  # ledgers left of which a row tells the names
SITE: Schema = {
    "site": pl.Int32,
    **dict.fromkeys(("station_id", "name", "phone", "province", "district63", "commune"), pl.String),
    **dict.fromkeys(("people", "top", "bottom"), pl.Int64),
    **dict.fromkeys(("ledgers_left", "ledgers_apply", "ledgers_missing"), pl.Int32),
    "connected": pl.Boolean,
    **dict.fromkeys(("own_staff", "like_short", "like_reached"), pl.Int32),
}
COUNTED = {
    "parallel": "ledgers_parallel",
    "paper": "ledgers_paper",
    "electronic": "ledgers_electronic",
    "missing": "ledgers_missing",
    "connected": "stations_connected",
    "connected_known": "stations_connected_base",
}


@kept
def closing_sites(snapshot: Snapshot, scope: StationScope, metric: Metric) -> pl.DataFrame:
    """One row per site that counts and falls short of the metric's bar, or may (bottom 0), in no order.

    Columns: SITE, near_known, near_reached. connected, own_staff, people: null where not known; near_reached
    of near_known: of its six nearest sites that the reader may see, those past the bar; like_reached of
    like_short: of its zone in its province those short a year before, and past it now.
    """
    bar = bar_of(metric)
    asked: dict[str, str | int] = {
        "bar": bar.ten_thousandths,
        "above": bar.above,
        "source": f"gap_sites{scope.scheme}",
    }
    pair = {"numerator": metric.numerator, "denominator": metric.denominator}
    whole = metric.basis.whole or metric.denominator
    places = positions(snapshot, whole=whole, **pair, **COUNTED)
    short = snapshot.frame(statement("closing_sites"), scope, SITE, metric=metric.key, **places, **asked)
    states = snapshot.frame(
        statement("closing_states"),
        Scope(scope.scheme, reader=scope.reader),
        {"site": pl.Int32, "reached": pl.Boolean},
        **positions(snapshot, **pair),
        **asked,
    )
    return short.with_columns(_near(short["site"], states, near_sites(snapshot.newest, scope)))


@kept
def closing_letters(snapshot: Snapshot, scope: StationScope) -> pl.DataFrame:
    """One row per site with 1 to NAMED ledgers left, all known: site, ledger_states (78 letters)."""
    counted = {name: COUNTED[name] for name in ("missing", "parallel", "paper")}
    return snapshot.frame(
        statement("closing_letters"),
        scope,
        {"site": pl.Int32, "ledger_states": pl.String},
        source=f"gap_sites{scope.scheme}",
        named=NAMED,
        **positions(snapshot, **counted),
    )


@kept
def near_sites(newest: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per site with coordinates and one of its nearest others: site, other."""
    return newest.frame(statement("near_sites"), scope, {"site": pl.Int32, "other": pl.Int32})


def _near(sites: pl.Series, states: pl.DataFrame, near: pl.DataFrame) -> list[pl.Series]:
    """near_known and near_reached of each site. A join of the pairs takes DuckDB 35 ms more."""
    site, other = (near[name].to_numpy() for name in ("site", "other"))
    short = sites.to_numpy()
    size = 1 + int(np.concatenate([site, other, short, states["site"].to_numpy(), [0]]).max())
    counted = []
    for name, chosen in (("near_known", states), ("near_reached", states.filter("reached"))):
        there = np.zeros(size)
        there[chosen["site"].to_numpy()] = 1
        sums = np.bincount(site, weights=there[other], minlength=size)
        counted.append(pl.Series(name, sums[short]).cast(pl.Int32))
    return counted
