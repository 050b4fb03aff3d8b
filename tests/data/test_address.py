from datetime import date

import pytest

from data.address import parse_scope
from data.geography.units import load_units
from data.scope import Problem, Reader, Scope

NOW, BEFORE = date(2026, 10, 31), date(2024, 10, 31)


def parse(day: date = NOW, **params: str) -> tuple[Scope, list[Problem]]:
    return parse_scope(params, load_units(), day)


def test_nothing_given_is_the_country_in_the_units_of_the_day():
    assert parse() == (Scope("34"), [])
    assert parse(BEFORE) == (Scope("63"), [])


def test_the_finest_place_brings_its_parents():
    scope, problems = parse(scheme="63", commune="00001")
    assert problems == []
    assert (scope.region, scope.province, scope.district, scope.level) == ("DBSH", "01", "001", "commune")
    assert scope == parse(scheme="63", province="01", commune="00001")[0]
    assert scope.above().level == "district"
    assert scope.above().above().above().above().above() == Scope("63")


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"scheme": "12"}, Problem("scheme", "12")),
        ({"province": "02"}, Problem("province", "02")),  # Hà Giang is none of the 34
        ({"district": "001"}, Problem("district", "001")),  # the 34 have no districts
        ({"commune": "<b>"}, Problem("commune", "<b>")),
        ({"zone": "4"}, Problem("zone", "4")),
        ({"area": "I"}, Problem("area", "I")),
        ({"connection": "dial-up"}, Problem("connection", "dial-up")),
    ],
)
def test_what_does_not_parse_gives_the_default_and_says_so(params, problem):
    assert parse(**params) == (Scope("34"), [problem])


def test_a_commune_outside_the_province_named_is_a_problem():
    scope, problems = parse(scheme="63", province="02", commune="00001")
    assert (scope.province, scope.commune) == ("02", None)
    assert problems == [Problem("commune", "00001")]


def test_a_province_reader_has_a_province():
    with pytest.raises(ValueError, match="has one"):
        Reader("province")
    with pytest.raises(ValueError, match="have none"):
        Reader("ministry", "11")
