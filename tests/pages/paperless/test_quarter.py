from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from pages.paperless.quarter import pace_since

MONTHS = tuple(date(2026, month, 28) for month in range(5, 11))
YEARS = tuple(date(year, 12, 31) for year in (2023, 2024, 2025))


@pytest.mark.parametrize(
    ("dates", "since"),
    [(MONTHS, ""), (YEARS, "2024"), ((MONTHS[0], *MONTHS[4:]), "May 2026"), (MONTHS[:2], "")],
)
def test_a_pace_that_is_no_quarter_s_says_since_when_it_is(dates: tuple[date, ...], since: str):
    snapshot = SimpleNamespace(date=dates[-1], dates=dates, dates_until=dates)
    view: Any = SimpleNamespace(language="en", snapshot=snapshot)
    assert pace_since(view) == since
