"""What a plan puts in order, against the facts of the laid rows and every pair of points."""

import math

import pytest

from queries.plan import plan_sites
from tests.queries.laid_places import Row
from tests.queries.obvious import facts
from tests.queries.scopes import CASES, columns, counting, may_see

COPIED = (
    *(
        "station_id",
        "name",
        "phone",
        "province",
        "commune",
        "zone",
        "area",
        "people",
        "latitude",
        "longitude",
    ),
)


def kilometres(one: Row, other: Row) -> float:
    """As the crow flies on a sphere."""
    here, there = ([math.radians(row[name]) for name in ("latitude", "longitude")] for row in (one, other))
    cosine = math.sin(here[0]) * math.sin(there[0])
    cosine += math.cos(here[0]) * math.cos(there[0]) * math.cos(here[1] - there[1])
    return 6371 * math.acos(min(1, cosine))


def placed(row: Row) -> bool:
    return row["latitude"] is not None and row["longitude"] is not None


def site(row: Row, scope, done: list[Row]) -> Row:
    """One site's row; done: the paperless sites that its reader may see, wherever they are."""
    known = row["ledgers_missing"] == 0
    return columns(row, scope, COPIED) | {
        "deployed": row["stations_deployed"] == 1,
        "connected": row["stations_connected"] == 1 if row["stations_connected_base"] else None,
        "open_ledgers": sum(row["ledger_states"].count(letter) for letter in "PB-"),
        "paperless": row["stations_paperless"] == 1 if known else None,
        "km": min((kilometres(row, other) for other in done), default=None) if placed(row) else None,
    }


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_sites_and_how_far_the_nearest_paperless_one_is(laid, scope, day):
    done = [row for row in facts(day) if row["stations_paperless"] and placed(row) and may_see(row, scope)]
    rows = plan_sites(laid.on(day), scope).to_dicts()
    expected = [site(row, scope, done) for row in counting(day, scope)]
    far = [row.pop("km") for row in expected]
    assert [row.pop("km") for row in rows] == pytest.approx(far, abs=0.5)
    assert rows == expected
