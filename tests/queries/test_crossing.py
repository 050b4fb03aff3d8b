"""Who a line over July 2025 does not follow, against the sites of both dates held side by side."""

import pytest

from queries.crossing import Crossing, crossing
from tests.queries.laid_places import DATES, JULY_1, JUNE
from tests.queries.scopes import SCOPES, counting


@pytest.mark.parametrize("scope", SCOPES)
def test_those_of_one_side_only_are_counted(laid, scope):
    before, after = ({row["station_id"] for row in counting(day, scope)} for day in (JUNE, JULY_1))
    expected = Crossing(JUNE, JULY_1, len(before), len(before - after), len(after - before))
    assert crossing(laid, scope) == expected


def test_the_country_laid_has_sites_that_leave_and_come(laid):
    found = crossing(laid, SCOPES[0])
    assert found.gone and found.come


def test_dates_on_one_side_cross_nothing(laid):
    assert crossing(laid.on(DATES[0]), SCOPES[0]) is None
