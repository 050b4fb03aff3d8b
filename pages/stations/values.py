"""The values of a station's metrics at every date, with the reason wherever one is blank."""

import polars as pl

from components.reading.view import View
from data.measures.blanks import station_blank_reason
from data.measures.metric import value_of
from data.measures.metrics import METRICS


def all_dates(view: View, history: pl.DataFrame) -> pl.DataFrame:
    """One row per date up to the view's: the history's columns, null where the register lacks the station."""
    dates = pl.DataFrame({"date": view.snapshot.dates_until}, schema={"date": pl.Date})
    return dates.join(history, on="date", how="left")


def with_values(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `all_dates` with a column for each metric and `<metric>_reason` (a key under `blank.`)."""
    values = [value_of(metric).alias(metric.key) for metric in METRICS]
    return rows.with_columns(values).with_columns(
        station_blank_reason(metric).alias(f"{metric.key}_reason") for metric in METRICS
    )
