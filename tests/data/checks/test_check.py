"""What a check leaves behind: four files in contract types and a report."""

import json

import pyarrow.parquet as pq

from data.checks.check import DateReport
from data.checks.fit import arrow_schema
from data.contract import TABLES
from tests.data.landing_files import DAY, checked, lay, ledger, report


def test_columns_that_are_not_listed_are_left_out_and_named(landing):
    lay(landing, "ledger_status", [ledger() | {"note": "x", "Station_ID": "S9"}])
    outcome = checked(landing)
    assert outcome.report.ignored_columns == ["ledger_status.Station_ID", "ledger_status.note"]
    assert outcome.accepted("ledger_status") == [ledger()]


def test_without_a_register_every_other_row_is_of_an_unknown_station(tmp_path):
    lay(tmp_path / "landing", "station_report", [report(), report(None)])
    outcome = checked(tmp_path / "landing")
    assert outcome.reasons() == [["unknown_station"], ["null_key"]]
    assert outcome.report.warnings == {"missing_table": 2}


def test_an_empty_folder_gives_four_empty_files_in_contract_types(tmp_path):
    (tmp_path / "landing" / DAY.isoformat()).mkdir(parents=True)
    outcome = checked(tmp_path / "landing")
    assert outcome.report.warnings == {"missing_table": 3}
    assert outcome.held_back() == []
    for table in TABLES:
        assert pq.read_schema(outcome.out / f"{table.name}.parquet").equals(arrow_schema(table))
        assert outcome.accepted(table.name) == []


def test_the_same_folder_gives_the_same_bytes(landing):
    lay(landing, "ledger_status", [ledger(f"S{number % 5}", f"L{number % 80:02d}") for number in range(500)])
    first = {path.name: path.read_bytes() for path in checked(landing).out.iterdir()}
    assert {path.name: path.read_bytes() for path in checked(landing).out.iterdir()} == first


def test_a_report_comes_back_from_its_json(landing):
    lay(landing, "station_report", [report("S9"), report("S2") | {"note": 1}])
    report_ = checked(landing).report
    assert DateReport.from_json(json.loads(json.dumps(report_.to_json()))) == report_
