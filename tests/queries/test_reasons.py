"""Why places are behind, against the laid rows one site at a time."""

import pytest

from data.measures.metrics import BY_KEY
from data.measures.reasons import NEAR_LEDGERS, NEW_YEARS
from data.scope import Scope, counted_only
from queries.reasons import reasons_by_place, site_reasons
from tests.queries.laid_places import SEPTEMBER, Row
from tests.queries.scopes import CASES, counting, place

METRIC = BY_KEY["paperless_stations"]


def left(row: Row) -> int | None:
    letters = row["ledger_states"]
    return None if set(letters) == {"-"} else sum(letter in "PB" for letter in letters)


@pytest.mark.parametrize(("scope", "day"), CASES)
def test_what_each_site_still_keeps_on_paper(laid, scope, day):
    found = site_reasons(laid.on(day), scope, METRIC).select("station_id", "left").rows()
    assert found == [(row["station_id"], left(row)) for row in counting(day, counted_only(scope))]


@pytest.mark.parametrize("scheme", ["63", "34"])
def test_places_and_their_sites(laid, scheme):
    scope = Scope(scheme)
    sites = counting(SEPTEMBER, scope)
    rows = reasons_by_place(laid, scope, "province", METRIC, 0.0).to_dicts()
    assert {row["code"] for row in rows} >= {place(row, scheme, "province") for row in sites}
    for row in rows:
        own = [site for site in sites if place(site, scheme, "province") == row["code"]]
        short = [site for site in own if site["stations_paperless_base"] and not site["stations_paperless"]]
        some = [site for site in short if left(site)]
        assert row["left"] == len(some)
        assert row["near"] == sum(left(site) <= NEAR_LEDGERS for site in some)
        dated = [site for site in own if site["stations_deployed"]]
        new = [site for site in dated if (SEPTEMBER - site["platform_since"]).days < NEW_YEARS * 365.25]
        assert row["new_to_v20"] == (pytest.approx(len(new) / len(dated)) if dated else None)


def test_what_differs_is_worse_than_in_the_whole(laid):
    rows = reasons_by_place(laid, Scope("34"), "province", METRIC, 0.0).to_dicts()
    named = [row for row in rows if row["factor"]]
    assert named
    for row in named:
        worse = row["factor_own"] < row["factor_whole"]
        assert worse == (row["factor"] not in ("offline", "new_to_v20"))


def test_nothing_differs_where_too_little_is_known(laid):
    rows = reasons_by_place(laid, Scope("34"), "province", METRIC, 1.1)
    assert not rows["enough"].any()
    assert rows["factor"].null_count() == rows["group"].null_count() == rows.height
