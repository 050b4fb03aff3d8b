"""Whom a value speaks for, by hand."""

from dataclasses import replace

import polars as pl
import pytest

from data.measures.counts import COUNTS
from data.measures.coverage import Coverage, Register, coverage
from data.measures.metrics import BY_KEY, METRICS

REGISTER = Register(100, "province", 2, 34, communes=9, all_communes=10)
COUNTED = dict.fromkeys(COUNTS, 0) | {
    "stations": 100,
    "care_units": 40,
    "population": 1_000,
    "reports_expected": 90,
    "reports_received": 30,
    "survey_stations": 7,
    "ledgers_base": 300,
    "ledgers_not_applicable": 100,
    "ledgers_missing": 400,
    "records_created_base": 490,
    "visits_paperless_base": 5_000,
    "stations_connected_base": 50,
    "recording_minutes_base": 90,
    "care_units_with_doctor_base": 19,
}


def rows(*counted: dict[str, int]) -> pl.DataFrame:
    names = [f"{number:02}" for number in range(len(counted))]
    return pl.DataFrame(list(counted), dict.fromkeys(COUNTS, pl.Int64)).with_columns(pl.Series("code", names))


# Sites that give a count above zero where it does not count stations itself.
SITES = {
    "ledgers_base": 50,
    "records_created_base": 30,
    "visits_paperless_base": 30,
    "recording_minutes_base": 7,
}


def giving(*counted: dict[str, int]) -> pl.DataFrame:
    return rows(*({name: total and SITES.get(name, total) for name, total in one.items()} for one in counted))


def speaks_for(kind: str, *numbers: int) -> Coverage:
    return Coverage(kind, *numbers, areas=1, register=REGISTER)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("record_coverage", speaks_for("people", 490, 1_000, 30, 100)),
        ("paperless_visits", speaks_for("stations", 30, 100, 30, 100)),
        ("connected_stations", speaks_for("stations", 50, 100, 50, 100)),
        ("recording_time", speaks_for("stations", 7, 100, 7, 100)),
        ("stations_with_doctor", speaks_for("stations", 19, 40, 19, 40)),
        ("reporting", speaks_for("stations", 90, 90, 90, 90)),
        ("ledger_digitisation", speaks_for("stations", 50, 100, 50, 100)),
        ("chatbot", None),  # no station gave it
    ],
)
def test_a_value_speaks_for_those_who_are_known(key, found):
    places = (COUNTED, dict.fromkeys(COUNTS, 0))
    assert coverage(BY_KEY[key], rows(*places), giving(*places), REGISTER) == found


def test_the_numbers_of_all_places_add_up():
    both = coverage(BY_KEY["connected_stations"], rows(COUNTED, COUNTED), giving(COUNTED, COUNTED), REGISTER)
    assert (both.stations, both.all_stations, both.areas) == (100, 200, 2)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_without_stations_no_value_speaks_for_anybody(metric):
    nothing = dict.fromkeys(COUNTS, 0)
    assert coverage(metric, rows(nothing), giving(nothing), REGISTER) is None


WIDE = Coverage("people", 800, 1_000, 80, 100, 30, REGISTER)


@pytest.mark.parametrize(
    ("found", "wide"),
    [
        (WIDE, True),
        (replace(WIDE, known=799), False),
        (replace(WIDE, stations=79), False),
        (replace(WIDE, register=replace(REGISTER, communes=8)), True),
        (replace(WIDE, register=replace(REGISTER, communes=7)), False),
    ],
)
def test_a_value_stands_for_its_place_from_four_fifths_of_people_stations_and_communes_on(found, wide):
    assert found.wide(0.8) is wide
