"""The quality of what arrived, against the laid rows."""

import math
from collections import Counter
from datetime import timedelta

import pytest

from data.measures.metrics import BY_KEY
from queries.quality import calendar, delays, findings, origin_question, origin_rows, tallies_by_place
from tests.queries import laid_tables
from tests.queries.laid_places import DATES, JUNE, Row
from tests.queries.laid_rows import report_rows
from tests.queries.obvious import facts, total
from tests.queries.scopes import CASES, columns, counting, levels_of, place, units_listed, within

SITE = ("station_id", "name", "province", "commune")
REPORTS = ("reports_expected", "reports_received", "reports_on_time_base", "reports_on_time")


def by_code(rows: list[Row], scope, level: str) -> dict[str | None, list[Row]]:
    """Code of a level → its sites; the last one are those of no place."""
    codes = sorted({place(row, scope.scheme, level) for row in rows}, key=lambda code: (code is None, code))
    return {code: [row for row in rows if place(row, scope.scheme, level) == code] for code in codes}


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_a_calendar_of_reports(laid, scope, day):
    first = JUNE if day > JUNE else DATES[0]
    for level in levels_of(scope):
        expected = [
            {"date": held, "code": code} | {name: total(rows, name) for name in REPORTS}
            for held in DATES
            if first <= held <= day
            for code, rows in by_code(counting(held, scope), scope, level).items()
        ]
        rows = [row for row in calendar(laid.on(day), scope, level, first).to_dicts() if any_site(row)]
        assert rows == [row for row in expected if any_site(row)], level


def any_site(row: Row) -> bool:
    """A site that does not count may or may not make a row of zeros."""
    return any(row[name] for name in REPORTS)


def distance(score: float) -> tuple[bool, float]:
    """The furthest off first; what cannot be measured before all."""
    return not math.isnan(score), -abs(score)


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("check", (None, "between"))
def test_values_that_failed_the_furthest_off_first(laid, scope, day, check):
    sites = {row["site"]: row for row in within(facts(day), scope)}
    rows = [
        row
        for row in laid_tables.findings()
        if row["date"] == day and row["site"] in sites and check in (None, row["check"])
    ]
    ids = {number: row["station_id"] for number, row in sites.items()}
    rows.sort(key=lambda row: (distance(row["score"]), ids[row["site"]], row["check"], row["field"]))
    expected = [
        columns(sites[row["site"]], scope, SITE)
        | {name: row[name] for name in ("check", "field", "value", "expected")}
        | {"score": row["score"] if math.isfinite(row["score"]) else None}
        for row in rows
    ]
    assert findings(laid.on(day), scope, check).to_dicts() == expected


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_values_judged_and_failed_by_place(laid, scope, day):
    told = {row["site"]: row for row in laid_tables.tallies() if row["date"] == day}
    rows = counting(day, scope)
    for level in levels_of(scope):
        held = by_code(rows, scope, level)
        expected = []
        for unit in units_listed(scope, level, day, held):
            own = [told[row["site"]] for row in held.get(unit["code"], ())]
            named = {name: unit[name] for name in ("code", "short_vi", "short_en")}
            sums = {name: total(own, name) for name in laid_tables.TALLIES}
            expected.append(named | {"stations": len(own)} | sums)
        assert tallies_by_place(laid.on(day), scope, level).to_dicts() == expected, level


def days_late(row: Row) -> int | None:
    """Whole days by Vietnam's clocks to the report; null where that is beyond reason."""
    report = report_rows(row["date"]).get(row["station_id"])
    if not row["counts"] or report is None or report["submitted_at"] is None:
        return None
    days = ((report["submitted_at"] + timedelta(hours=7)).date() - row["date"]).days
    return days if abs(days) < 1_000_000 else None


def quantile(days: list[int], tenths: int) -> int:
    """The smallest number of days within which so many tenths of the reports were in."""
    return next(limit for limit in days if sum(day <= limit for day in days) * 10 >= len(days) * tenths)


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_how_late_reports_come(laid, scope, day):
    expected = []
    for held in DATES[: DATES.index(day) + 1]:
        days = sorted(late for row in counting(held, scope) if (late := days_late(row)) is not None)
        if days:
            expected.append((held, len(days), quantile(days, 5), quantile(days, 9)))
    assert delays(laid.on(day), scope).rows() == expected


def test_the_laid_reports_come_at_every_kind_of_moment(laid):
    late = Counter(days_late(row) for day in DATES for row in facts(day))
    assert late[999_999] == late[-3] == 1
    assert late[None]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_the_rows_behind_a_number(laid, scope, day):
    metric = BY_KEY["record_opened" if day == JUNE else "reporting"]
    expected = [
        columns(row, scope, SITE)
        | {"numerator": row[metric.numerator], "denominator": row[metric.denominator]}
        for row in counting(day, scope)
    ]
    assert origin_rows(laid.on(day), scope, metric).to_dicts() == expected


def test_the_question_behind_a_number_names_all_that_is_bound():
    scope, _ = CASES[0]
    text, bound = origin_question(scope, BY_KEY["reporting"])
    assert all(f"${name}" in text for name in bound if name != "scheme")
    assert bound["numerator"] == "reports_received"
