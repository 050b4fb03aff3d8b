from datetime import date

import polars as pl
import pytest

from data.measures.forecast_accuracy import accuracy, inside_interval

MADE = date(2026, 4, 30)
FORECASTS = pl.DataFrame(
    [
        (12, MADE, 0.50, 0.40, 0.60, 0.55, 0.30, 0.54),
        (12, MADE, 0.20, 0.10, 0.25, 0.30, 0.10, 0.28),
        (6, MADE, 0.70, 0.60, 0.80, 0.80, 0.80, 0.60),
    ],
    schema=["months", "made_on", "middle", "low", "high", "came", "last", "pace"],
    orient="row",
)


def test_errors_are_means_of_absolute_differences_and_the_least_is_named():
    six, twelve = accuracy(FORECASTS).to_dicts()
    assert (six["months"], six["provinces"], six["best"], six["covered"]) == (6, 1, "last", 1.0)
    assert (twelve["months"], twelve["provinces"], twelve["best"], twelve["covered"]) == (12, 2, "pace", 0.5)
    assert twelve["middle"] == pytest.approx((0.05 + 0.10) / 2)
    assert twelve["last"] == pytest.approx((0.25 + 0.20) / 2)
    assert twelve["pace"] == pytest.approx((0.01 + 0.02) / 2)


def test_an_end_of_the_interval_lies_inside_it():
    assert FORECASTS.select(inside_interval()).to_series().to_list() == [True, False, True]
