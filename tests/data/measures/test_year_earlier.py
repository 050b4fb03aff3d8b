"""The snapshot of a year before, against the days of Tết as newspapers had them."""

from datetime import date, timedelta

from data.measures.year_earlier import tet, tet_share, year_earlier


def month_ends(first: int, last: int) -> list[date]:
    firsts = [date(year, month, 1) for year in range(first, last + 1) for month in range(1, 13)]
    return [day - timedelta(days=1) for day in firsts[1:]]


def test_tet_is_the_vietnamese_one():
    """The first days of 2007 and 2030 differ from the Chinese new year by a day."""
    firsts = {2007: (2, 17), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2030: (2, 2)}
    for year, (month, day) in firsts.items():
        assert tet(year)[1] == date(year, month, day)
    assert tet_share(date(2024, 12, 31), date(2025, 1, 31)) == 4 / 7
    assert tet_share(date(2025, 1, 31), date(2025, 2, 28)) == 3 / 7


def test_months_are_held_against_the_same_month_and_tet_against_tet():
    days = month_ends(2023, 2026)
    found = {
        day: days[before] for day, before in zip(days, year_earlier(days), strict=True) if before is not None
    }
    # Tết: 22 January 2023, 10 February 2024, 29 January 2025, 17 February 2026.
    moved = {
        date(2024, 2, 29): date(2023, 1, 31),
        date(2025, 1, 31): date(2024, 2, 29),
        date(2025, 2, 28): date(2024, 1, 31),
        date(2026, 1, 31): date(2024, 12, 31),
        date(2026, 2, 28): date(2025, 1, 31),
    }
    assert {day: found[day] for day in moved} == moved
    rest = [day for day in found if day not in moved and (day.year, day.month) != (2024, 1)]
    assert len(rest) > 25
    assert all((found[day].year, found[day].month) == (day.year - 1, day.month) for day in rest)
    assert found[date(2024, 1, 31)] == date(2023, 2, 28)  # without Tết; December 2022 is not there
    assert date(2023, 12, 31) not in found


def test_weeks_years_and_few_dates():
    weeks = [date(2024, 1, 7) + timedelta(weeks=number) for number in range(120)]
    before = year_earlier(weeks)
    tet_week = weeks.index(date(2026, 2, 22))
    assert before[: weeks.index(date(2024, 11, 24))] == [None] * weeks.index(date(2024, 11, 24))
    assert tet_share(weeks[before[tet_week] - 1], weeks[before[tet_week]]) > 0.5
    assert (weeks[100] - weeks[before[100]]).days == 364
    years = [date(year, 12, 31) for year in (2022, 2023, 2024)]
    assert year_earlier(years) == [None, 0, 1]
    assert year_earlier([]) == []
