"""How long a gap has stood: the unbroken run of snapshots below the target, up to the last one."""

from datetime import date

import polars as pl

from data.gaps import gap_of
from data.metrics import Metric


def below_since(history: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """One row a place that is below its target at its last known snapshot.

    history: one row a date and code, with top and bottom (counts). Columns: code, below_since (the first
    snapshot of the run), snapshots_below, from_start (the run begins with the first known snapshot, so the
    gap may be older). A snapshot without a value neither ends a run nor counts in it.
    """
    known = history.with_columns(gap_of(metric).alias("gap")).filter(pl.col("gap").is_not_null())
    reached = pl.col("date").filter(pl.col("gap") == 0).max().over("code")
    run = known.filter((pl.col("date") > reached).fill_null(True))
    first = known.group_by("code").agg(pl.col("date").min().alias("first"))
    since = run.group_by("code").agg(
        pl.col("date").min().alias("below_since"), pl.len().cast(pl.Int64).alias("snapshots_below")
    )
    judged = since.join(first, on="code").with_columns(
        (pl.col("below_since") == pl.col("first")).alias("from_start")
    )
    return judged.drop("first").sort("code")


def months_since(day: date, now: date) -> int:
    """Whole months from a target's day to a snapshot; negative where the day is still to come."""
    months = (now.year - day.year) * 12 + now.month - day.month
    return months - 1 if now.day < day.day and months > 0 and not _last_day(now) else months


def _last_day(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1
