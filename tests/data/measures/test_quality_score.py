import polars as pl

from data.measures.quality_score import with_score


def test_the_score_is_the_share_of_judged_values_that_passed():
    tallies = pl.DataFrame(
        {"values_judged": [16, 4, 0], "values_failed": [4, 4, 0], "falling_failed": [3, 4, 0]}
    )
    rows = with_score(tallies).select("judged", "failed", "score").rows()
    assert rows == [(16, 4, 0.75), (4, 4, 0.0), (0, 0, None)]
