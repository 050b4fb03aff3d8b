from datetime import date

import pytest

from components.reading.estimates import estimate_in_words
from components.reading.view import View

BEFORE, NOW = date(2026, 9, 30), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ({NOW: 0.053}, "5.3% of stations are assigned to places of the 63 provinces by estimate."),
        ({NOW: 0.0004}, "Under 0.1% of stations"),
        ({BEFORE: 0.2}, "September 2026"),
        ({BEFORE: 0.2, NOW: 0.1}, "From September 2026 to October 2026, up to 20.0% of stations"),
    ],
)
def test_the_share_and_its_dates_are_said(shares: dict[date, float], words: str):
    estimate = estimate_in_words(shares, NOW, "63", "en")
    assert estimate is not None
    assert words in estimate.text
    assert estimate.fact.startswith(estimate.text) and estimate.fact.endswith(estimate.how)


def test_nothing_is_said_where_all_are_known():
    assert estimate_in_words({}, NOW, "63", "en") is None


def test_a_chart_says_the_estimate_of_its_own_units_and_none_in_a_scope_of_its_own(view: View):
    told = view.context({view.snapshot.date: 0.2, view.snapshot.dates[0]: 0.5})
    assert told.estimate is not None and "20,0%" in told.estimate.text
    assert told.estimate_over_time is not None and "50,0%" in told.estimate_over_time.text
    apart = view.context({view.snapshot.date: 0.2}, scope="Trạm")
    assert (apart.scope, apart.estimate, apart.estimate_over_time) == ("Trạm", None, None)
