"""What silent stations may hide, and places whose sites are all closed, against the laid rows."""

import pytest

from data.measures.metrics import BY_KEY, METRICS
from data.scope import Scope
from queries.bounds import closed_places, silent_bounds
from tests.queries.laid_places import JULY, JULY_1, SEPTEMBER, Row
from tests.queries.obvious import facts
from tests.queries.scopes import CASES, counting, levels_of, place, within

# Metrics of people and of sites whose number is missing where a site is silent: what each is out of.
WHOLE = {
    **dict.fromkeys(
        ("record_coverage", "record_matched", "record_updated", "record_opened", "citizens_with_doctor"),
        "population",
    ),
    **dict.fromkeys(
        ("deployment", "paperless_stations", "sustained_stations", "connected_stations"), "stations"
    ),
    **dict.fromkeys(("reporting", "timeliness"), "reports_expected"),
    **dict.fromkeys(("stations_with_doctor", "paperless_units"), "care_units"),
}


def heard(row: Row, metric) -> tuple[int, int]:
    """A site's numerator and denominator in its last report; zeros without one."""
    if row["last_report"] is None:
        return 0, 0
    then = next(then for then in facts(row["last_report"]) if then["station_id"] == row["station_id"])
    return then[metric.numerator], then[metric.denominator]


def bounds(rows: list[Row], metric) -> Row:
    last = [heard(row, metric) for row in rows]
    whole = WHOLE.get(metric.key)
    return {
        "silent": len(rows),
        "never": sum(bottom == 0 for _, bottom in last),
        "bottom_zero": sum(row[whole] for row in rows) if whole else sum(bottom for _, bottom in last),
        "top_last": sum(top for top, _ in last),
        "bottom_last": sum(bottom for _, bottom in last),
    }


def expected_of(rows: list[Row], code_of, metric) -> list[Row]:
    whole = WHOLE.get(metric.key)
    lacking = [row for row in rows if row[metric.denominator] == 0]
    due = ("stations_silent", "reports_held_back")
    silent = [row for row in lacking if (row[whole] if whole else any(row[name] for name in due))]
    codes = sorted({code_of(row) for row in silent})
    return [
        {"code": code} | bounds([row for row in silent if code_of(row) == code], metric) for code in codes
    ]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_what_the_silent_sites_of_a_scope_add(laid, scope, day):
    rows, metric = counting(day, scope), BY_KEY["paperless_visits"]
    for level in levels_of(scope):
        expected = expected_of(rows, lambda row, level=level: place(row, scope.scheme, level), metric)
        assert silent_bounds(laid.on(day), scope, level, metric).to_dicts() == expected, level
    for kind in ("zone", "area", "connection"):
        expected = expected_of(rows, lambda row, kind=kind: str(row[kind] or ""), metric)
        assert silent_bounds(laid.on(day), scope, kind, metric).to_dicts() == expected, kind


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_metric(laid, metric):
    rows = counting(SEPTEMBER, Scope("34"))
    expected = expected_of(rows, lambda row: row["province34"], metric)
    assert silent_bounds(laid, Scope("34"), "province", metric).to_dicts() == expected


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("level", ("region", "province", "district", "commune"))
def test_a_place_is_closed_when_all_its_sites_are(laid, scope, day, level):
    rows = within(facts(day), scope)
    codes = {place(row, scope.scheme, level) for row in rows}
    shut = {
        code
        for code in codes
        if all(
            row["closed_on"] is not None and row["closed_on"] <= day
            for row in rows
            if place(row, scope.scheme, level) == code
        )
    }
    assert closed_places(laid.on(day), scope, level) == shut


def test_the_laid_country_has_a_place_that_closes_on_the_very_date(laid):
    assert closed_places(laid.on(JULY_1), Scope("34"), "province") == set()
    assert closed_places(laid.on(JULY), Scope("34"), "province") == set()
    assert closed_places(laid, Scope("34"), "province") == {"41"}
