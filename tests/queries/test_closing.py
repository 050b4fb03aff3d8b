"""The stations that fall short, with what is known of the rest, against the facts of the laid rows."""

import pytest

from data.measures.metrics import BY_KEY
from data.scope import Scope
from queries.closing import NAMED, closing_letters, closing_sites, near_sites
from tests.queries.laid_places import DATES, Row
from tests.queries.obvious import facts
from tests.queries.scopes import CASES, columns, counting, may_see
from tests.queries.test_bounds import WHOLE
from tests.queries.test_plan import kilometres, placed
from tests.queries.test_site_gaps import gap_of

COPIED = ("station_id", "name", "phone", "province", "commune", "people")
METRICS = ("record_opened", "paperless_stations", "stations_with_doctor", "paperless_visits")


def nearest(laid) -> dict[int, list[int]]:
    """Site → its six nearest, where each was last; which of several as far is open."""
    last = {row["site"]: row for day in DATES for row in facts(day) if placed(row)}
    found: dict[int, list[int]] = {}
    for site, other in near_sites(laid.newest, Scope()).iter_rows():
        found.setdefault(site, []).append(other)
    assert set(found) == set(last)
    for site, others in found.items():
        far = sorted(kilometres(last[site], row) for other, row in last.items() if other != site)
        assert sorted(kilometres(last[site], last[other]) for other in others) == pytest.approx(
            far[:6], abs=0.01
        )
        assert len(set(others) - {site}) == 6
    return found


def expected(row: Row, scope, around: dict[int, bool]) -> Row:
    return columns(row, scope, COPIED) | {
        "ledgers_left": sum(row["ledger_states"].count(letter) for letter in "PB") if row["counts"] else 0,
        "ledgers_missing": row["ledger_states"].count("-"),
        "connected": row["stations_connected"] == 1 if row["stations_connected_base"] else None,
        "own_staff": row["own_staff"],
        "near_known": len(around),
        "near_reached": sum(around.values()),
        "like_short": 0,
        "like_reached": 0,
    }


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("key", METRICS)
def test_stations_that_fall_short_and_what_stands_around_them(laid, scope, day, key):
    metric, near = BY_KEY[key], nearest(laid)
    gaps = {
        row["site"]: gap_of(row[metric.numerator], row[metric.denominator], metric)
        for row in facts(day)
        if row["counts"] and may_see(row, scope)
    }
    whole = WHOLE.get(key, metric.denominator)
    rows = []
    for row in counting(day, scope):
        known = gaps[row["site"]] is not None
        if gaps[row["site"]] or (not known and row[whole]):
            around = {
                other: gaps[other] == 0 for other in near.get(row["site"], ()) if gaps.get(other) is not None
            }
            rows.append(expected(row, scope, around))
    found = closing_sites(laid.on(day), scope, metric).sort("station_id")
    assert found.select(list(rows[0]) if rows else []).to_dicts() == sorted(
        rows, key=lambda row: row["station_id"]
    )


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_ledgers_are_named_where_few_are_left(laid, scope, day):
    expected = {
        row["site"]: row["ledger_states"]
        for row in counting(day, scope)
        if "-" not in row["ledger_states"]
        and 1 <= row["ledger_states"].count("P") + row["ledger_states"].count("B") <= NAMED
    }
    assert dict(closing_letters(laid.on(day), scope).iter_rows()) == expected
