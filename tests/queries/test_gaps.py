"""What a metric divides by place and which sites fall short, against the facts of the laid rows."""

from datetime import date

import pytest

from data.measures.metrics import BY_KEY, METRICS
from data.scope import Scope
from queries.gaps import gap_by_place, streaks_by_place
from tests.queries.laid_places import DATES, SEPTEMBER, Row
from tests.queries.obvious import facts, total
from tests.queries.scopes import (
    CASES,
    SCOPES,
    counting,
    for_reader,
    levels_of,
    place,
    units_listed,
    units_within,
)

# Metric → what its numerator must reach of its denominator, in hundredths, and whether it must be passed.
BARS = {
    "record_coverage": (95, False),
    "record_opened": (90, True),
    "doctors_per_station": (400, False),
}
OF_CARE_UNITS = ("stations_with_doctor", "doctors_per_station", "paperless_units")
ADDED = (
    *(
        "stations",
        "stations_deployed",
        "stations_deployed_base",
        "care_units",
        "population",
        "reports_expected",
        "reports_received",
    ),
    *("reports_unexpected", "survey_stations"),
    "reports_held_back",
    *("ledgers_not_applicable", "ledgers_missing", "ledgers_held_back"),
)


def short(row: Row, metric) -> bool:
    """Whether the metric is known at a site and below what it must reach there."""
    hundredths, passed = BARS.get(metric.key, (100, False))
    top, bottom = row[metric.numerator] * 100, row[metric.denominator] * hundredths
    return bottom > 0 and (top < bottom or (passed and top == bottom))


def people_of(row: Row, metric) -> int:
    """The people of a site; of its points too where the metric is of stations with their points."""
    members = [row]
    if metric.key in OF_CARE_UNITS:
        members += [
            other
            for other in facts(row["date"])
            if other["counts"]
            and other["site_kind"] == "point"
            and other["parent_station_id"] == row["station_id"]
        ]
    return sum(member["people"] or 0 for member in members)


def sums(rows: list[Row], metric) -> Row:
    """What `gap_by_place` and `gap_by_kind` say of some sites."""
    lacking = [row for row in rows if short(row, metric)]
    return {
        "top": total(rows, metric.numerator),
        "bottom": total(rows, metric.denominator),
        **{name: total(rows, name) for name in ADDED},
        "stations_short": len(lacking),
        "people_short": sum(people_of(row, metric) for row in lacking),
        "without_people": sum(row["people"] is None for row in lacking),
    }


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("scheme", ("34", "63"))
def test_every_metric_by_province(laid, metric, scheme):
    rows = counting(SEPTEMBER, Scope(scheme))
    found = {row.pop("code"): row for row in gap_by_place(laid, Scope(scheme), "province", metric).to_dicts()}
    for code, row in found.items():
        own = [site for site in rows if place(site, scheme, "province") == code]
        assert {name: row[name] for name in row if "short_" not in name} == sums(own, metric), code


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_places_of_a_scope_and_empty_ones(laid, scope, day):
    metric = BY_KEY["doctors_per_station" if day == SEPTEMBER else "record_opened"]
    rows = counting(day, scope)
    for level in levels_of(scope):
        expected = [
            {name: unit[name] for name in ("code", "short_vi", "short_en")}
            | sums([row for row in rows if place(row, scope.scheme, level) == unit["code"]], metric)
            for unit in units_listed(scope, level, day, {place(row, scope.scheme, level) for row in rows})
        ]
        assert gap_by_place(laid.on(day), scope, level, metric).to_dicts() == expected, level


TARGETED = [metric for metric in METRICS if metric.target]


def states(scope: Scope, level: str, code: str, dates, metric) -> list[tuple[date, bool]]:
    """The dates on which a place has a value, and whether it is below the target then."""
    found = []
    for held in dates:
        rows = [row for row in counting(held, scope) if place(row, scope.scheme, level) == code]
        hundredths, passed = BARS.get(metric.key, (100, False))
        top, bottom = total(rows, metric.numerator) * 100, total(rows, metric.denominator) * hundredths
        if bottom:
            found.append((held, top < bottom or (passed and top == bottom)))
    return found


def runs(scope: Scope, level: str, day: date, metric) -> dict[str, tuple[date, int]]:
    """Place → since when it is below the target, and at how many snapshots.

    A place is counted whole; where the scope chooses kinds of site, those of them within it.
    """
    whole = (scope.zone, scope.area, scope.connection) == (None, None, None)
    counted = Scope(scope.scheme) if whole else scope
    found = {}
    for unit in units_within(scope, level):
        known = states(counted, level, unit["code"], [held for held in DATES if held <= day], metric)
        run = []
        while known and known[-1][1]:
            run.insert(0, known.pop()[0])
        if run and (for_reader(unit, scope) or not whole):
            found[unit["code"]] = (run[0], len(run))
    return found


def told(snapshot, scope: Scope, level: str, metric) -> dict[str, tuple[date, int]]:
    return {code: tuple(rest) for code, *rest in streaks_by_place(snapshot, scope, level, metric).iter_rows()}


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("metric", TARGETED, ids=lambda metric: metric.key)
def test_since_when_a_place_is_below_the_target(laid, scope, metric):
    for level in levels_of(scope):
        assert told(laid, scope, level, metric) == runs(scope, level, SEPTEMBER, metric), level


@pytest.mark.parametrize("scope", (Scope("34"), Scope("63", zone=1)))
@pytest.mark.parametrize("day", DATES)
def test_later_dates_do_not_matter(laid, scope, day):
    metric = BY_KEY["record_coverage"]
    assert told(laid.on(day), scope, "province", metric) == runs(scope, "province", day, metric)
