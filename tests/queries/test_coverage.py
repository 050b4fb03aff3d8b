"""What the register of a scope holds and whom a value speaks for, counted one laid site at a time."""

from dataclasses import replace

import pytest

from data.measures.metrics import BY_KEY
from data.scope import LEVELS
from queries.coverage import coverage_of, register_by_place, register_by_place_and_date, register_of
from tests.queries.scopes import CASES, counting, place, units_listed
from tests.queries.test_site_gaps import empty_communes


def level_of(scope):
    return "province" if scope.level in ("country", "region") else "commune"


def of_every_kind(scope):
    return replace(scope, zone=None, area=None, connection=None)


def listed(rows, scope, day):
    """The units of the register's level that the scope lists, and those of them that hold one of the rows."""
    level = level_of(scope)
    held = {place(row, scope.scheme, level) for row in rows} - {None}
    return units_listed(of_every_kind(scope), level, day, held), held


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_register_has_the_stations_of_every_kind_and_the_communes_in_force(laid, scope, day):
    whole = of_every_kind(scope)
    rows = [row for row in counting(day, whole) if place(row, scope.scheme, level_of(scope))]
    units, held = listed(rows, scope, day)
    found = register_of(laid.on(day), scope)
    assert (found.stations, found.areas, found.all_areas) == (len(rows), len(held), len(units))
    assert found.all_communes - found.communes == len(empty_communes(whole, day))


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_register_of_a_place_is_the_same_asked_for_one_date_or_for_all(laid, scope, day):
    for level in LEVELS[scope.scheme][1:]:
        found = register_by_place(laid.on(day), scope, level)
        dated = register_by_place_and_date(laid.on(day), scope, level).filter(date=day).drop("date")
        assert dict(found.rows()) == pytest.approx(dict(dated.rows()))


@pytest.mark.parametrize("key", ("deployment", "connected_stations", "record_opened", "paperless_stations"))
@pytest.mark.parametrize(("scope", "day"), CASES)
def test_a_value_speaks_for_the_sites_that_give_it(laid, scope, day, key):
    metric = BY_KEY[key]
    rows = [row for row in counting(day, scope) if place(row, scope.scheme, level_of(scope))]
    giving = [row for row in rows if row[metric.denominator] > 0]
    found = coverage_of(laid.on(day), scope, metric)
    if not giving:
        assert found is None
        return
    assert found.areas == len(listed(giving, scope, day)[1])
    assert found.all_stations == len(rows)
    if metric.basis.whole == "population":
        assert (found.known, found.whole) == (
            sum(row[metric.denominator] for row in rows),
            sum(row["population"] for row in rows),
        )
    else:
        assert (found.known, found.whole) == (len(giving), len(rows))
    assert found.stations == len(giving)
