"""Why there is reason to contact a station, in the order in which to do it.

The order is a judgement and stands on the page: a station that reports nothing hides all else; one that went
back to paper loses what was gained; a number that cannot be true spoils every sum it is in. A sharp drop is
WHO's check over time (`data/measures/quality.py`), taken downwards only. From how many late reports a station
is late again and again, and up to how many ledgers it is nearly paperless, no source says.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

LATE_OF = 6  # snapshots up to the date
LATE_FROM = 3  # reports of those that were late, the newest among them
NEAR_LEDGERS = 2
IMPOSSIBLE = ("falling", "between", "over_population")  # checks that no true number fails
TRIP_STATIONS = 6
TRIP_KM = 20.0

# Each reason with what tells it from the columns of the mart's table `work`, the most urgent first.
REASONS: Mapping[str, pl.Expr] = {
    "silent": pl.col("silent"),
    "back_to_paper": pl.col("back_to_paper"),
    "impossible": pl.col("impossible").is_not_null(),
    "dropped": pl.col("visits").is_not_null(),
    "late": pl.col("periods_late").is_not_null(),
    "near": pl.col("ledgers_left").is_not_null(),
}
CALLED = ("silent", "held_back", "back_to_paper")


def with_reason(rows: pl.DataFrame, dates: Sequence[date]) -> pl.DataFrame:
    """The rows of `work_list` with `reason`, the first of REASONS that holds, and `since`, its first period.

    Both are null where nothing but a held-back report is known; since also where the reason is `near`.
    dates: those of the version up to the list's, oldest first.
    """
    first = pl.coalesce(pl.when(holds).then(pl.lit(reason)) for reason, holds in REASONS.items())
    newest = pl.lit(dates[-1])
    missed = pl.lit(pl.Series(dates[::-1], dtype=pl.Date).implode()).list.get(
        pl.col("periods_silent").cast(pl.Int64) - 1, null_on_oob=True
    )
    return rows.with_columns(first.alias("reason")).with_columns(
        pl.when(reason="silent")
        .then(missed)
        .when(pl.col("reason").is_in(("back_to_paper", "impossible", "dropped")))
        .then(newest)
        .when(reason="late")
        .then("late_since")
        .alias("since")
    )


def in_working_order(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of `with_reason`: the most urgent reason first, then the longest silence, then most people."""
    urgency = pl.col("reason").replace_strict(
        {reason: place for place, reason in enumerate(REASONS)}, default=len(REASONS), return_dtype=pl.Int8
    )
    silence = pl.when("silent").then("periods_silent").otherwise(0)
    return rows.sort(
        [urgency, -silence, pl.col("people"), pl.col("station_id")],
        descending=[False, False, True, False],
        nulls_last=True,
    )
