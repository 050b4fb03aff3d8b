"""The written demo through the real checks: clean before the faults, and few rows held back after them."""

from pathlib import Path

import pytest

from data.checks.check import DateReport, check_date
from data.checks.landing import dated_folders
from data.contract import REASONS
from data.demo import write, write_demo
from data.geography.units import load_units

STATIONS = 1_500


def _checked(landing: Path, out: Path) -> dict[str, DateReport]:
    folders, _ = dated_folders(landing)
    communes = load_units().communes_on
    reports = [check_date(folder, communes(folder.date), out / str(folder.date)) for folder in folders]
    return {report.date.isoformat(): report for report in reports}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, DateReport]:
    landing = tmp_path_factory.mktemp("faulty")
    write_demo(landing, STATIONS, 17)
    return _checked(landing, tmp_path_factory.mktemp("checked"))


def test_without_faults_only_old_commune_codes_are_held_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "with_faults", lambda frame, *_: frame)
    write_demo(tmp_path / "landing", STATIONS, 17)
    reports = _checked(tmp_path / "landing", tmp_path / "checked")
    months = {day for day, report in reports.items() if report.reasons}
    assert {"2025-07-31"} <= months <= {"2025-07-31", "2025-08-31", "2025-09-30"}
    assert {reason for report in reports.values() for reason in report.reasons} == {
        "unknown_commune", "unknown_station",
    }  # fmt: skip
    counts = [count for report in reports.values() for count in report.tables.values()]
    assert not any(count.duplicate or count.superseded for count in counts)


def test_faults_hold_back_less_than_one_row_in_a_hundred(faulty: dict[str, DateReport]) -> None:
    read = {day: sum(count.read for count in report.tables.values()) for day, report in faulty.items()}
    held = {day: sum(count.quarantined for count in report.tables.values()) for day, report in faulty.items()}
    reform = {"2025-07-31", "2025-08-31", "2025-09-30"}
    assert sum(held.values()) / sum(read.values()) < 0.01
    assert all(0 < held[day] / read[day] < (0.02 if day in reform else 0.01) for day in read)


def test_faults_are_of_many_kinds(faulty: dict[str, DateReport]) -> None:
    reasons = {reason for report in faulty.values() for reason in report.reasons}
    assert reasons <= set(REASONS)
    assert reasons >= {
        "blank_key", "bad_value", "unknown_commune", "unknown_station", "unknown_ledger", "inconsistent",
        "conflict",
    }  # fmt: skip
    warnings = {warning for report in faulty.values() for warning in report.warnings}
    assert warnings >= {"coordinates_set_aside", "over_population"}
    assert sum(report.tables["station_report"].superseded for report in faulty.values()) > 50
    assert sum(report.tables["ledger_status"].duplicate for report in faulty.values()) > 1_000


def test_odd_files_lie_in_their_months_only(faulty: dict[str, DateReport]) -> None:
    assert {day: report.files_unreadable for day, report in faulty.items() if report.files_unreadable} == {
        "2025-11-30": 1
    }
    assert {day: report.passed_over for day, report in faulty.items() if report.passed_over} == {
        "2026-06-30": ["ghi-chu.txt"]
    }
