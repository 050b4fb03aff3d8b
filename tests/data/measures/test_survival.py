import polars as pl
import pytest

from data.measures.survival import FEWEST, interval_of_enough, share_by_month, still_followed

CURVE = pl.DataFrame(
    {
        "months": [0, 5, 12, 24, 36],
        "at_risk": [90, 80, FEWEST, FEWEST - 1, 3],
        "share": [0.0, 0.2, 0.4, 0.6, 0.8],
        "low": [None, 0.1, 0.3, 0.5, 0.6],
        "high": [None, 0.3, 0.5, 0.7, 0.9],
    }
)
NOTHING = {"share": None, "low": None, "high": None}


def test_the_share_by_a_month_is_said_of_enough_stations_only():
    assert share_by_month(CURVE, 12) == {"share": 0.4, "low": 0.3, "high": 0.5}
    assert share_by_month(CURVE, 24) == NOTHING


def test_beyond_what_was_followed_nothing_is_said():
    assert share_by_month(CURVE.head(2), 12) == NOTHING
    assert share_by_month(CURVE.clear(), 12) == NOTHING
    assert (still_followed(CURVE, 5), still_followed(CURVE, 6), still_followed(CURVE, None)) == (80, 0, 0)


@pytest.mark.parametrize(
    ("ends", "said"), [((5, 12), (5, 12)), ((12, 24), (12, None)), ((24, None), (None, None))]
)
def test_an_end_of_a_median_s_interval_that_rests_on_few_is_open(
    ends: tuple[int | None, int | None], said: tuple[int | None, int | None]
):
    group = dict(zip(("median_low", "median_high"), ends, strict=True))
    assert interval_of_enough(CURVE, group) == said
