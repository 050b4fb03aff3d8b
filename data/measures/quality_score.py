"""The score of a place: the share of values checked that passed every check made on them."""

import polars as pl

from data.measures.ratio import ratio


def with_score(tallies: pl.DataFrame) -> pl.DataFrame:
    """The tallies (TALLIES) with judged, failed and score; a value counts once, however many checks it
    failed.

    score: between 0 and 1, null where nothing was judged.
    """
    sums = {side: pl.col(f"values_{side}") for side in ("judged", "failed")}
    return tallies.with_columns(**sums).with_columns((1 - ratio("failed", "judged")).alias("score"))
