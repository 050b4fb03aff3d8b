import polars as pl

from data.measures.forecast_accuracy import inside_interval, with_best


def test_the_method_with_the_least_error_is_named_and_the_forecast_where_it_is_one_of_them():
    errors = pl.DataFrame({"middle": [2.0, 1.0, 3.0], "last": [1.0, 1.0, 4.0], "quarter": [3.0, 2.0, 2.5]})
    assert with_best(errors)["best"].to_list() == ["last", "middle", "quarter"]


def test_an_end_of_the_interval_lies_inside_it():
    rows = pl.DataFrame({"low": [0.4, 0.1, 0.6], "high": [0.6, 0.25, 0.8], "came": [0.55, 0.3, 0.8]})
    assert rows.select(inside_interval()).to_series().to_list() == [True, False, True]
