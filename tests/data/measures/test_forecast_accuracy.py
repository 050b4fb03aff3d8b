import polars as pl

from data.measures.forecast_accuracy import inside_interval, too_narrow, with_best


def test_the_method_with_the_least_error_is_named_and_the_forecast_where_it_is_one_of_them():
    errors = pl.DataFrame({"middle": [2.0, 1.0, 3.0], "last": [1.0, 1.0, 4.0], "quarter": [3.0, 2.0, 2.5]})
    assert with_best(errors)["best"].to_list() == ["last", "middle", "quarter"]


def test_an_end_of_the_interval_lies_inside_it():
    rows = pl.DataFrame({"low": [0.4, 0.1, 0.6], "high": [0.6, 0.25, 0.8], "came": [0.55, 0.3, 0.8]})
    assert rows.select(inside_interval()).to_series().to_list() == [True, False, True]


def test_horizons_at_which_too_few_intervals_held_are_named():
    errors = pl.DataFrame(
        {
            "whose": ["provinces", "provinces", "provinces", "place", "place"],
            "months": [18, 12, 6, 12, 18],
            "covered": [0.62, 0.749, 0.75, 0.7, 0.5],
        }
    )
    assert too_narrow(errors, "provinces").rows() == [(12, 0.749), (18, 0.62)]
    assert too_narrow(errors, "place").rows() == [(18, 0.5)]
