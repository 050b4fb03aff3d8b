"""What fits a column and what does not: values, types of another kind, columns missing or twice."""

from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.data.landing_files import arrow, checked, lay, ledger, place, reasons_of, report, station

NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (3.5, pa.float64()),
        (NAN, pa.float32()),
        (float("inf"), pa.float64()),
        (-1.5, pa.float64()),
        (2**31, pa.int64()),
        (2**63, pa.uint64()),
    ],
)
def test_a_number_that_does_not_fit_is_a_bad_value(landing, value, type_):
    assert reasons_of(landing, "station", station("S3", population=value), population=type_) == [
        ["bad_value"]
    ]


def test_numbers_that_do_not_fit_are_compared_as_they_came(landing):
    row = report("S1", visits=10, visits_paperless=10.5)
    assert reasons_of(landing, "station_report", row, visits_paperless=pa.float64()) == [
        ["bad_value", "inconsistent"]
    ]


def test_a_moment_within_a_day_is_no_date(landing):
    row = station("S3", opened_on=datetime(2001, 2, 3, 0, 0, 1))
    assert reasons_of(landing, "station", row, opened_on=pa.timestamp("ms")) == [["bad_value"]]


def test_a_time_beyond_the_calendar_is_a_bad_value(landing):
    lay(
        landing,
        "station_report",
        [report("S1", submitted_at=2**45)],
        types={"submitted_at": pa.timestamp("s")},
    )
    assert checked(landing).reasons() == [["bad_value"]]


@pytest.mark.parametrize("type_", [pa.string(), pa.binary()])
def test_text_that_is_not_utf8_is_a_bad_value(landing, type_):
    name = pa.chunked_array([pa.array([b"Tr\xe1\xba\xa1m", b"Tr\xfam"]).view(type_)])
    rows = arrow("station", [station("S3"), station("S4")]).set_column(1, "name", name)
    pq.write_table(rows, place(landing, "station"))
    outcome = checked(landing)
    assert outcome.reasons() == [["bad_value"]]
    assert outcome.held_back()[0]["values"]["name"] == "Tr\\xfam"


@pytest.mark.parametrize(
    ("name", "value", "type_"),
    [
        ("population", "5000", pa.string()),
        ("population", True, pa.bool_()),
        ("population", "5000", pa.dictionary(pa.int8(), pa.string())),
        ("commune_code", 1, pa.int32()),
        ("name", 7, pa.int64()),
        ("name", ["x"], pa.list_(pa.string())),
        ("latitude", "21.0", pa.string()),
        ("opened_on", "2001-02-03", pa.string()),
        ("zone", date(2001, 2, 3), pa.date32()),
    ],
)
def test_a_type_of_another_kind_holds_the_file_back(landing, name, value, type_):
    rows = [station("S3", **{name: value}), station(None, **{name: None})]
    lay(landing, "station", rows, types={name: type_})
    outcome = checked(landing)
    assert outcome.reasons() == [["wrong_type"], ["wrong_type"]]
    assert outcome.held_back()[0]["values"]["station_id"] == "S3"
    assert [source.fate for source in outcome.report.sources] == ["held_back", "read"]


@pytest.mark.parametrize(
    ("name", "value", "type_"),
    [("network_connected", 1, pa.int8()), ("submitted_at", date(2026, 11, 3), pa.date32())],
)
def test_a_number_is_no_bool_and_a_date_no_time(landing, name, value, type_):
    assert reasons_of(landing, "station_report", report(**{name: value}), **{name: type_}) == [["wrong_type"]]


def test_a_missing_column_and_a_wrong_type_are_both_told(landing):
    row = station("S3", population="many")
    del row["name"]
    assert reasons_of(landing, "station", row, population=pa.string()) == [["missing_column", "wrong_type"]]


def test_a_nullable_column_may_be_absent(landing):
    lay(
        landing,
        "station",
        [{name: station("S3")[name] for name in ("station_id", "name", "site_kind", "commune_code")}],
    )
    outcome = checked(landing)
    assert outcome.reasons() == []
    assert outcome.accepted("station")[2]["latitude"] is None


def test_a_column_that_stands_twice_is_a_wrong_type(landing):
    rows = arrow("ledger_status", [ledger()])
    pq.write_table(rows.append_column("state", pa.array(["paper_only"])), place(landing, "ledger_status"))
    outcome = checked(landing)
    assert outcome.reasons() == [["wrong_type"]]
    assert outcome.held_back()[0]["values"]["state (2)"] == "paper_only"
