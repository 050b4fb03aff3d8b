"""Why places are behind: the main reason of each and what differs most there; the sites behind it."""

from typing import Literal

import polars as pl

from data.measures.chain import chain_of, with_chain
from data.measures.metric import Metric, with_value
from data.measures.metrics import BY_KEY
from data.measures.reasons import (
    NEAR_LEDGERS,
    OF_LEDGERS,
    by_ledgers,
    factors_of,
    furthest,
    most_on_paper,
    shares_of_sites,
    with_left,
    with_reason,
    with_years,
    years_class,
)
from data.scope import Level, Scope, counted_only
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.counts import counts_by_place, counts_now
from queries.coverage import enough_by_place
from queries.site_gaps import COLUMN, chain_by, site_gaps
from queries.statements import statement

LETTERS: Schema = {"station_id": pl.String, "platform_since": pl.Date, "ledger_states": pl.String}


@kept
def site_reasons(snapshot: Snapshot, scope: Scope, metric: Metric) -> pl.DataFrame:
    """One row per site that counts: `site_gaps` with its chain, years (with V20), left and OF_LEDGERS.

    The metric has a chain (`chain_of`).
    """
    chain = chain_of(metric)
    if chain is None:
        raise ValueError(f"{metric.key} has no chain.")
    sites = with_chain(site_gaps(snapshot, counted_only(scope), metric), chain)
    joined = sites.join(
        _left(snapshot, counted_only(scope)), on="station_id", how="left", maintain_order="left"
    )
    return with_years(joined, snapshot.date)


@kept
def _left(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per site that counts: station_id, platform_since, left and OF_LEDGERS."""
    letters = snapshot.frame(statement("site_ledgers"), scope, LETTERS, source=f"sites{scope.scheme}")
    return with_left(letters).drop("ledger_states")


@kept
def reasons_by_place(
    snapshot: Snapshot, scope: Scope, level: Level, metric: Metric, wide_from: float
) -> pl.DataFrame:
    """One row per place of `level` in the scope: why it is behind, against the scope as a whole.

    The metric has a chain (`chain_of`). wide_from: `view.covered.wide_from`. Columns: those of `chain_by` and

    - value: the metric's; enough: whether enough is known there to compare it;
    - reason (a step of the chain: STEPS or UNKNOWN), reason_count, reason_share (of those lacking, 0 to 1);
    - factor, factor_own, factor_whole: what differs most from the scope for the worse: a metric's key,
      `new_to_v20` or `offline`, with its share in the place and in the scope;
    - group, group_own, group_whole: `paper_<programme>`, the group of ledgers by which it is furthest behind,
      as the share of stations that still keep paper in it; null where the metric is not of ledgers;
    - last_group, last_group_own: the group in which most stations still keep paper, and the share of those;
    - near: sites not there yet with at most NEAR_LEDGERS ledgers left on paper; left: sites with any left.

    factor and group are null where too little is known (`enough` is false), or where nothing is a percentage
    point worse than in the scope.
    """
    rows = with_reason(chain_by(snapshot, scope, metric, level, wide_from)).filter(
        pl.col("code").is_not_null()
    )
    counts = with_value(counts_by_place(snapshot, scope, level), metric)
    enough = pl.col("code").is_in(list(enough_by_place(snapshot, scope, level, metric, wide_from)))
    valued = rows.join(counts.select("code", "value"), on="code", how="left", maintain_order="left")
    known = valued.with_columns(enough.alias("enough"))
    shares, whole = _shares(snapshot, scope, level, metric)
    told = known.join(shares, on="code", how="left", maintain_order="left").with_columns(
        pl.col("near", "left").fill_null(0)
    )
    of_ledgers = OF_LEDGERS if by_ledgers(metric) else ()
    for name, factors in (("factor", factors_of(metric)), ("group", of_ledgers)):
        columns = [
            pl.when("enough").then(f"{name}{end}").alias(f"{name}{end}") for end in ("", "_own", "_whole")
        ]
        told = furthest(told, whole, factors, name).with_columns(columns)
    return most_on_paper(told) if of_ledgers else told


@kept
def on_paper_by(
    snapshot: Snapshot, scope: Scope, by: Literal["group", "years", "connection"]
) -> pl.DataFrame:
    """The sites still on paper of those of which that is known: code, stations (known), on_paper.

    One row a group of ledgers (`paper_<programme>`: keeping paper in it), a whole number of years with V20
    (`years_class`) or a connection (null: not given).
    """
    sites = site_reasons(snapshot, scope, BY_KEY["paperless_stations"])
    if by == "group":
        known = [pl.col(name).count().cast(pl.Int64).alias(name) for name in OF_LEDGERS]
        paper = [pl.col(name).sum().cast(pl.Int64).alias(name) for name in OF_LEDGERS]
        columns = {"variable_name": "code"}
        return (
            sites.select(known)
            .unpivot(value_name="stations", **columns)
            .join(
                sites.select(paper).unpivot(value_name="on_paper", **columns),
                on="code",
                maintain_order="left",
            )
        )
    code = years_class() if by == "years" else pl.col("connection").alias("code")
    counted = (pl.len().cast(pl.Int64).alias("stations"), (1 - pl.col("top")).sum().alias("on_paper"))
    return sites.filter(pl.col("bottom") > 0).group_by(code).agg(counted).sort("code", nulls_last=True)


def _shares(
    snapshot: Snapshot, scope: Scope, level: Level, metric: Metric
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The factors of each place (with code and near), and of the scope: one row."""
    sites = site_reasons(snapshot, scope, metric)
    code = pl.col(COLUMN.get(level, level)).alias("code")
    some = (pl.col("lacking") > 0) & (pl.col("left") > 0)
    near, left = some & (pl.col("left") <= NEAR_LEDGERS), some
    sums = (near.sum().cast(pl.Int64).alias("near"), left.sum().cast(pl.Int64).alias("left"))
    of_sites = sites.group_by(code).agg(*shares_of_sites(), *sums)
    catalogue = [BY_KEY[key] for key in factors_of(metric) if key in BY_KEY]
    of_counts, of_scope = counts_by_place(snapshot, scope, level), counts_now(snapshot, scope)
    values = [with_value(of_counts, each)["value"].alias(each.key) for each in catalogue]
    placed = of_counts.select("code").with_columns(values)
    whole = sites.select(shares_of_sites()).with_columns(
        with_value(of_scope, each)["value"].alias(each.key) for each in catalogue
    )
    return placed.join(of_sites, on="code", how="left", maintain_order="left"), whole
