"""Forecasts of a place, the months in which provinces reach a share, what earlier forecasts were worth."""

from dataclasses import replace

import polars as pl

from data.scope import Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

BAND: Schema = {"low": pl.Float64, "middle": pl.Float64, "high": pl.Float64}
OF_PLACE: Schema = {
    "part": pl.String,
    "made_on": pl.Date,
    "date": pl.Date,
    **BAND,
    "stations": pl.Int32,
}
CROSSING: Schema = {
    "code": pl.String,
    "stations": pl.Int32,
    "early": pl.Date,
    "reached": pl.Date,
    "late": pl.Date,
}
CHECK: Schema = {
    "level": pl.String,
    "code": pl.String,
    "part": pl.String,
    "months": pl.Int32,
    "made_on": pl.Date,
    "date": pl.Date,
    **BAND,
    "came": pl.Float64,
    "last": pl.Float64,
    "pace": pl.Float64,
}
FINER = ("district", "commune")


def forecast_scope(scope: Scope) -> Scope:
    """The place that a forecast is made for: all kinds of site together, the province of a finer place."""
    return replace(scope, district=None, commune=None, zone=None, area=None, connection=None)


@kept
def forecast_of_place(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per part (deployment, ledgers, closure, paperless) and month ahead. Columns: OF_PLACE (shares).

    Made when the version was published, from its last date. stations: those whose ledgers are all known.
    """
    place = forecast_scope(scope)
    return snapshot.frame(
        statement("forecast_of_place"), place, OF_PLACE, level=place.level, code=place.code or ""
    )


@kept
def forecast_crossings(snapshot: Snapshot, scope: Scope, per_mille: int) -> pl.DataFrame:
    """The months in which provinces of the scheme reach so many thousandths of their stations: CROSSING.

    One row a province that is forecast; a month beyond the horizon is null.
    """
    return snapshot.frame(
        statement("forecast_crossings"), forecast_scope(scope), CROSSING, per_mille=per_mille
    )


@kept
def forecast_checks(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per forecast of 6, 12 or 18 months ago, of the place or a province. Columns: CHECK.

    Of two parts: paperless (stations) and ledgers (closed, of those that apply).
    """
    place = forecast_scope(scope)
    return snapshot.frame(
        statement("forecast_checks"), place, CHECK, level=place.level, code=place.code or ""
    )
