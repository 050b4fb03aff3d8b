"""Reasons for missing values of a single station, case by case; those of places stand in test_gaps."""

import polars as pl
import pytest

from data.measures.blanks import (
    KINDS,
    NO_REPORT,
    STATION_KINDS,
    register_reason,
    station_blank_reason,
    with_closed,
)
from data.measures.metrics import BY_KEY, METRICS
from data.words import LANGUAGES, catalogue

STATION = {
    "counts": True,
    "stations_deployed": 1,
    "stations_deployed_base": 1,
    "reports_received": 1,
    "reports_unexpected": 0,
    "reports_expected": 1,
    "reports_held_back": 0,
    "ledgers_held_back": 0,
    "care_units": 1,
    "register_held_back": False,
}
HELD_BACK = {"reports_received": 0, "reports_held_back": 1}
SILENT = {"reports_received": 0}
NO_FILE = {"reports_received": 0, "reports_expected": 0}
NOT_EXPECTED = NO_FILE | {"stations_deployed": 0}
UNKNOWN = NOT_EXPECTED | {"stations_deployed_base": 0}


def reason(key: str, value: float | None = None, **changes: object) -> str | None:
    schema = {name: pl.Boolean if isinstance(value, bool) else pl.Int64 for name, value in STATION.items()}
    rows = pl.DataFrame([STATION | changes | {key: value}], schema=schema | {key: pl.Float64})
    return rows.select(station_blank_reason(BY_KEY[key])).item()


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_a_value_has_no_reason_and_an_absent_station_has_the_register_s(metric):
    assert reason(metric.key, 0.0) is None
    assert reason(metric.key, counts=None) == "not_registered"
    assert reason(metric.key, counts=None, register_held_back=True) == "held_back"
    assert reason(metric.key, counts=False) == "closed"


@pytest.mark.parametrize(
    ("key", "changes", "expected"),
    [
        ("record_coverage", SILENT, "not_reported"),
        ("record_coverage", HELD_BACK, "held_back"),
        ("record_coverage", NOT_EXPECTED, "not_expected"),
        ("record_coverage", NOT_EXPECTED | {"reports_unexpected": 1}, "no_value"),
        ("record_coverage", {}, "no_value"),
        # Reports themselves are expected or not, whatever came.
        ("reporting", NOT_EXPECTED, "not_expected"),
        ("timeliness", {}, "not_expected"),
        # No report of any station arrived; the register says of none since when it uses V20.
        ("reporting", NO_FILE, "no_file"),
        ("record_coverage", NO_FILE, "no_file"),
        ("deployment", UNKNOWN, "deployment_unknown"),
        ("reporting", UNKNOWN, "deployment_unknown"),
        ("paperless_stations", UNKNOWN, "no_value"),
        # Ledgers and the register are known without a report.
        ("ledger_digitisation", SILENT, "no_value"),
        ("ledger_digitisation", HELD_BACK, "no_value"),
        ("ledger_digitisation", {"ledgers_held_back": 1}, "held_back"),
        ("record_coverage", {"ledgers_held_back": 1}, "no_value"),
        ("paperless_stations", NOT_EXPECTED, "no_value"),
        # Doctors of a point count with its station.
        ("stations_with_doctor", {"care_units": 0}, "in_its_station"),
        ("doctors_per_station", SILENT, "no_value"),
        ("recording_time", {}, "no_survey"),
        ("recording_time", SILENT, "not_reported"),
    ],
)
def test_a_station_without_a_value_says_why(key, changes, expected):
    assert reason(key, **changes) == expected


def test_the_register_has_no_reason_where_it_counts_a_station():
    rows = pl.DataFrame(
        {"counts": [None, None, False, True], "register_held_back": [None, True, False, None]}
    )
    reasons = ["not_registered", "held_back", "closed", None]
    assert rows.select(register_reason()).to_series().to_list() == reasons


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_blank_has_words(language):
    assert {f"blank.{kind}" for kind in (*KINDS, *STATION_KINDS)} <= catalogue(language).keys()
    assert set(NO_REPORT) <= set(STATION_KINDS)


def test_only_a_place_without_a_site_says_that_its_sites_closed():
    rows = pl.DataFrame({"code": ["a", "b", "c"], "reason": ["no_stations", "no_stations", "no_report"]})
    found = with_closed(rows, frozenset({"a", "c"}))
    assert found["reason"].to_list() == ["closed", "no_stations", "no_report"]
