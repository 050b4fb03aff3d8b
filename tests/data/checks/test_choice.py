"""Several rows with one key: the same row twice, the latest of several, and none to choose by."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from tests.data.landing_files import checked, lay, ledger, report, station


def test_the_same_row_twice_is_kept_once(landing):
    lay(landing, "ledger_status", [ledger(), ledger()], "a.parquet")
    lay(landing, "ledger_status", [ledger()], "b.parquet", {"state": pa.large_string()})
    outcome = checked(landing)
    count = outcome.report.tables["ledger_status"]
    assert (count.read, count.accepted, count.duplicate) == (3, 1, 2)


def test_one_ledger_with_two_states_is_a_conflict_and_its_repeats_stay_duplicates(landing):
    lay(landing, "ledger_status", [ledger(), ledger(state="paper_only"), ledger(), ledger("S2")])
    outcome = checked(landing)
    count = outcome.report.tables["ledger_status"]
    assert (count.accepted, count.duplicate, count.quarantined) == (1, 1, 2)
    assert [(row["row_number"], row["reasons"]) for row in outcome.held_back()] == [
        (1, ["conflict"]),
        (2, ["conflict"]),
    ]


def test_a_station_in_conflict_is_no_accepted_station(landing):
    lay(landing, "station", [station("S1", phone="another")])
    lay(landing, "station_report", [report("S1"), report("S2")])
    outcome = checked(landing)
    assert sorted(outcome.reasons()) == [["conflict"], ["conflict"], ["unknown_station"]]
    assert [row["station_id"] for row in outcome.accepted("station_report")] == ["S2"]


def test_the_latest_report_wins(landing):
    early, late = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)
    rows = [
        report(submitted_at=late, visits=2, visits_paperless=0),
        report(submitted_at=early),
        report(submitted_at=early),
    ]
    lay(landing, "station_report", rows)
    outcome = checked(landing)
    count = outcome.report.tables["station_report"]
    assert (count.read, count.accepted, count.duplicate, count.superseded, count.quarantined) == (
        3,
        1,
        1,
        1,
        0,
    )
    assert outcome.accepted("station_report")[0]["visits"] == 2


@pytest.mark.parametrize(
    "times", [(None, datetime(2026, 11, 1, tzinfo=UTC)), (datetime(2026, 11, 1, tzinfo=UTC),) * 2]
)
def test_reports_with_no_time_to_choose_by_are_in_conflict(landing, times):
    rows = [report(submitted_at=time, citizens_with_doctor=number) for number, time in enumerate(times)]
    lay(landing, "station_report", [*rows, report("S2")])
    outcome = checked(landing)
    assert outcome.reasons() == [["conflict"], ["conflict"]]
    assert [row["station_id"] for row in outcome.accepted("station_report")] == ["S2"]


def test_a_failed_row_takes_no_part_in_the_choice(landing):
    late = datetime(2026, 11, 9, tzinfo=UTC)
    lay(landing, "station_report", [report(), report(submitted_at=late, visits=-1)])
    count = checked(landing).report.tables["station_report"]
    assert (count.accepted, count.superseded, count.quarantined) == (1, 0, 1)
