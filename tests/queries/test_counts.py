"""Counts of scopes over time and by place, against the facts of the laid rows added up."""

from collections import defaultdict
from datetime import date

import polars as pl
import pytest

from data.measures.counts import COUNTS as LISTED
from data.scope import Reader, Scope
from queries.counts import (
    counts_by_date,
    counts_by_place,
    counts_by_place_and_date,
    counts_now,
    estimated_at_level,
    estimated_by_date,
    peers,
)
from tests.queries.laid_places import DATES, JUNE, SEPTEMBER, Row
from tests.queries.obvious import COUNTS, total
from tests.queries.scopes import CASES, SCOPES, counting, levels_of, place, units_listed

FINE = ("district", "commune")


def sums(rows: list[Row]) -> Row:
    return {name: total(rows, name) for name in COUNTS}


def rests_on_estimate(row: Row, scope: Scope, level: str) -> bool:
    """Whether a site is in its unit of a level by estimate; regions as sure as their provinces."""
    if level == "district":
        return row[f"district_estimated{scope.scheme}"]
    fine = level in FINE or scope.level in FINE
    return row[f"estimated{scope.scheme}" if fine else f"province_estimated{scope.scheme}"]


def by_place(rows: list[Row], scope: Scope, level: str) -> dict[str | None, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[place(row, scope.scheme, level)].append(row)
    return found


def test_every_count_of_the_mart_is_laid():
    assert set(LISTED) == COUNTS


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("day", (JUNE, SEPTEMBER))
def test_a_scope_over_time_is_its_sites_added_up(laid, scope, day):
    dates = [held for held in DATES if held <= day]
    expected = [{"date": held} | sums(counting(held, scope)) for held in dates]
    assert counts_by_date(laid.on(day), scope).to_dicts() == expected
    assert counts_now(laid.on(day), scope).to_dicts() == expected[-1:]


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_places_are_their_sites_added_up_and_empty_ones_stay_in(laid, scope, day):
    for level in levels_of(scope):
        held = by_place(counting(day, scope), scope, level)
        expected = []
        for unit in units_listed(scope, level, day, held):
            rows = held[unit["code"]]
            guessed = sum(rests_on_estimate(row, scope, level) for row in rows)
            named = {name: unit[name] for name in ("code", "short_vi", "short_en")}
            expected.append(named | sums(rows) | {"stations_estimated": guessed})
        assert counts_by_place(laid.on(day), scope, level).to_dicts() == expected, level


def test_the_level_below_the_scope_s_is_taken_when_none_is_named(laid):
    for scope, level in (
        (Scope("34"), "region"),
        (Scope("63", region="N"), "province"),
        (Scope("34", region="N", province="11"), "commune"),
        (Scope("63", province="21", district="211", commune="00013"), "commune"),
    ):
        assert counts_by_place(laid, scope).equals(counts_by_place(laid, scope, level))


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("level", ("region", "province", "district", "commune"))
def test_a_slider_has_every_date_of_the_version(laid, scope, day, level):
    expected = {
        (held, code, total(rows, "visits"), total(rows, "stations_paperless"))
        for held in DATES
        for code, rows in by_place(counting(held, scope), scope, level).items()
    }
    rows = counts_by_place_and_date(laid.on(day), scope, level, ("visits", "stations_paperless"))
    assert rows.columns == ["date", "code", "visits", "stations_paperless"]
    assert rows.height == len(expected)
    assert set(rows.iter_rows()) == expected


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("level", ("region", "province", "district", "commune"))
def test_how_many_sites_lie_in_their_unit_by_estimate(laid, scope, day, level):
    rows = counting(day, scope)
    guessed = sum(rests_on_estimate(row, scope, level) for row in rows)
    if scope.scheme == "34" and level == "district":
        guessed = 0
    assert estimated_at_level(laid.on(day), scope, level) == (len(rows), guessed)


@pytest.mark.parametrize("scope", SCOPES)
def test_how_much_of_a_scope_rests_on_estimates_over_time(laid, scope):
    expected = []
    for day in DATES:
        rows = counting(day, scope)
        guessed = [
            row for row in rows if scope.level != "country" and rests_on_estimate(row, scope, scope.level)
        ]
        share = len(guessed) / len(rows) if rows else None
        expected.append((day, len(rows), len(guessed), share))
    assert estimated_by_date(laid, scope).rows() == expected


def test_peers_are_the_places_under_the_same_parent(laid):
    assert peers(laid, Scope("34")).equals(counts_by_place(laid, Scope("34"), "region"))
    own = peers(laid, Scope("63", region="N", province="12"))
    assert own.equals(counts_by_place(laid, Scope("63", region="N"), "province"))
    assert own["code"].to_list() == ["11", "12"]


def test_a_province_s_reader_sees_the_own_province_in_both_schemes(laid):
    own = Reader("province", "11")
    for scheme, codes in (("34", ["11"]), ("63", ["11", "12"])):
        places = counts_by_place(laid.on(date(2025, 6, 30)), Scope(scheme, reader=own), "province")
        assert places["code"].to_list() == codes
        assert (
            places["stations"].sum() == counts_now(laid.on(JUNE), Scope("34", province="11"))["stations"][0]
        )
    other = counts_now(laid, Scope("34", province="21", reader=own))
    assert other.select(pl.sum_horizontal(LISTED)).item() == 0
