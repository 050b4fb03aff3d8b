"""Deadlines against days counted on a calendar by hand, and the file of days swapped."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data.errors import TramSoError
from data.geography.reference import read_reference
from data.measures.deadline import VIETNAM, report_deadline
from data.measures.working_days import swapped_days

SHIPPED = swapped_days(None)


def last_day(end: date, days: int = 5, swapped=SHIPPED) -> date:
    """The last day on which a report is on time."""
    moment = report_deadline(end, days, swapped)
    assert moment.astimezone(VIETNAM).time() == datetime.min.time()
    return moment.astimezone(VIETNAM).date() - timedelta(days=1)


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (date(2026, 3, 31), date(2026, 4, 7)),  # 1, 2, 3, 6, 7 April
        (date(2025, 12, 31), date(2026, 1, 9)),  # 1 January a holiday, 2 January swapped: 5 to 9
        (date(2026, 1, 31), date(2026, 2, 6)),  # before Tết
        (date(2024, 4, 30), date(2024, 5, 7)),  # 1 May a holiday; 2, 3, 4 (Saturday, worked), 6, 7
        (date(2025, 4, 30), date(2025, 5, 9)),  # 1 May a holiday, 2 May swapped: 5 to 9
        (date(2026, 8, 31), date(2026, 9, 9)),  # 1 and 2 September holidays: 3, 4, 7, 8, 9
    ],
)
def test_the_last_day_is_the_fifth_worked(end: date, last: date):
    assert last_day(end) == last


def test_a_calendar_that_ends_has_a_deadline_still():
    assert report_deadline(date(9999, 12, 30), 5, ()) == datetime(9999, 12, 31, tzinfo=UTC)


def test_every_day_off_that_ships_is_a_weekday_with_a_saturday_worked_for_it_and_a_document():
    off = [day for day, works in SHIPPED if not works]
    worked = [day for day, works in SHIPPED if works]
    assert date(2026, 1, 2) in off
    assert all(day.weekday() < 5 for day in off)
    assert all(day.weekday() == 5 for day in worked)
    assert all(abs(one - other) < timedelta(days=14) for one, other in zip(off, worked, strict=True))
    assert all(row["source"] for row in read_reference("swapped_days.csv"))


def test_a_file_of_the_operator_adds_days_and_has_the_last_word(tmp_path: Path):
    file = tmp_path / "swapped.csv"
    file.write_text(
        "date,day,source\n2027-01-04,off,Dispatch 1\n2026-01-02,working,Dispatch 2\n", encoding="utf-8-sig"
    )
    days = swapped_days(file)
    assert len(days) == len(SHIPPED) + 1
    assert last_day(date(2025, 12, 31), swapped=days) == date(2026, 1, 8)
    assert last_day(date(2026, 12, 31), swapped=days) == date(2027, 1, 11)
    assert last_day(date(2026, 12, 31)) == date(2027, 1, 8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date,day,source\n2/1/2027,off,Dispatch", "line 2: write a date as 2026-01-02"),
        ("date,day,source\n2027-01-04,closed,Dispatch", "line 2: write a date"),
        ("date,day\n2027-01-04,off", "2027-01-04 has no source"),
        (None, "TRAMSO_SWAPPED_DAYS names"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, text: str | None, said: str):
    file = tmp_path / "swapped.csv"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(TramSoError, match=said):
        swapped_days(file)
