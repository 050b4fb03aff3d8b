"""Why a file or a row is held back, with the column, what came and what is expected."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.checks.faults import similar
from data.publishing.publish_report import PublishReport
from data.publishing.publish_report_text import publish_report_lines
from tests.data.landing_files import arrow, checked, lay, ledger, place, report, station


def faults_of(landing, name="a.parquet"):
    sources = {source.path: source.faults for source in checked(landing).report.sources}
    return sources[f"station/{name}"]


@pytest.mark.parametrize(
    "arrived", ["\ufeffstation_id", "Station_ID", "station_id ", "station id", "station\u200b_id"]
)
def test_a_name_that_differs_only_by_what_no_eye_sees_is_named(landing, arrived):
    table = arrow("station", [station("S3")])
    names = [arrived if name == "station_id" else name for name in table.column_names]
    pq.write_table(table.rename_columns(names), place(landing, "station"))
    (fault,) = faults_of(landing)
    assert fault == {
        "reason": "missing_column",
        "column": "station_id",
        "came": "not there",
        "expected": "text",
        "similar": arrived,
    }
    lines = "\n".join(publish_report_lines(PublishReport([checked(landing).report], [], False)))
    assert (
        "station/a.parquet: missing_column station_id: not there, expected text — "
        f"the file calls it {arrived!a}" in lines
    )
    (left_out,) = [line for line in lines.splitlines() if line.startswith("  Columns left out: ")]
    assert left_out.isprintable() and not left_out.endswith(" ")


@pytest.mark.parametrize(
    ("column", "type_", "value", "came", "expected"),
    [
        ("latitude", pa.string(), "21,0", "string", "a number"),
        ("commune_code", pa.int32(), 1, "int32", "text"),
        ("opened_on", pa.string(), "2001-02-03", "string", "a date"),
    ],
)
def test_a_column_of_another_kind_is_named_with_both_kinds(landing, column, type_, value, came, expected):
    lay(landing, "station", [station("S3", **{column: value})], types={column: type_})
    assert faults_of(landing) == [
        {"reason": "wrong_type", "column": column, "came": came, "expected": expected}
    ]
    (held,) = checked(landing).held_back()
    assert (held["reasons"], held["columns"]) == (["wrong_type"], [column])


def test_a_column_that_stands_twice_is_named(landing):
    table = arrow("station", [station("S3")])
    pq.write_table(table.append_column("zone", table["zone"]), place(landing, "station"))
    assert [(fault["column"], fault["came"]) for fault in faults_of(landing)] == [
        ("zone", "2 columns of that name")
    ]


@pytest.mark.parametrize(
    ("content", "seems"),
    [
        (b"", "an empty file"),
        (b"station_id,name\nS1,x\n", "text, as a CSV is"),
        (b"PK\x03\x04....", "a ZIP archive or an Excel workbook"),
        (b"PAR1....", "a Parquet file that is cut off or damaged"),
        (b"\x00\x01", "no Parquet file"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_seems_to_be(landing, content, seems):
    place(landing, "station").write_bytes(content)
    assert faults_of(landing) == [{"reason": "unreadable_file", "came": seems, "expected": "Parquet"}]


def test_every_row_held_back_names_the_column_of_each_reason(landing):
    lay(
        landing,
        "station",
        [
            station(None, zone=9, population=-1),
            station(" ", commune_code="99999"),
            station("S5", doctors=9, staff=1),
            station("S6", name="one"),
            station("S6", name="two"),
        ],
    )
    lay(landing, "station_report", [report("S9", visits=1, visits_paperless=2)])
    lay(landing, "ledger_status", [ledger("S1", "L99", state="both")])
    held = [(row["reasons"], row["columns"]) for row in checked(landing).held_back()]
    assert held == [
        (["null_key", "bad_value"], ["station_id", "zone, population"]),
        (["blank_key", "unknown_commune"], ["station_id", "commune_code"]),
        (["inconsistent"], ["doctors > staff"]),
        (["conflict"], ["station_id"]),
        (["conflict"], ["station_id"]),
        (["unknown_station", "inconsistent"], ["station_id", "visits_paperless > visits"]),
        (["bad_value", "unknown_ledger"], ["state", "ledger_id"]),
    ]


def test_a_name_of_other_letters_is_not_similar():
    assert similar("zone", ["zones", "zone_", "khu"]) == "zone_"
    assert similar("zone", ["zones", "zone"]) == ""
