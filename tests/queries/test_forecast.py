"""Forecasts as pages ask for them, against the laid rows of the mart's own tables."""

import math

import pytest

from data.scope import Reader, Scope
from queries.forecast import (
    forecast_checks,
    forecast_crossings,
    forecast_errors,
    forecast_of_place,
    forecast_scope,
)
from tests.queries.laid_places import BY_CODE, Row, allowed
from tests.queries.laid_tables import checks, forecasts
from tests.queries.scopes import OF_11, OF_31, SCOPES

ASKED = (*SCOPES, *(Scope(scheme, province="11", reader=OF_11) for scheme in ("34", "63")))


def mine(row: Row, scope: Scope) -> bool:
    """Whether a row is of the scope's scheme and of a place that the reader may see whole."""
    if row["scheme"] != scope.scheme or scope.reader.province is None:
        return row["scheme"] == scope.scheme
    unit = BY_CODE.get((row["scheme"], row["level"], row["code"]))
    return unit is not None and allowed(unit) == scope.reader.province


def place_of(scope: Scope) -> tuple[str, str]:
    """The province that holds the scope, else its region, else the country."""
    if scope.province is not None:
        return "province", scope.province
    return ("region", scope.region) if scope.region is not None else ("country", "")


@pytest.mark.parametrize("scope", ASKED)
def test_a_place_has_its_own_forecast(laid, scope):
    names = ("part", "made_on", "date", "low", "middle", "high", "stations")
    rows = [row for row in forecasts() if mine(row, scope) and (row["level"], row["code"]) == place_of(scope)]
    rows.sort(key=lambda row: (row["part"], row["date"]))
    expected = [{name: row[name] for name in names} for row in rows]
    assert forecast_of_place(laid, scope).to_dicts() == expected


def first_month(rows: list[Row], side: str, needed: int):
    """The first month whose stations, rounded, are enough."""
    enough = [row["date"] for row in rows if math.floor(row[side] * row["stations"] + 0.5) >= needed]
    return min(enough, default=None)


@pytest.mark.parametrize("scope", ASKED)
@pytest.mark.parametrize("per_mille", (1, 500, 900, 999, 1000))
def test_provinces_reach_a_share_in_the_first_month_with_enough_stations(laid, scope, per_mille):
    expected = []
    held = [row for row in forecasts() if mine(row, scope) and row["level"] == "province"]
    for code in sorted({row["code"] for row in held}):
        rows = [row for row in held if row["code"] == code and row["part"] == "paperless"]
        stations = rows[0]["stations"]
        needed = -(-per_mille * stations // 1000)
        sides = {"early": "high", "reached": "middle", "late": "low"}
        months = {name: first_month(rows, side, needed) for name, side in sides.items()}
        expected.append({"code": code, "stations": stations} | months)
    assert forecast_crossings(laid, scope, per_mille).to_dicts() == expected


def own(row: Row, scope: Scope) -> bool:
    return (row["level"], row["code"]) == place_of(scope)


@pytest.mark.parametrize("scope", ASKED)
def test_checks_are_of_the_place_alone(laid, scope):
    rows = [row for row in checks() if mine(row, scope) and own(row, scope)]
    rows.sort(key=lambda row: (row["part"], row["months"]))
    names = forecast_checks(laid, scope).columns
    assert len(names) == len(checks()[0]) - 3
    assert forecast_checks(laid, scope).to_dicts() == [{name: row[name] for name in names} for row in rows]


@pytest.mark.parametrize("scope", ASKED)
def test_errors_are_means_of_the_place_and_of_all_provinces(laid, scope):
    seen = [row for row in checks() if mine(row, scope)]
    whose = {"place": lambda row: own(row, scope), "provinces": lambda row: row["level"] == "province"}
    keys = sorted(
        {
            (name, row["part"], row["months"])
            for name, belongs in whose.items()
            for row in seen
            if belongs(row)
        }
    )
    found = forecast_errors(laid, scope).to_dicts()
    assert [(row["whose"], row["part"], row["months"]) for row in found] == keys
    for row in found:
        held = [
            one
            for one in seen
            if whose[row["whose"]](one) and (one["part"], one["months"]) == (row["part"], row["months"])
        ]
        assert row["forecasts"] == len(held)
        assert row["origins"] == len({one["made_on"] for one in held})
        assert (row["first"], row["latest"]) == (
            min(one["made_on"] for one in held),
            max(one["made_on"] for one in held),
        )
        for method in ("middle", "last", "quarter"):
            off = [abs(one[method] - one["came"]) for one in held]
            assert row[method] == pytest.approx(100 * sum(off) / len(off))
        inside = [one["low"] <= one["came"] <= one["high"] for one in held]
        assert row["covered"] == pytest.approx(sum(inside) / len(inside))


def test_a_finer_place_takes_the_forecast_of_its_province_and_all_kinds_of_site():
    fine = Scope("63", "N", "11", "111", "00001", zone=3, area=1, connection="fibre", reader=OF_31)
    assert forecast_scope(fine) == Scope("63", "N", "11", reader=Reader("province", "31"))
