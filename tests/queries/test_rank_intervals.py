"""The ranks of a publication are those that pages compute, each within its own interval."""

from dataclasses import replace

import pytest

from data.mart.rank_intervals import DATES, FINE, WITHIN
from data.measures.metric import value_of
from data.measures.metrics import BY_KEY, METRICS
from data.measures.rank import Rank, rank_of, with_interval
from data.scope import REFORM, Scope
from data.settings import settings
from queries.counts import counts_by_place
from queries.coverage import enough_by_place
from queries.rank_intervals import ranks_of_metric, ranks_of_place
from tests.queries.laid_places import UNITS

SCOPES = [(Scope(scheme=scheme), level) for scheme in WITHIN for level in ("region", "province")] + [
    (Scope(scheme=unit["scheme"], region=unit["region_code"]), "province")
    for unit in UNITS
    if unit["level"] == "region"
]


def rank_intervals(snapshot, scope, level):
    """(metric, code) → the rank published, of every metric."""
    return {
        (metric.key, code): rank
        for metric in METRICS
        for code, rank in ranks_of_metric(snapshot, scope, level, metric.key).items()
    }


def ranks_of_pages(snapshot, scope, level):
    """(metric, code) → the rank that a page would say, of every place that has one."""
    rows = counts_by_place(snapshot, scope, level)
    found = {}
    for metric in METRICS:
        enough = enough_by_place(snapshot, scope, level, metric, settings().coverage_from)
        known = rows.filter(rows["code"].is_in(list(enough))).with_columns(value_of(metric).alias("value"))
        for row in known.iter_rows(named=True):
            rank = rank_of(row["value"], known["value"], metric)
            if rank is not None:
                found[metric.key, row["code"]] = rank
    return found


@pytest.mark.parametrize(("scope", "level"), SCOPES)
def test_ranks_are_those_of_pages_and_lie_in_their_intervals(laid, scope, level):
    for day in laid.dates[-DATES:]:
        found = rank_intervals(laid.on(day), scope, level)
        assert {key: replace(rank, between=None) for key, rank in found.items()} == ranks_of_pages(
            laid.on(day), scope, level
        )
        for rank in found.values():
            low, high = rank.between
            assert 1 <= low <= rank.first <= rank.first + rank.level - 1 <= high <= rank.count


def test_places_below_a_province_are_ranked_on_the_newest_date_in_the_scheme_in_force(laid):
    scheme = "34" if laid.date >= REFORM else "63"
    provinces = [unit["code"] for unit in UNITS if unit["level"] == "province" and unit["scheme"] == scheme]
    some = 0
    for code in provinces:
        scope = Scope(scheme=scheme, province=code)
        level = next(level for level in FINE if level in WITHIN[scheme])
        found = rank_intervals(laid, scope, level)
        assert {key: replace(rank, between=None) for key, rank in found.items()} == ranks_of_pages(
            laid, scope, level
        )
        some += len(found)
        assert not rank_intervals(laid.on(laid.dates[-2]), scope, level)
    assert some


def test_one_place_has_the_same_ranks(laid):
    (metric, code), rank = next(iter(rank_intervals(laid, Scope(), "province").items()))
    assert BY_KEY[metric].better != "neither"
    assert ranks_of_place(laid, Scope(), "province", code)[metric] == rank


def test_kinds_of_site_were_not_ranked(laid):
    assert rank_intervals(laid, Scope(), "province")
    assert rank_intervals(laid, Scope(zone=3), "province") == {}


def test_an_interval_goes_to_the_same_rank_alone():
    published = Rank(2, 1, 9, (1, 4))
    assert with_interval(Rank(2, 1, 9), published) == published
    assert with_interval(Rank(3, 1, 9), published) == Rank(3, 1, 9)
    assert with_interval(Rank(2, 1, 9), None) == Rank(2, 1, 9)
    assert with_interval(None, published) is None


def test_an_interval_over_half_of_all_ranks_leaves_the_rank_open():
    assert Rank(2, 1, 10, (1, 5)).open
    assert not Rank(2, 1, 10, (1, 4)).open
    assert not Rank(2, 1, 10).open
    assert Rank(2, 1, 10, (1, 4)).text_between == "2/10 (1–4)"
    assert Rank(2, 1, 10, (2, 2)).text_between == "2/10 (2)"
    assert Rank(2, 1, 10).text_between == "2/10"
