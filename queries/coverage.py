"""The stations and places that the register of a scope holds, and those that a metric's value speaks for."""

from dataclasses import replace

import polars as pl

from data.measures.coverage import Coverage, Register, coverage, share_with_data
from data.measures.metric import Metric
from data.measures.ratio import ratio
from data.scope import REFORM, Level, Scope
from data.store.kept import kept
from data.store.snapshot import Snapshot
from queries.counts import counts_by_place
from queries.packed import PACKED, unpacked
from queries.places import places
from queries.site_gaps import communes_without_site
from queries.sources import source
from queries.statements import statement

_SENT = pl.col("reports_received") + pl.col("reports_unexpected")


@kept
def register_of(snapshot: Snapshot, scope: Scope) -> Register:
    """The register of the scope's place on the snapshot's date, with every kind of site."""
    whole = replace(scope, zone=None, area=None, connection=None)
    level = _level(scope)
    rows = counts_by_place(snapshot, whole, level)
    communes = places(snapshot, whole, "commune").filter("shown").height
    return Register(
        stations=int(rows["stations"].sum()),
        level=level,
        areas=rows.filter(pl.col("stations") > 0).height,
        all_areas=rows.height,
        communes=communes - communes_without_site(snapshot, whole).height,
        all_communes=communes,
    )


@kept
def register_by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row a place of `level` in the country: code, register (the share of its communes with a site)."""
    whole = replace(scope.country, zone=None, area=None, connection=None)
    code = pl.col("code" if level == "commune" else level).alias("code")
    every = places(snapshot, whole, "commune").filter("shown").select(code, held=1)
    empty = communes_without_site(snapshot, whole).select(pl.col(level).alias("code"), held=-1)
    held, all_of = pl.col("held").sum(), (pl.col("held") > 0).sum()
    return pl.concat([every, empty]).group_by("code").agg((held / all_of).alias("register"))


def register_by_place_and_date(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row a date of the version and place of `level` in the country: date, code, register (as above)."""
    return _register_by_date(snapshot.newest, scope.country, level)


@kept
def _register_by_date(newest: Snapshot, country: Scope, level: Level) -> pl.DataFrame:
    whole = replace(country, zone=None, area=None, connection=None)
    return newest.frame(
        statement("register_by_place_and_date"),
        whole,
        {"date": pl.Date, "code": pl.String, "register": pl.Float64},
        source=source(whole, "commune"),
        level=level,
        reform=REFORM,
    )


@kept
def enough_by_place(
    snapshot: Snapshot, scope: Scope, level: Level, metric: Metric, wide_from: float
) -> frozenset[str]:
    """The codes of the places of `level` in the scope of which enough is known to compare their values.

    wide_from: the share of their stations, people and communes from which it is.
    """
    counts = counts_by_place(snapshot, scope, level)
    held = counts.join(register_by_place(snapshot, scope, level), on="code", how="left")
    registered = pl.col("register").fill_null(1) >= wide_from  # a place out of force, with sites
    return frozenset(held.filter(registered & (share_with_data(metric) >= wide_from))["code"])


@kept
def coverage_of(snapshot: Snapshot, scope: Scope, metric: Metric) -> Coverage | None:
    """Whom the metric's value in the scope speaks for; None where there is no value."""
    rows = counts_by_place(snapshot, scope, _level(scope))
    return coverage(metric, rows, sites_giving(snapshot, scope), register_of(snapshot, scope))


@kept
def coverage_of_reports(snapshot: Snapshot, scope: Scope) -> Coverage | None:
    """Whom what is found in reports speaks for: the sites that reported; None where none did."""
    held = sites_giving(snapshot, scope)
    sent = held.filter(_SENT > 0)
    known, every = int(sent.select(_SENT.sum()).item()), int(held["stations"].sum())
    if not known:
        return None
    register = register_of(snapshot, scope)
    return Coverage("stations", known, every, known, every, sent.height, register)


@kept
def enough_reported(snapshot: Snapshot, scope: Scope, level: Level, wide_from: float) -> frozenset[str]:
    """The codes of the places of `level` in the scope of which enough sites reported to compare them.

    wide_from: the share of their sites, and of their communes, from which it is.
    """
    counts = counts_by_place(snapshot, scope, level)
    held = counts.join(register_by_place(snapshot, scope, level), on="code", how="left")
    registered = pl.col("register").fill_null(1) >= wide_from
    return frozenset(held.filter(registered & (ratio(_SENT, "stations") >= wide_from))["code"])


@kept
def sites_giving(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per unit of the register's level with a site: for each of COUNTS, its sites above zero."""
    level = _level(scope)
    sites = snapshot.frame(
        statement("sites_giving"),
        scope,
        {"code": pl.String, "packed_counts": PACKED},
        source=f"counts_{source(scope, 'commune')}",
        level=level,
    )
    above = pl.exclude("code").gt(0).cast(pl.Int64).sum()
    return unpacked(sites, snapshot.mart.counts).group_by("code").agg(above)


def _level(scope: Scope) -> Level:
    return "province" if scope.level in ("country", "region") else "commune"
