"""Time from deployment to no paper: survival curves and medians made at publication; dual recording now."""

from typing import Literal

import polars as pl

from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.forecast import forecast_scope
from queries.statements import statement

Kind = Literal["all", "now", "cohort", "zone", "parallel"]
CURVE: Schema = {
    "member": pl.String,
    **dict.fromkeys(("months", "at_risk", "events"), pl.Int32),
    **dict.fromkeys(("share", "low", "high"), pl.Float64),
}
NUMBERS = ("stations", "events", "back", "already", "left_out", "median", "median_low", "median_high")
GROUP: Schema = {
    "kind": pl.String,
    "member": pl.String,
    **dict.fromkeys(NUMBERS, pl.Int32),
    "log_rank": pl.Float64,
    "log_rank_others": pl.Float64,
}
LEDGER: Schema = {
    "ledger": pl.Int8,
    "closing_known": pl.Int32,
    "closing_events": pl.Int32,
    "closing_median": pl.Int32,
    "closing_at_risk": pl.Int32,
    "parallel_known": pl.Int32,
    "parallel_events": pl.Int32,
    "parallel_median": pl.Int32,
    "parallel_at_risk": pl.Int32,
}


@kept
def survival(snapshot: Snapshot, scope: Scope, kind: Kind) -> pl.DataFrame:
    """One row per member of `kind` and month in which something happened. Columns: CURVE.

    Of the province that holds the scope, else its region, else the country, without its filters, on the last
    date of the version: stations that count then and are deployed, known with all ledgers by then, followed
    from their deployment until their first snapshot without paper or the last in which they were known (kind
    `parallel`: from their first to their last month with a ledger in parallel). share: of those who came by
    that month, with its 95 % interval; of kind `now`, of those without paper in that month, without one.
    """
    return _of_place("survival", snapshot, scope, CURVE, kind=kind)


@kept
def survival_groups(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per kind and member of the same place: stations, events, median months. Columns: GROUP.

    back: events on paper again when last known. Beside the stations followed: already, paperless when first
    known; left_out, not known by deployment. The median is null where half have not come yet; log_rank, the
    p-value between the groups of a kind with FEWEST stations, where there are not two; log_rank_others, of
    the group and all others, where one has fewer.
    """
    return _of_place("survival_groups", snapshot, scope, GROUP)


@kept
def ledger_pace(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per ledger of the same place, 0 for all together. Columns: LEDGER.

    closing: months from deployment to electronic only, of closing_known sites where the ledger applies and
    was known by the month of deployment, not closed before;
    parallel: months from the first snapshot in parallel to electronic only, of those seen to begin.
    """
    return _of_place("ledger_pace", snapshot, scope, LEDGER)


def _of_place(name: str, snapshot: Snapshot, scope: Scope, schema: Schema, **more: str) -> pl.DataFrame:
    """The rows prepared for a place: the province that holds the scope, else its region, else the country."""
    place = forecast_scope(scope)
    return snapshot.frame(statement(name), place, schema, level=place.level, code=place.code, **more)


@kept
def parallel_now(snapshot: Snapshot, scope: Scope) -> dict[str, float | None]:
    """The stations of the scope that are known to write something on the date, and those that write it twice.

    stations: with a ledger known; stations_parallel: with one both on paper and electronic; ledgers_parallel:
    those ledgers; median_ledgers: of those at such a station, None without one.
    """
    schema: Schema = {
        **dict.fromkeys(("stations", "stations_parallel", "ledgers_parallel"), pl.Int64),
        "median_ledgers": pl.Float64,
    }
    rows = snapshot.frame(statement("parallel_now"), scope, schema, source=f"sites{scope.scheme}")
    return rows.row(0, named=True)
