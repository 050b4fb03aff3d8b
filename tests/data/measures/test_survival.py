import polars as pl

from data.measures.survival import share_by_month

CURVE = pl.DataFrame(
    {"months": [0, 5, 14], "share": [0.0, 0.2, 0.6], "low": [None, 0.1, 0.5], "high": [None, 0.3, 0.7]}
)


def test_the_share_by_a_month_is_the_curve_s_last_one_until_then():
    assert share_by_month(CURVE, 12) == {"share": 0.2, "low": 0.1, "high": 0.3}
    assert share_by_month(CURVE, 14) == {"share": 0.6, "low": 0.5, "high": 0.7}
    assert share_by_month(CURVE, 4) == {"share": 0.0, "low": None, "high": None}


def test_beyond_what_was_followed_nothing_is_said():
    nothing = {"share": None, "low": None, "high": None}
    assert share_by_month(CURVE, 15) == nothing
    assert share_by_month(CURVE.clear(), 1) == nothing
