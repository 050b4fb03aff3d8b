"""The dates to choose from: by year, and found by every way to type one."""

from datetime import date

import pytest

from components.controls.dropdowns import date_options

DAYS = (date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31))


def test_dates_stand_under_their_year_which_cannot_be_chosen():
    options = date_options(DAYS, "en")
    assert [one["value"] for one in options] == [
        "year-2026",
        "2026-02-28",
        "2026-01-31",
        "year-2025",
        "2025-12-31",
    ]
    assert [one["label"] for one in options if one.get("disabled")] == ["2026", "2025"]


@pytest.mark.parametrize("typed", ["2026", "28/2/2026", "28/02/2026", "2/2026", "02/2026", "2026-02-28"])
def test_a_date_is_found_by_day_month_or_year(typed: str):
    found = date_options(DAYS, "vi")[1]
    assert typed in found["search"].split()
