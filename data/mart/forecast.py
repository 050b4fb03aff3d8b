"""Forecasts of deployment, ledgers, closure and paperless stations, and what earlier ones were worth."""

from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import polars as pl

from data.mart.forecast_groups import PLACE, Groups, groups_of
from data.mart.forecast_panel import Panel, month_ends, read_panel
from data.measures.outlook import month_end
from data.methods.forecast.backtest import FEWEST, HORIZONS, Backtest, backtest, first, forecast
from data.methods.forecast.series import Floats

BAND = ("low", "middle", "high")
PARTS = ("deployment", "ledgers", "closure", "paperless")
CHECKED = ("ledgers", "paperless")
ENOUGH = first(HORIZONS[0]) + FEWEST + 2 * HORIZONS[0]  # months with a snapshot, to test an interval
WIDEST = 0.6  # an interval wider than that has no middle worth a number
FORECAST: dict[str, Any] = {
    "scheme": pl.String,
    "level": pl.String,
    "code": pl.String,
    "part": pl.Enum(PARTS),
    "made_on": pl.Date,
    "date": pl.Date,
    "low": pl.Float64,
    "middle": pl.Float64,
    "high": pl.Float64,
    "stations": pl.Int32,
}
CHECK: dict[str, Any] = {
    "scheme": pl.String,
    "level": pl.String,
    "code": pl.String,
    "part": pl.Enum(PARTS),
    "months": pl.Int32,
    "made_on": pl.Date,
    "date": pl.Date,
    "low": pl.Float64,
    "middle": pl.Float64,
    "high": pl.Float64,
    "came": pl.Float64,
    "last": pl.Float64,
    "quarter": pl.Float64,
}


def add_forecast(connection: duckdb.DuckDBPyConnection) -> None:
    """Create forecast and forecast_check from the mart's station_period.

    forecast: one row a place, part and month ahead, shares with their 80 % interval (no middle in one wider
    than WIDEST); stations: those that the share is of, as they are now.
    forecast_check: one row a place, part of CHECKED, month and horizon at which a forecast with an interval
    could be made and whose share has come: what it said, what came, and what two simple methods said, the
    last share and the trend of a quarter. Takes 1 s at 71 months.
    """
    panel = read_panel(connection)
    made, checked = [], []
    if panel.seen >= ENOUGH:
        for part, groups, past, ahead in _tested(panel):
            made.append(_forecast(panel, part, groups, ahead))
            if part in CHECKED:
                checked.append(_checks(panel, part, groups, past))
    _create(connection, "forecast", FORECAST, made)
    _create(connection, "forecast_check", CHECK, checked)


def _tested(panel: Panel) -> Iterator[tuple[str, Groups, Backtest, Floats]]:
    """Every kind of series: a part of the places of one scheme and level; its backtest and its `forecast`."""
    groups = groups_of(panel.places)
    for (scheme, level), _ in groups.names.group_by("scheme", "level", maintain_order=True):
        mine = groups.names.select((pl.col("scheme") == scheme) & (pl.col("level") == level)).to_series()
        own = Groups(groups.names.filter(mine), groups.member[mine.to_numpy()])
        for part, series in panel.series(own.member).items():
            past = backtest(series)
            yield part, own, past, forecast(series, past)


def _forecast(panel: Panel, part: str, groups: Groups, ahead: Floats) -> pl.DataFrame:
    """FORECAST of one kind. ahead: low, middle, high × months × places."""
    last = panel.days[-1]
    days = month_ends(last, month_end(last, ahead.shape[1]))[1:]
    low, middle, high = (values.T.ravel() for values in ahead)
    stations = pl.Series("stations", groups.member @ panel.counts["known"][-1])
    named = groups.names.with_columns(stations, pl.lit(part).alias("part"), pl.lit(last).alias("made_on"))
    rows = named.select(pl.all().repeat_by(len(days)).explode()).with_columns(
        pl.Series("date", days * groups.names.height, pl.Date),
        pl.Series("low", low),
        pl.Series("middle", np.where(high - low > WIDEST, np.nan, middle)).fill_nan(None),
        pl.Series("high", high),
    )
    return rows.filter(pl.col("stations") > 0).select(pl.col(n).cast(kind) for n, kind in FORECAST.items())


def _checks(panel: Panel, part: str, groups: Groups, past: Backtest) -> pl.DataFrame:
    """CHECK of one kind."""
    values = dict(zip(BAND, (past.low, past.said, past.high), strict=True)) | {"came": past.came}
    values |= past.rivals
    month, number, place = np.nonzero(~np.isnan(past.low) & ~np.isnan(past.came))
    ahead, days = np.array(HORIZONS)[number], pl.Series(panel.days, dtype=pl.Date)
    keys = groups.names[place].with_columns(
        pl.lit(part).alias("part"),
        pl.Series("months", ahead),
        days[month].alias("made_on"),
        days[month + ahead].alias("date"),
    )
    rows = keys.with_columns(pl.Series(name, cells[month, number, place]) for name, cells in values.items())
    return rows.select(pl.col(name).cast(kind) for name, kind in CHECK.items())


def _create(
    connection: duckdb.DuckDBPyConnection, name: str, kinds: dict[str, Any], frames: list[pl.DataFrame]
) -> None:
    rows = pl.concat([pl.DataFrame(schema=kinds), *frames])
    ordered = rows.sort(*PLACE, "part", "made_on", "date", maintain_order=True)
    connection.from_arrow(ordered.to_arrow()).create(name)
