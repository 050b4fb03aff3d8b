"""Forecasts of deployment, closure and paperless stations by place, and what earlier ones were worth."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import duckdb
import numpy as np
import polars as pl

from data.mart.forecast_groups import PLACE, Groups, groups_of
from data.mart.forecast_panel import Panel, month_ends, read_panel
from data.measures.outlook import HORIZON_YEARS, MONTHS_BEFORE, QUARTER
from data.methods.forecast.curve import FEWEST, Floats
from data.methods.forecast.errors import ForecastErrors, errors_of_curves
from data.methods.forecast.paths import PARTS, Futures, bands, possible_shares

BAND = ("low", "middle", "high")
SEED = 20201230
GROWING = tuple(field.name for field in fields(Futures))  # the parts that have curves of their own
ENOUGH = FEWEST + 3  # months with a snapshot; the first forecast needs more
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
CHECKED = {"paperless": ("paperless", "known"), "ledgers": ("electronic", "applying")}
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
    "pace": pl.Float64,
}


def add_forecast(connection: duckdb.DuckDBPyConnection) -> None:
    """Create forecast and forecast_check from the mart's station_period.

    forecast: one row a place, part and month from the last snapshot to the end of the horizon, shares with
    their 80 % interval; stations: those that the share is of, as they are now.
    forecast_check: one row a place, part of CHECKED and forecast made MONTHS_BEFORE the last snapshot, of the
    share on it: the band predicted, the share that came (`came`), and what two naive methods say: the last
    share and the pace of a quarter. Takes 3 s at 71 months.
    """
    panel = read_panel(connection)
    made, checked = [], list[pl.DataFrame]()
    if panel.seen > ENOUGH:
        forecaster = Forecaster.of(panel)
        made = [_forecast(forecaster)]
        checked = [
            rows
            for months in MONTHS_BEFORE
            if len(panel.days) - months > ENOUGH
            for rows in _check(forecaster, months)
        ]
    _create(connection, "forecast", FORECAST, made)
    _create(connection, "forecast_check", CHECK, checked)


@dataclass(frozen=True)
class Forecaster:
    """A panel, the places that are forecast, and the errors of every curve, by part."""

    panel: Panel
    groups: Groups
    errors: dict[str, list[ForecastErrors]]

    @classmethod
    def of(cls, panel: Panel) -> "Forecaster":
        """Everything that the forecasts of a panel need, once."""
        errors = {name: errors_of_curves(getattr(panel, name), panel.design) for name in GROWING}
        return cls(panel, groups_of(panel.places), errors)

    def predicted(self, origin: int, months: int) -> Floats:
        """`bands` of the months after `origin` as they are predicted at its end."""
        panel, random = self.panel.until(origin), np.random.default_rng(SEED)
        futures = Futures(
            **{
                name: possible_shares(getattr(panel, name), errors, months, panel.design, random)
                for name, errors in self.errors.items()
            }
        )
        now = {name: counts[-1] for name, counts in panel.counts.items()}
        return bands(futures, now, self.groups.member)


def _forecast(forecaster: Forecaster) -> pl.DataFrame:
    """Every month from the panel's last one to the end of the horizon, all PARTS."""
    panel, groups = forecaster.panel, forecaster.groups
    days = month_ends(panel.days[-1], date(panel.days[-1].year + HORIZON_YEARS, 12, 31))[1:]
    found = forecaster.predicted(len(panel.days) - 1, len(days))
    rows = [_long(groups.names, part, days, found[number]) for number, part in enumerate(PARTS)]
    stations = pl.Series("stations", groups.member @ panel.counts["known"][-1])
    base = groups.names.with_columns(stations, pl.lit(panel.days[-1]).alias("made_on"))
    whole = pl.concat(rows).join(base, on=list(PLACE)).filter(pl.col("stations") > 0)
    return whole.select(pl.col(name).cast(kind) for name, kind in FORECAST.items())


def _long(names: pl.DataFrame, part: str, days: list[date], found: Floats) -> pl.DataFrame:
    """Rows of `names` × days. found: low, middle, high × groups × months."""
    keys = names.select(pl.all().repeat_by(len(days)).explode())
    own = (pl.Series("part", [part] * keys.height), pl.Series("date", days * names.height))
    values = zip(BAND, found.reshape(3, -1), strict=True)
    return keys.with_columns(*own, *(pl.Series(name, cells) for name, cells in values))


def _check(forecaster: Forecaster, months: int) -> list[pl.DataFrame]:
    """Predictions of the last month made that many before it; places without stations then are left out."""
    origin = len(forecaster.panel.days) - 1 - months
    predicted = forecaster.predicted(origin, months)
    return [_compared(forecaster, part, predicted[PARTS.index(part), :, :, -1], origin) for part in CHECKED]


def _compared(forecaster: Forecaster, part: str, predicted: Floats, origin: int) -> pl.DataFrame:
    """CHECK of one part. predicted: low, middle, high × groups, of the last month."""
    panel, member = forecaster.panel, forecaster.groups.member.T
    months = len(panel.days) - 1 - origin
    reached, base = (panel.counts[name] @ member for name in CHECKED[part])
    with np.errstate(invalid="ignore"):
        share = reached / base
    pace = share[origin] + months * (share[origin] - share[origin - QUARTER]) / QUARTER
    values: dict[str, Floats] = dict(zip(BAND, predicted, strict=True))
    values |= {"came": share[-1], "last": share[origin], "pace": np.clip(pace, 0, 1)}
    rows = forecaster.groups.names.with_columns(
        pl.lit(part).alias("part"),
        pl.lit(months).alias("months"),
        pl.lit(panel.days[origin]).alias("made_on"),
        pl.lit(panel.days[-1]).alias("date"),
        **{name: pl.Series(cells).fill_nan(None) for name, cells in values.items()},
    )
    return rows.drop_nulls(list(values)).select(pl.col(name).cast(kind) for name, kind in CHECK.items())


def _create(
    connection: duckdb.DuckDBPyConnection, name: str, kinds: dict[str, Any], frames: list[pl.DataFrame]
) -> None:
    rows = pl.concat([pl.DataFrame(schema=kinds), *frames])
    ordered = rows.sort("scheme", "level", "code", "part", "made_on", "date", maintain_order=True)
    connection.from_arrow(ordered.to_arrow()).create(name)
