"""The names of places with their filters, and sentences that say whom they speak for."""

from dataclasses import replace
from datetime import date

import pytest

from components.reading.context import Context
from components.reading.coverage_words import speaks_for, told
from components.reading.covered import Covered
from components.reading.metric_words import short_of
from data.measures.coverage import Coverage, Register
from data.measures.metrics import BY_KEY
from tests.components.conftest import look

REGISTER = Register(11_011, "province", 34, 34, communes=3_321, all_communes=3_321)
THREE = Register(3, "province", 1, 34, communes=2, all_communes=3_321)
PILOT = Coverage("stations", 892, 11_011, 892, 11_011, 3, REGISTER)


def seen(address: str, covered: Covered):
    return replace(look(address), covered=covered)


def covered_by(found: Coverage | None, register: Register = REGISTER) -> Covered:
    return Covered(lambda metric: found, register, 0.8)


@pytest.mark.parametrize(
    ("address", "heading", "in_sentence"),
    [
        ("?lang=en", "Whole country", "the country"),
        ("?lang=vi", "Cả nước", "cả nước"),
        ("?lang=en&province=11", "Dien Bien", "Dien Bien"),
        ("?lang=en&zone=3", "zone 3", "zone 3"),
        ("?lang=vi&province=11&zone=3&area=1", "vùng 3, khu vực I, Điện Biên", None),
        ("?lang=en&connection=fibre", "places with fibre", "places with fibre"),
    ],
)
def test_a_place_is_named_with_every_filter_and_the_country_only_without(address, heading, in_sentence):
    view = seen(address, covered_by(None))
    assert (view.place, view.place_in_sentence) == (heading, in_sentence or heading)


def test_a_register_of_three_stations_is_not_called_the_country():
    view = seen("?lang=en", covered_by(None, THREE))
    assert view.place == "Whole register"
    assert view.place_in_sentence == "the whole register"
    assert "country" not in view.scope_text


def test_a_value_of_most_stations_is_told_without_more():
    found = replace(PILOT, stations=10_000, known=10_000, areas=34)
    assert told(seen("?lang=en", covered_by(found)), "94.3%") == "94.3%"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "94.3% (892 of 11,011 stations and posts with data, in 3 of 34 provinces)"),
        ("vi", "94.3% (892/11.011 trạm, điểm trạm có số liệu, tại 3/34 tỉnh, thành phố)"),
    ],
)
def test_a_value_of_few_says_whom_it_speaks_for(language, words):
    assert told(seen(f"?lang={language}", covered_by(PILOT)), "94.3%") == words


def test_a_whole_register_that_holds_little_of_the_country_says_so():
    found = Coverage("stations", 3, 3, 3, 3, 1, THREE)
    words = "3 of 3 stations and posts in the register, in 1 of 34 provinces"
    assert speaks_for(seen("?lang=en", covered_by(found, THREE))) == words


def test_few_stations_in_every_province_are_placed_by_commune():
    sparse = Register(40, "province", 34, 34, communes=40, all_communes=3_321)
    found = Coverage("stations", 40, 40, 40, 40, 34, sparse)
    assert speaks_for(seen("?lang=en", covered_by(found, sparse))).endswith("in 40 of 3,321 communes")


def test_few_stations_with_data_in_every_province_are_not_placed_by_the_communes_of_all():
    found = replace(PILOT, areas=34)
    assert speaks_for(seen("?lang=en", covered_by(found))).endswith("stations and posts with data")


def test_whom_a_sentence_speaks_for_stands_before_its_full_stop():
    said = told(seen("?lang=en", covered_by(PILOT)), "3 stations fall short.")
    assert said == "3 stations fall short (892 of 11,011 stations and posts with data, in 3 of 34 provinces)."


def test_metrics_that_speak_for_others_are_told_apart_by_their_names():
    said = {"deployment": "", "reporting": "40 of 100 stations", "timeliness": "40 of 100 stations"}
    context = Context("x", date(2026, 10, 31), "y", "en", False, "v", speaks_for=lambda one: said[one.key])
    three = [BY_KEY[key] for key in said]
    names = [short_of(one, "en") for one in three]
    assert context.whom(three) == f"{names[1]}, {names[2]}: 40 of 100 stations"
    assert context.whom(three[1:]) == "40 of 100 stations"
    assert context.whom(three[:1]) == context.whom([]) == ""
