"""The ladders of platforms from counts laid by hand."""

from collections import defaultdict

import pytest

from data.measures.platforms import PLATFORMS, Rung, bases_differ, ladder, rate, unknowns

COUNTS = defaultdict(
    int,
    stations=20,
    stations_deployed=15,
    stations_deployed_base=20,
    deployed_before=20,
    deployed_lost=5,
    sent=9,
    sent_base=20,
    reporting_before=15,
    reporting_lost=6,
    stations_paperless=4,
    stations_paperless_base=18,
    paperless_before=8,
    paperless_lost=6,
    paperless_gained=1,
    teleconsultations=30,
    teleconsultations_base=12_000,
)


def test_each_step_loses_what_the_sites_that_know_both_lose():
    sites, deployed, reporting, paperless = ladder("v20", COUNTS)
    assert [rung.lost for rung in (sites, deployed, reporting, paperless)] == [None, 5, 6, 6]
    assert [rung.gained for rung in (sites, deployed, reporting, paperless)] == [None, 0, 0, 1]
    assert [rung.lost_share for rung in (deployed, reporting, paperless)] == [5 / 20, 6 / 15, 6 / 8]
    assert (paperless.share, paperless.rise) == (4 / 18, 0)


def test_the_step_before_less_losses_and_unknowns_is_the_step():
    rungs = ladder("v20", COUNTS)
    assert unknowns(rungs) == [None, 0, 0, 0]
    silent = (Rung("sites", "", 20, 20), Rung("connected", "registered", 11, 14, 14, 3, 0))
    assert unknowns(silent) == [None, 6]


def test_a_step_above_the_one_before_is_kept_as_it_is():
    rung = Rung("opened", "used", 60, 100, 50, 5, 15)
    assert (rung.rise, rung.lost, rung.gained, rung.lost_share) == (10, 5, 15, 5 / 50)


def test_a_step_without_a_base_has_no_share():
    assert Rung("created", "registered", 0, 0).share is None
    assert Rung("matched", "", 0, 0, 0, 0, 0).lost_share is None


def test_bases_differ_where_steps_rest_on_other_sites():
    assert bases_differ(ladder("v20", COUNTS))
    assert not bases_differ(ladder("v20", COUNTS)[:3])


def test_uses_are_counted_for_a_thousand_people_who_are_known():
    assert rate("network", COUNTS) == pytest.approx(2.5)
    assert rate("chatbot", COUNTS) is None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_ladder_begins_with_a_step_that_nothing_precedes(platform: str):
    first, *rest = ladder(platform, COUNTS)
    assert (first.before, first.lost, first.gained) == (None, None, None)
    assert rest and all(rung.before is not None for rung in rest)
