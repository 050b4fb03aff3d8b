"""The smallest view that knows a scope, and the day whose units it shows."""

from datetime import date

import pytest

from data.scope import Scope
from queries.sources import source, valid_on

LAST_OF_63, FIRST_OF_34 = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("scope", "level", "view"),
    (
        (Scope("34"), None, "totals34"),
        (Scope("63"), "province", "totals63"),
        (Scope("63", province="11"), "province", "totals63"),
        (Scope("34", zone=1), None, "provinces34"),
        (Scope("34", area=1), "region", "provinces34"),
        (Scope("63", connection="none"), None, "provinces63"),
        (Scope("34", zone=1), "commune", "sites34"),
        (Scope("63"), "district", "sites63"),
        (Scope("63", district="111"), None, "sites63"),
        (Scope("34", commune="00004"), "province", "sites34"),
    ),
)
def test_the_smallest_view_that_knows_the_units(scope, level, view):
    assert source(scope, level) == view


@pytest.mark.parametrize(
    ("scheme", "day", "shown"),
    (
        ("34", date(2025, 6, 30), FIRST_OF_34),
        ("34", FIRST_OF_34, FIRST_OF_34),
        ("34", date(2025, 7, 2), date(2025, 7, 2)),
        ("63", date(2025, 6, 29), date(2025, 6, 29)),
        ("63", LAST_OF_63, LAST_OF_63),
        ("63", FIRST_OF_34, LAST_OF_63),
    ),
)
def test_the_units_shown_are_those_of_the_nearest_day_of_the_scheme(scheme, day, shown):
    assert valid_on(Scope(scheme), day) == shown


def test_the_periods_of_a_version_meet_and_the_first_is_a_month(laid):
    starts = ((4, 1), (5, 1), (6, 1), (7, 1), (7, 2), (8, 1))
    assert list(laid.mart.periods.values()) == [date(2025, month, day) for month, day in starts]
    assert laid.mart.dates == laid.dates == tuple(sorted(laid.dates))
