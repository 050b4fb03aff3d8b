"""Places like a place: the register of the newest date, counted again."""

from collections import Counter

import pytest

from data.scope import Scope
from queries import similar
from queries.similar import features_by_place, similar_places
from tests.queries.laid_places import SEPTEMBER
from tests.queries.scopes import SCOPES, counting, levels_of, place


@pytest.mark.parametrize("scope", SCOPES)
def test_stations_and_people_of_each_kind(laid, scope):
    level = levels_of(scope)[-1]
    rows = [row for row in counting(SEPTEMBER, scope) if place(row, scope.scheme, level)]
    stations, people = Counter(), Counter()
    for row in rows:
        key = (place(row, scope.scheme, level), row["zone"], row["area"], row["connection"])
        stations[key] += row["stations"]
        people[key] += row["population"]
    found = features_by_place(laid.latest, scope, level)
    keys = list(found.select("code", "zone", "area", "connection").iter_rows())
    assert dict(zip(keys, found["stations"], strict=True)) == {k: n for k, n in stations.items() if n}
    assert dict(zip(keys, found["people"], strict=True)) == {k: people[k] for k, n in stations.items() if n}


def test_the_list_is_one_for_every_date_and_none_where_there_are_few(laid, monkeypatch: pytest.MonkeyPatch):
    scope = Scope("34")
    assert similar_places(laid, scope, "commune", "00004") == ()
    monkeypatch.setattr(similar, "FEWEST", 2)
    monkeypatch.setattr(similar, "SIMILAR", 2)
    lists = {similar_places.__wrapped__(laid.on(day), scope, "commune", "00004") for day in laid.dates}
    assert len(lists) == 1
    assert len(lists.pop()) == 2
    assert similar_places.__wrapped__(laid, scope, "commune", "nowhere") == ()
