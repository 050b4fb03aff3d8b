"""Streaks below a target: the unbroken run of snapshots short of it, up to the last one."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import polars as pl

from data.measures.metric import Metric, on_target, value_of

SHORT, REACHED, UNKNOWN = LETTERS = ("s", "r", "-")


def target_states(history: pl.DataFrame, metric: Metric, dates: Sequence[date]) -> pl.DataFrame:
    """One row a place of the history: code, states (a letter a date: short of the target, reached, unknown).

    history: one row a date and code, with top and bottom (counts). dates: oldest first.
    """
    codes = history["code"].unique().sort()
    grid = np.full((codes.len(), len(dates)), ord(UNKNOWN), dtype=np.uint8)
    places = history["code"].cast(pl.Enum(codes)).to_physical().to_numpy()
    moments = pl.Series(dates, dtype=pl.Date).search_sorted(history["date"]).to_numpy()
    grid[places, moments] = history.select(_letter(metric)).to_series().to_numpy()
    states = [row.tobytes().decode("ascii") for row in grid]
    return pl.DataFrame({"code": codes, "states": pl.Series(states, dtype=pl.String)})


def _letter(metric: Metric) -> pl.Expr:
    short, reached, unknown = (pl.lit(ord(letter), pl.UInt8) for letter in LETTERS)
    there = on_target(metric, value_of(metric, pl.col("top"), pl.col("bottom")))
    return pl.when(there.is_null()).then(unknown).when(there).then(reached).otherwise(short)


def streaks(states: pl.DataFrame, dates: Sequence[date]) -> pl.DataFrame:
    """One row a place that is below its target at the last of its known snapshots among `dates`.

    states: rows of `target_states` whose first letters are of `dates`. Columns: code, below_since (the first
    snapshot of the run), snapshots_below. A snapshot without a value neither ends a run nor counts in it.
    """
    so_far = pl.col("states").str.head(len(dates))
    run = so_far.str.split(REACHED).list.last().str.strip_chars_start(UNKNOWN)
    rows = states.select("code", run.alias("run")).filter(pl.col("run") != "")
    begun = len(dates) - rows["run"].str.len_bytes().cast(pl.Int64)
    return rows.select(
        "code",
        pl.Series("below_since", dates, pl.Date).gather(begun),
        pl.col("run").str.count_matches(SHORT, literal=True).cast(pl.Int64).alias("snapshots_below"),
    )


def streaks_of(history: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """`streaks` at the last date of a history as `target_states` takes it."""
    dates = history["date"].unique().sort().to_list()
    return streaks(target_states(history, metric, dates), dates)


def months_since(day: date, now: date) -> int:
    """Whole months from a target's day to a snapshot; negative where the day is still to come."""
    months = (now.year - day.year) * 12 + now.month - day.month
    return months - 1 if now.day < day.day and months > 0 and not _last_day(now) else months


def _last_day(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1
