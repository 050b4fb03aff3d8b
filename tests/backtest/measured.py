"""What the forecast is worth on simulated countries: coverage and errors, by level and months ahead."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from data.mart.forecast_groups import groups_of
from data.methods.forecast.backtest import HORIZONS, Backtest, backtest
from tests.backtest.countries import KINDS, country

LEVELS = ("country", "region", "province")
PARTS = ("deployment", "ledgers", "paperless")
METHODS = ("middle", "last", "quarter")


def measured(seeds: Iterable[int], parts: tuple[str, ...] = PARTS) -> pl.DataFrame:
    """One row a level and months ahead, over countries of every kind: forecasts, covered, errors in points.

    Every part, month and country counts alike, as in the table of a page.
    """
    frames = [one for kind in KINDS for seed in seeds for one in _forecasts(kind, seed, parts)]
    return summed(pl.concat(frames))


def summed(rows: pl.DataFrame) -> pl.DataFrame:
    """Means of forecasts, by level and months ahead."""
    order = pl.col("level").cast(pl.Enum(LEVELS))
    means = [(100 * (pl.col(name) - pl.col("came")).abs()).mean().alias(name) for name in METHODS]
    inside = pl.col("came").is_between(pl.col("low") - 1e-9, pl.col("high") + 1e-9)
    found = rows.group_by("level", "months").agg(
        pl.len().alias("forecasts"), inside.mean().alias("covered"), *means
    )
    return found.sort(order, "months")


def _forecasts(kind: str, seed: int, parts: tuple[str, ...]) -> Iterable[pl.DataFrame]:
    made = country(seed, kind)
    groups = groups_of(made.places)
    for level in LEVELS:
        mine = groups.names.select((pl.col("scheme") == "63") & (pl.col("level") == level)).to_series()
        series = made.series(groups.member[mine.to_numpy()])
        for part in parts:
            yield _rows(level, backtest(series[part]))


def _rows(level: str, past: Backtest) -> pl.DataFrame:
    month, number, place = np.nonzero(~np.isnan(past.low) & ~np.isnan(past.came))
    values = {"low": past.low, "middle": past.said, "high": past.high, "came": past.came, **past.rivals}
    columns = {name: cells[month, number, place] for name, cells in values.items()}
    return pl.DataFrame({"months": np.array(HORIZONS)[number], **columns}).with_columns(level=pl.lit(level))
