"""What a published survival curve says: shares and medians, of enough stations."""

from typing import TypedDict

import polars as pl

FEWEST = 30  # stations of a group that is drawn and compared, and still followed where a number is printed
YEARS = (12, 24, 36)  # months after which the share that has come is printed


class ShareByMonth(TypedDict):
    """share of those followed, with its 95 % interval; None where fewer than FEWEST were followed so long."""

    share: float | None
    low: float | None
    high: float | None


def share_by_month(curve: pl.DataFrame, months: int) -> ShareByMonth:
    """The share that has come after so many months, one of YEARS. curve: at least months and at_risk."""
    known = curve.filter(pl.col("months") == months, pl.col("at_risk") >= FEWEST).to_dicts()
    row = known[0] if known else dict.fromkeys(("share", "low", "high"))
    return {"share": row["share"], "low": row["low"], "high": row["high"]}


def still_followed(curve: pl.DataFrame, month: int | None) -> int:
    """How many were still followed before a month with an event; 0 of none. curve: months, at_risk."""
    return int(curve.filter(pl.col("months") == month)["at_risk"].sum()) if month is not None else 0


def interval_of_enough(curve: pl.DataFrame, group: dict[str, int | None]) -> tuple[int | None, int | None]:
    """The ends of a median's interval, those open that rest on fewer than FEWEST.

    group: a row of `survival_groups`; curve: that group's.
    """
    low, high = group["median_low"], group["median_high"]
    first, last = still_followed(curve, low), still_followed(curve, high)
    return low if first >= FEWEST else None, high if last >= FEWEST else None
