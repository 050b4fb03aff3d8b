"""The fate of reports, case by case."""

import polars as pl
import pytest

from data.measures.reports import REPORT_STATES, Reported, report_state, reported
from data.words import LANGUAGES, catalogue

NAMES = (
    "stations_deployed",
    "stations_deployed_base",
    "reports_held_back",
    "reports_unexpected",
    "reports_expected",
    "reports_received",
    "reports_on_time_base",
    "reports_on_time",
)
CASES = {
    (0, 1, 0, 1, 0, 0, 0, 0): "unexpected",
    (0, 0, 0, 1, 0, 0, 0, 0): "undated",
    (0, 1, 0, 0, 0, 0, 0, 0): "not_expected",
    (1, 1, 0, 0, 0, 0, 0, 0): "no_file",
    (0, 0, 0, 0, 0, 0, 0, 0): "deployment_unknown",
    (1, 1, 1, 0, 1, 0, 1, 0): "held_back",
    (1, 1, 0, 0, 1, 0, 1, 0): "not_reported",
    (1, 1, 0, 0, 1, 1, 0, 0): "no_time",
    (1, 1, 0, 0, 1, 1, 1, 1): "on_time",
    (1, 1, 0, 0, 1, 1, 1, 0): "late",
}


@pytest.mark.parametrize(("counts", "state"), CASES.items())
def test_a_report_has_one_state(counts, state):
    assert pl.DataFrame([counts], schema=NAMES, orient="row").select(report_state()).item() == state


def test_every_state_is_met_and_has_words():
    assert set(CASES.values()) == set(REPORT_STATES)
    for language in LANGUAGES:
        assert {f"station.report.{state}" for state in REPORT_STATES} <= catalogue(language).keys()


def test_late_reports_are_those_received_in_time_to_be_judged_but_not_on_time():
    # Ten expected, eight received, one without a time; five on time: two late, one silent, one held back.
    counts = {"reports_expected": 10, "reports_received": 8, "reports_held_back": 1}
    counts |= {"reports_on_time_base": 9, "reports_on_time": 5}
    register = {"reports_unexpected": 1, "stations_deployed_base": 12, "stations": 12}
    assert reported(counts | register) == Reported(10, 8, 2, 1, unexpected=1)
    unsaid = register | {"stations_deployed_base": 0}
    assert not reported(counts | unsaid).deployment_known
    assert reported(counts | unsaid | {"stations": 0}).deployment_known  # nobody of whom it is not known
