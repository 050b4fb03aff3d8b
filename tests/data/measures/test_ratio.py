import polars as pl

from data.measures.ratio import counted, ratio, ratio_of


def test_a_ratio_is_blank_where_there_is_nothing_to_divide_by():
    rows = pl.DataFrame({"part": [1, 0, 3, 2], "whole": [4, 5, 0, None]})
    assert rows.select(ratio("part", "whole")).to_series().to_list() == [0.25, 0.0, None, None]
    doubled = rows.select(ratio(pl.col("part") * 2, pl.col("whole"))).to_series()
    assert doubled.to_list() == [0.5, 0.0, None, None]
    assert doubled.dtype == pl.Float64


def test_a_ratio_of_two_numbers_is_none_without_a_whole():
    assert ratio_of(1, 4) == 0.25
    assert ratio_of(0, 5) == 0.0
    assert ratio_of(3, 0) is None


def test_a_count_of_nobody_is_blank():
    rows = pl.DataFrame({"stations": [2, 0, None], "paper": [0, 0, 3]})
    assert rows.select(counted("stations", "paper")).to_series().to_list() == [0, None, None]
