"""Each rule for a row by an example: every reason it fails for, and no other."""

from datetime import date

import pytest

from tests.data.landing_files import ledger, reasons_of, report, station


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (station(None), ["null_key"]),
        (station(""), ["blank_key"]),
        (station("\u3000\t"), ["blank_key"]),
        (station("S3", name=None), ["bad_value"]),
        (station("S3", site_kind="Station"), ["bad_value"]),
        (station("S3", connection="4G"), ["bad_value"]),
        (station("S3", zone=4), ["bad_value"]),
        (station("S3", area=0), ["bad_value"]),
        (station("S3", population=-1), ["bad_value"]),
        (station("S3", commune_code=None), ["bad_value"]),
        (station("S3", commune_code="abc"), ["bad_value", "unknown_commune"]),
        (station("S3", commune_code="00001\n"), ["bad_value", "unknown_commune"]),
        (station("S3", commune_code="٠٠٠٠١"), ["bad_value", "unknown_commune"]),
        (station("S3", commune_code="99999"), ["unknown_commune"]),
        (station("S3", doctors=7), ["inconsistent"]),
        (station("S3", closed_on=date(2001, 2, 2)), ["inconsistent"]),
        (
            station(None, name=None, commune_code="x", doctors=7),
            ["null_key", "bad_value", "unknown_commune", "inconsistent"],
        ),
    ],
)
def test_a_register_row_has_every_reason_it_fails_for(landing, row, reasons):
    assert reasons_of(landing, "station", row) == [reasons]


@pytest.mark.parametrize(
    "row",
    [
        station(" S1"),
        station("S3", name=""),
        station("S3", staff=None, doctors=9),
        station("S3", opened_on=None, closed_on=date(1990, 1, 1)),
        station("S3", opened_on=date(2001, 2, 3), closed_on=date(2001, 2, 3)),
        station("S3", parent_station_id="nobody"),
        station("S3", site_kind="point", opened_on=date(2030, 1, 1), population=0),
    ],
)
def test_no_other_rule_holds_a_register_row_back(landing, row):
    assert reasons_of(landing, "station", row) == []


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (report(None), ["null_key"]),
        (report(" "), ["blank_key", "unknown_station"]),
        (report("s1"), ["unknown_station"]),
        (report("S1", templates_in_use=43), ["bad_value"]),
        (report("S1", visits=-1, visits_paperless=None), ["bad_value"]),
        (report("S1", visits_paperless=301), ["inconsistent"]),
        (report("S1", records_matched=4001), ["inconsistent"]),
        (report("S1", records_updated=4001), ["inconsistent"]),
        (report("S1", records_opened=4001), ["inconsistent"]),
        (report("S1", recording_minutes=2, working_minutes=1), ["inconsistent"]),
        (report("S9", visits=-5), ["bad_value", "unknown_station", "inconsistent"]),
    ],
)
def test_a_report_has_every_reason_it_fails_for(landing, row, reasons):
    assert reasons_of(landing, "station_report", row) == [reasons]


def test_insured_visits_above_visits_are_no_rule(landing):
    assert reasons_of(landing, "station_report", report(visits_insured=10_000, visits=None)) == []


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (ledger(None), ["null_key"]),
        (ledger("S1", None), ["null_key"]),
        (ledger("S1", " "), ["blank_key", "unknown_ledger"]),
        (ledger("", None), ["null_key", "blank_key", "unknown_station"]),
        (ledger("S1", "L79"), ["unknown_ledger"]),
        (ledger("S1", "L1"), ["unknown_ledger"]),
        (ledger("S1", state=None), ["bad_value"]),
        (ledger("S1", state="paper"), ["bad_value"]),
        (ledger("S9", "l01", state=""), ["bad_value", "unknown_station", "unknown_ledger"]),
    ],
)
def test_a_ledger_row_has_every_reason_it_fails_for(landing, row, reasons):
    assert reasons_of(landing, "ledger_status", row) == [reasons]
