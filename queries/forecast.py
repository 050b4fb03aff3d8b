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
    "part": pl.String,
    "months": pl.Int32,
    "made_on": pl.Date,
    "date": pl.Date,
    **BAND,
    **dict.fromkeys(("came", "last", "quarter"), pl.Float64),
}
ERRORS: Schema = {
    "whose": pl.String,
    "part": pl.String,
    "months": pl.Int32,
    "forecasts": pl.Int64,
    "origins": pl.Int64,
    **dict.fromkeys(("first", "latest"), pl.Date),
    **dict.fromkeys(("middle", "last", "quarter", "covered"), pl.Float64),
}
FINER = ("district", "commune")


def forecast_scope(scope: Scope) -> Scope:
    """The place that a forecast is made for: all kinds of site together, the province of a finer place."""
    return replace(scope, district=None, commune=None, zone=None, area=None, connection=None)


@kept
def forecast_of_place(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per part (deployment, ledgers, closure, paperless) and month ahead. Columns: OF_PLACE (shares).

    Made when the version was published, from its last date. stations: those whose ledgers are all known;
    middle: null where the interval is too wide for one.
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
    """One row per earlier forecast of the place whose date has come. Columns: CHECK (shares).

    Of two parts: paperless (stations) and ledgers (closed, of those that apply); last, quarter: what the last
    value held and the trend of a quarter said.
    """
    place = forecast_scope(scope)
    return snapshot.frame(
        statement("forecast_checks"), place, CHECK, level=place.level, code=place.code or ""
    )


@kept
def forecast_errors(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per part and months ahead, of the place and of all provinces: errors in percentage points.

    Columns: ERRORS; whose: `place` or `provinces`.
    """
    place = forecast_scope(scope)
    return snapshot.frame(
        statement("forecast_errors"), place, ERRORS, level=place.level, code=place.code or ""
    )
