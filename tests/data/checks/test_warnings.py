"""What is warned of and kept."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.data.landing_files import DAY, checked, lay, report, station

NAN = float("nan")


@pytest.mark.parametrize(
    ("latitude", "longitude", "kept"),
    [
        (6.0, 118.0, True),
        (24.0, 102.0, True),
        (None, 105.0, True),
        (105.8, 21.0, False),
        (5.99, 105.0, False),
        (NAN, 105.0, False),
        (21.0, float("inf"), False),
        (None, 200.0, False),
    ],
)
def test_coordinates_outside_are_set_aside_and_the_row_is_kept(landing, latitude, longitude, kept):
    lay(landing, "station", [station("S3", latitude=latitude, longitude=longitude)])
    outcome = checked(landing)
    row = outcome.accepted("station")[2]
    assert (row["latitude"], row["longitude"]) == ((latitude, longitude) if kept else (None, None))
    assert outcome.report.warnings.get("coordinates_set_aside", 0) == (not kept)


def test_more_records_than_people_is_warned_of(landing):
    lay(landing, "station_report", [report("S1"), report("S2")])
    outcome = checked(landing)
    assert outcome.report.warnings == {"missing_table": 1, "over_population": 1}
    assert len(outcome.accepted("station_report")) == 2


def test_a_report_from_far_after_the_snapshot_is_warned_of(landing):
    latest = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC) + timedelta(days=366)
    lay(landing, "station_report", [report("S1", submitted_at=latest)])
    assert "future_submission" not in checked(landing).report.warnings
    lay(landing, "station_report", [report("S1", submitted_at=latest + timedelta(seconds=1))])
    assert checked(landing).report.warnings["future_submission"] == 1
