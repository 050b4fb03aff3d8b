"""Counts by place → the rows that a map draws: value, what it is made of, and the reason of a blank."""

from datetime import date

import polars as pl

from data.measures.blanks import blank_reason, reason_counts
from data.measures.coverage import share_counts, share_with_data
from data.measures.metric import Metric, with_value

FACTS = {
    "stations": "stations",
    "received": "reports_received",
    "expected": "reports_expected",
    "held_back": "reports_held_back",
}


def map_columns(metric: Metric) -> list[str]:
    """The count columns that `map_frame` needs for a metric."""
    shown = [metric.numerator, metric.denominator, *FACTS.values()]
    return list(dict.fromkeys([*shown, *reason_counts(metric), *share_counts(metric)]))


def map_frame(counts: pl.DataFrame, metric: Metric, day: date | pl.Expr) -> pl.DataFrame:
    """One row per row of `counts`, which has `code` and the columns of `map_columns`; null counts are zero.

    day: the date of all rows, or the column that holds each row's.

    Added: value (null where the denominator is zero), top and bottom (numerator and denominator), stations,
    received, expected and held_back (reports), share (of the stations that the value speaks for), reason (a
    key under `blank.` where value is null).
    """
    held = counts.with_columns(pl.col(map_columns(metric)).fill_null(0))
    facts = [pl.col(source).alias(name) for name, source in FACTS.items()]
    pair = [pl.col(metric.numerator).alias("top"), pl.col(metric.denominator).alias("bottom")]
    judged = {"share": share_with_data(metric), "reason": blank_reason(metric, day)}
    valued = with_value(held, metric).with_columns(**judged)
    kept = [pl.col(name) for name in ("date", "code", "value") if name in valued.columns]
    return valued.select(*kept, *pair, *facts, "share", "reason")
