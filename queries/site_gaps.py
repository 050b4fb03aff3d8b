"""Shortfall of each site and its reason: links of the chain by place or kind of site, which add up to it."""

import polars as pl

from data.measures.chain import SITE_STEPS, STEPS, UNKNOWN_COLUMNS, Chain, chain_of, with_chain
from data.measures.gaps import gap_of
from data.measures.metric import Metric
from data.scope import Scope, StationScope, counted_only
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import positions
from queries.places import places
from queries.statements import statement

SITE: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "phone": pl.String,
    "region": pl.String,
    "province": pl.String,
    "district63": pl.String,
    "commune": pl.String,
    "zone": pl.Int8,
    "area": pl.Int8,
    "connection": pl.String,
    "people": pl.Int64,
    "own_doctors": pl.Int16,
    "last_report": pl.Date,
    "deployed": pl.Boolean,
    "reported": pl.Boolean,
    "held_back": pl.Boolean,
    "whole": pl.Int64,
    "top": pl.Int64,
    "bottom": pl.Int64,
    "first": pl.Int64,
    "second": pl.Int64,
}
UNITS: Schema = dict.fromkeys(("region", "province", "district", "commune"), pl.String)
COLUMN = {"district": "district63"}


@kept
def site_gaps(snapshot: Snapshot, scope: StationScope, metric: Metric) -> pl.DataFrame:
    """One row per site that counts, by id. Columns: SITE; units are those of the scope's scheme.

    whole: people or stations that the metric looks for there; top of bottom: those reached of those known.
    gap: what is lacking to the metric's target, or until all are reached where it has none (null: not known).
    """
    chain = chain_of(metric) or Chain(metric.denominator, *(metric.denominator,) * 4)
    rows = snapshot.frame(
        statement("site_gaps"),
        scope,
        SITE,
        source=f"gap_sites{scope.scheme}",
        **positions(
            snapshot,
            whole=chain.whole,
            numerator=metric.numerator,
            denominator=metric.denominator,
            first=chain.first,
            first_known=chain.first_known,
            second=chain.second,
            second_known=chain.second_known,
        ),
    )
    return rows.with_columns(gap_of(metric).alias("gap"))


@kept
def communes_without_site(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per commune in force on the date in which no site counts. Columns: UNITS."""
    source, code = f"gap_sites{scope.scheme}", {"code": pl.String}
    occupied = snapshot.frame(statement("communes_with_site"), scope, code, source=source)
    listed = places(snapshot, scope, "commune").filter("shown")
    empty = listed.join(occupied, on="code", how="anti", maintain_order="left")
    return empty.rename({"code": "commune"}).select(*UNITS)


@kept
def communes_unregistered(snapshot: Snapshot, scope: Scope, wide_from: float) -> pl.DataFrame:
    """Those of `communes_without_site` of whose province the register holds too little to tell of the rest.

    wide_from: the share of a province's communes with a site from which it may.
    """
    empty, whole = communes_without_site(snapshot, scope.country), scope.country
    listed = places(snapshot, whole, "commune").filter("shown").group_by("province").len("all")
    found = empty.group_by("province").len("empty").join(listed, on="province")
    narrow = found.filter(pl.col("all") - pl.col("empty") < wide_from * pl.col("all"))
    return communes_without_site(snapshot, scope).join(narrow, on="province", how="semi")


@kept
def chain_by(
    snapshot: Snapshot, scope: Scope, metric: Metric, key: str, wide_from: float = 0
) -> pl.DataFrame:
    """One row a value of `key` that has sites or empty communes: the steps that add up to `lacking`.

    key: a level of places, or zone, area or connection (null: not given). The metric has a chain. Columns:
    code, whole, STEPS and lacking (people or stations), UNKNOWN_COLUMNS and unknown (of sites that do not
    give the number), surplus (reached beyond the whole, of no use to others), uncounted (sites without a
    number of people), empty_communes, unregistered (`communes_unregistered`). A commune without a site lacks
    one station, unless it is unregistered; its people are in no register, so they count as none and
    empty_communes tells of them. Filters by kind of site leave empty communes out.
    """
    chain = chain_of(metric)
    if chain is None:
        raise ValueError(f"{metric.key} has no chain.")
    sites = with_chain(site_gaps(snapshot, counted_only(scope), metric), chain)
    code = pl.col(COLUMN.get(key, key)).cast(pl.String).alias("code")
    counted = sites.group_by(code).agg(
        pl.col("whole", *SITE_STEPS, "lacking", *UNKNOWN_COLUMNS, "unknown").sum(),
        (pl.col("top") - pl.col("reached")).filter(pl.col("bottom") > 0).sum().alias("surplus"),
        (pl.col("whole") == 0).sum().cast(pl.Int64).alias("uncounted"),
    )
    return _with_empty(counted, _empty_communes(snapshot, scope, key, wide_from), metric)


def _empty_communes(snapshot: Snapshot, scope: Scope, key: str, wide_from: float) -> pl.DataFrame:
    """Communes without a site by place: code, empty_communes, unregistered; none of kinds of site."""
    of_kinds = key not in UNITS or (scope.zone, scope.area, scope.connection) != (None, None, None)
    every, unknown = communes_without_site(snapshot, scope), communes_unregistered(snapshot, scope, wide_from)
    rows = every.clear() if of_kinds else every
    told = rows.with_columns(pl.col("commune").is_in(unknown["commune"].implode()).alias("unregistered"))
    return told.group_by(pl.col(key if key in UNITS else "commune").alias("code")).agg(
        (~pl.col("unregistered")).sum().cast(pl.Int64).alias("empty_communes"),
        pl.col("unregistered").sum().cast(pl.Int64),
    )


def _with_empty(counted: pl.DataFrame, empty: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    joined = counted.join(empty, on="code", how="full", coalesce=True, nulls_equal=True)
    filled = joined.with_columns(pl.exclude("code").fill_null(0))
    of_stations = metric.basis.whole in ("stations", "care_units")
    lacking = pl.col("empty_communes") if of_stations else pl.lit(0, pl.Int64)
    whole = filled.with_columns(lacking.alias("no_site"), pl.col("lacking") + lacking)
    rest = ("lacking", *UNKNOWN_COLUMNS, "unknown", "surplus", "uncounted", "empty_communes", "unregistered")
    return whole.select("code", "whole", *STEPS, *rest).sort("code", nulls_last=True)
