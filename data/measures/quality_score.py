"""The score of a place: the share of judged values that passed the checks."""

import polars as pl

from data.measures.quality import CHECK_KEYS
from data.measures.ratio import ratio


def with_score(tallies: pl.DataFrame) -> pl.DataFrame:
    """The tallies (`<check>_judged` and `<check>_failed` of each check) with judged, failed and score.

    score: between 0 and 1, null where nothing was judged.
    """
    sums = {side: pl.sum_horizontal(f"{key}_{side}" for key in CHECK_KEYS) for side in ("judged", "failed")}
    rows = tallies.with_columns(**sums)
    return rows.with_columns((1 - ratio("failed", "judged")).alias("score"))
