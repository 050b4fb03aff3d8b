import polars as pl

from data.measures.quality import CHECK_KEYS
from data.measures.quality_score import with_score


def test_the_score_is_the_share_of_judged_values_that_passed():
    tallies = pl.DataFrame(
        {f"{key}_{side}": [0, 0, 0] for key in CHECK_KEYS for side in ("judged", "failed")}
    )
    tallies = tallies.with_columns(
        falling_judged=pl.Series([10, 4, 0]),
        between_judged=pl.Series([6, 0, 0]),
        falling_failed=pl.Series([3, 4, 0]),
        between_failed=pl.Series([1, 0, 0]),
    )
    rows = with_score(tallies).select("judged", "failed", "score").rows()
    assert rows == [(16, 4, 0.75), (4, 4, 0.0), (0, 0, None)]
