"""What a published survival curve says: the share that has come by a month."""

from typing import TypedDict

import polars as pl

FEWEST = 30  # stations of a group that is drawn and compared


class ShareByMonth(TypedDict):
    """share of those followed, with its 95 % interval; None where nobody was followed so long."""

    share: float | None
    low: float | None
    high: float | None


def share_by_month(curve: pl.DataFrame, months: int) -> ShareByMonth:
    """The share that has come after so many months. curve: months (from 0 on), share, low, high."""
    if curve.filter(pl.col("months") >= months).is_empty():
        return {"share": None, "low": None, "high": None}
    last = curve.filter(pl.col("months") <= months).row(-1, named=True)
    return {"share": last["share"], "low": last["low"], "high": last["high"]}
