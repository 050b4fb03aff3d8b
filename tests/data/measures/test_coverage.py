"""Whom a value speaks for, by hand."""

import pytest

from data.measures.counts import COUNTS
from data.measures.coverage import Coverage, coverage
from data.measures.metrics import BY_KEY, METRICS

COUNTED = dict.fromkeys(COUNTS, 0) | {
    "stations": 100,
    "care_units": 40,
    "population": 1_000,
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


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("record_coverage", Coverage("people", 490, 1_000, 30, 100)),
        ("paperless_visits", Coverage("stations", 30, 100, 30, 100)),
        ("connected_stations", Coverage("stations", 50, 100, 50, 100)),
        ("recording_time", Coverage("stations", 7, 100, 7, 100)),
        ("stations_with_doctor", Coverage("stations", 19, 40, 19, 40)),
        # 400 of 800 states of ledgers are known: as many as 50 stations have.
        ("ledger_digitisation", Coverage("stations", 50, 100, 50, 100)),
        ("chatbot", None),  # no station gave it
    ],
)
def test_a_value_speaks_for_those_who_are_known(key, found):
    assert coverage(BY_KEY[key], COUNTED) == found


def test_fewer_than_half_is_partial():
    assert Coverage("people", 499, 1_000, 1, 2).partial
    assert not Coverage("people", 500, 1_000, 1, 2).partial


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_without_stations_no_value_speaks_for_anybody(metric):
    assert coverage(metric, dict.fromkeys(COUNTS, 0)) is None
