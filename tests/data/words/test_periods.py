from datetime import date, timedelta

import pytest

from data.words.periods import (
    cadence_of,
    format_axis_period,
    format_period,
    format_short_period,
    holes,
    months_apart,
)

MONTHS = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31))
WEEKS = tuple(date(2026, 9, 27) + timedelta(days=7 * week) for week in range(5))
QUARTERS = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
YEARS = tuple(date(year, 12, 31) for year in range(2022, 2026))
DATES = {"month": MONTHS, "week": WEEKS, "quarter": QUARTERS, "year": YEARS}


@pytest.mark.parametrize("cadence", DATES)
@pytest.mark.parametrize("write", [format_period, format_short_period, format_axis_period])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_periods_have_one_name(cadence, write, language):
    dates = DATES[cadence]
    assert cadence_of(dates) == cadence
    assert len({write(day, cadence, language) for day in dates}) == len(dates)


@pytest.mark.parametrize(
    ("dates", "cadence"),
    [
        (MONTHS[:1], "month"),
        ((date(2026, 1, 31), date(2026, 6, 30)), "month"),
        ((date(2025, 10, 31), date(2026, 10, 31)), "month"),
        ((date(2026, 10, 1), date(2026, 10, 31)), "days"),
        ((date(2026, 10, 20), date(2026, 11, 2)), "days"),
        ((date(2026, 10, 25), date(2026, 11, 1)), "week"),
    ],
)
def test_what_is_no_calendar_quarter_or_year_is_not_called_one(dates, cadence):
    assert cadence_of(dates) == cadence


def test_periods_are_written_as_each_language_writes_them():
    assert format_period(MONTHS[0], "month", "en") == "January 2026"
    assert format_period(WEEKS[0], "week", "en") == "the week to 27 September 2026"
    assert format_period(WEEKS[0], "week", "vi") == "tuần đến ngày 27/9/2026"
    assert format_period(QUARTERS[3], "quarter", "en") == "Q3 2026"
    assert format_period(QUARTERS[3], "quarter", "vi") == "quý III/2026"
    assert format_period(YEARS[3], "year", "en") == "2025"
    assert format_short_period(WEEKS[0], "week", "en") == "27 Sep 2026"
    assert format_axis_period(WEEKS[0], "week", "vi") == "27/9<br>2026"


def test_durations_are_as_precise_as_dates_are_dense():
    found = {cadence: months_apart(dates) for cadence, dates in DATES.items()}
    assert found == {"month": 1, "week": 1, "quarter": 3, "year": 12}
    assert months_apart(MONTHS[:1]) == 1


@pytest.mark.parametrize("dates", DATES.values())
def test_a_whole_series_has_no_holes(dates):
    assert holes(dates) == []


def test_a_missing_quarter_is_a_hole():
    months = (*MONTHS[:3], date(2026, 7, 31), date(2026, 8, 31))
    assert holes(months) == [(date(2026, 3, 31), date(2026, 7, 31))]
    assert holes(WEEKS[:1]) == holes([]) == []
    assert holes((*WEEKS[:2], *WEEKS[3:])) == [(WEEKS[1], WEEKS[3])]
