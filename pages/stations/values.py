"""A station's metrics at every date, and the reason wherever one is blank."""

import polars as pl

from components.reading.view import View
from data.measures.blanks import OF_CARE_UNITS, OF_LEDGERS, OF_SURVEYS
from data.measures.metric import Metric, value_of
from data.measures.metrics import METRICS

# Denominators that the register and the ledgers give, report or no report.
WITHOUT_REPORT = (
    "stations",
    "reports_expected",
    "reports_on_time_base",
    "stations_paperless_base",
    "stations_sustained_base",
    *OF_CARE_UNITS,
    *OF_LEDGERS,
)


def all_dates(view: View, history: pl.DataFrame) -> pl.DataFrame:
    """One row a date up to the view's: the history's columns, null where the register lacks the station."""
    days = [day for day in view.snapshot.dates if day <= view.snapshot.date]
    return pl.DataFrame({"date": days}, schema={"date": pl.Date}).join(history, on="date", how="left")


def with_values(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `all_dates` with a column for each metric and `<metric>_reason` (a key under `blank.`)."""
    values = [value_of(metric).alias(metric.key) for metric in METRICS]
    return rows.with_columns(values).with_columns(_reason(metric) for metric in METRICS)


def _reason(metric: Metric) -> pl.Expr:
    needs_report = metric.denominator not in WITHOUT_REPORT
    silent = pl.lit(needs_report) & (pl.col("reports_received") + pl.col("reports_unexpected") == 0)
    return (
        pl.when(pl.col(metric.key).is_not_null())
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("counts").is_null())
        .then(pl.lit("not_registered"))
        .when(pl.col("counts").not_())
        .then(pl.lit("closed"))
        .when(silent & (pl.col("reports_expected") == 0))
        .then(pl.lit("not_expected"))
        .when(silent)
        .then(pl.lit("not_reported"))
        .when(pl.lit(metric.denominator.startswith("reports_")))
        .then(pl.lit("not_expected"))
        .when(pl.lit(metric.denominator in OF_CARE_UNITS) & (pl.col("care_units") == 0))
        .then(pl.lit("in_its_station"))
        .otherwise(pl.lit("no_survey" if metric.denominator in OF_SURVEYS else "no_value"))
        .alias(f"{metric.key}_reason")
    )
