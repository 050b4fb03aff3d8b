"""The values of a station's metrics at every date, with the reason wherever one is blank."""

import polars as pl

from components.reading.view import View
from data.measures.blanks import station_blank_reason
from data.measures.metric import value_of
from data.measures.metrics import METRICS
from queries.station import station_held_back


def all_dates(view: View, station_id: str, history: pl.DataFrame) -> pl.DataFrame:
    """One row per date up to the view's: the history's columns, null where the register lacks the station.

    register_held_back: its row of the register was sent and not accepted; refused: why its report was not
    (empty or null: none was held back); sent_at: when that was sent, null where unknown.
    """
    dates = pl.DataFrame({"date": view.snapshot.dates_until}, schema={"date": pl.Date})
    held_back = station_held_back(view.snapshot, station_id, view.reader).select(
        "date", (pl.col("register").list.len() > 0).alias("register_held_back"), "sent_at", refused="report"
    )
    rows = dates.join(history, on="date", how="left").join(held_back, on="date", how="left")
    return rows.with_columns(pl.col("register_held_back").fill_null(False))


def with_values(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `all_dates` with a column for each metric and `<metric>_reason` (a key under `blank.`)."""
    values = [value_of(metric).alias(metric.key) for metric in METRICS]
    return rows.with_columns(values).with_columns(
        station_blank_reason(metric).alias(f"{metric.key}_reason") for metric in METRICS
    )
