"""Whether enough is known of a place, and what those unknown may change, by hand."""

from datetime import date

import polars as pl
import pytest

from data.measures.doubt import with_doubt
from data.measures.gaps import with_gap
from data.measures.metrics import BY_KEY

PLACE = {
    "top": 900,
    "bottom": 1_000,
    "stations": 10,
    "care_units": 10,
    "population": 1_000,
    "reports_expected": 10,
    "reports_received": 10,
    "reports_unexpected": 0,
    "reports_held_back": 0,
    "stations_deployed": 10,
    "stations_deployed_base": 10,
    "survey_stations": 0,
    "ledgers_not_applicable": 0,
    "ledgers_missing": 0,
    "register": 1.0,
}
DAY = date(2026, 10, 31)


def judged(key: str, wide_from: float = 0.8, **changes: object) -> dict:
    rows = with_gap(pl.DataFrame([PLACE | changes]), BY_KEY[key], DAY)
    return with_doubt(rows, BY_KEY[key], wide_from).row(0, named=True)


@pytest.mark.parametrize(
    ("changes", "enough"),
    [
        ({}, True),
        ({"reports_received": 8}, True),
        ({"reports_received": 7}, False),
        ({"reports_received": 7, "reports_unexpected": 1}, True),
        ({"population": 1_250}, True),
        ({"population": 1_251}, False),
        ({"register": 0.8}, True),
        ({"register": 0.79}, False),
        ({"bottom": 0}, None),
    ],
)
def test_a_value_must_speak_for_most_of_the_stations_people_and_communes(changes, enough):
    assert judged("record_coverage", **changes)["enough"] is enough
    assert judged("record_coverage", 0, **changes)["enough"] is (None if enough is None else True)


def test_those_unknown_are_lacking_at_the_most():
    # 95 % of 3,000 people are 2,850, of whom 900 are known to be reached.
    assert judged("record_coverage", population=3_000)["gap_most"] == 1_950
    assert judged("teleconsultations", population=3_000)["gap_most"] is None


@pytest.mark.parametrize(
    ("top", "population", "on_target"),
    [
        (900, 3_000, None),  # between 30 % and 97 %
        (100, 1_500, False),  # between 7 % and 40 %
        (1_000, 3_000, None),  # all of those known, a third of all
        (960, 1_000, True),
        (940, 1_000, False),
    ],
)
def test_a_target_is_judged_only_where_those_unknown_cannot_change_it(top, population, on_target):
    few = {"top": top, "population": population, "reports_received": 10 if population == 1_000 else 4}
    assert judged("record_coverage", **few)["on_target"] is on_target
