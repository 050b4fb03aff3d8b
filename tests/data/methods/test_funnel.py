"""Limits of a funnel against SciPy's binomial distribution, and how often they find what is not there."""

import numpy as np
import pytest
from scipy import stats

from data.methods.funnel import TAILS, dispersion_of, ratio_limits, share_limits


@pytest.mark.parametrize("mean", (0.02, 0.3, 0.97))
def test_without_more_than_chance_the_limits_are_those_of_the_binomial_distribution(mean):
    stations = np.array([1.0, 2, 3, 7, 40, 600])
    limits = share_limits(stations, np.full(6, mean), mean)
    assert limits is not None and limits.dispersion == 1
    for tail, low, high in zip(TAILS, limits.ends[::2], limits.ends[1::2], strict=True):
        assert low == pytest.approx(stats.binom.ppf(tail, stations, mean) / stations)
        assert high == pytest.approx(stats.binom.isf(tail, stations, mean) / stations)
        assert (stats.binom.cdf(low * stations - 0.5, stations, mean) <= tail).all()
        assert (stats.binom.sf(high * stations + 0.5, stations, mean) <= tail).all()


def test_above_two_thousand_stations_the_limits_are_nearly_the_same():
    sizes = np.array([1999.0, 2001.0])
    limits = share_limits(sizes, np.full(2, 0.4), 0.4)
    assert limits is not None
    for end in limits.ends:
        assert end[0] == pytest.approx(end[1], abs=0.001)


def test_one_paperless_station_of_two_is_within_the_limits_of_a_common_share_of_two_per_cent():
    limits = share_limits(np.array([2.0, 100.0]), np.array([0.5, 0.01]), 0.022)
    assert limits is not None and limits.ends[1][0] >= 0.5


def test_hardly_a_place_stands_out_where_stations_differ_by_chance_alone():
    generator, beyond = np.random.default_rng(2), np.zeros(2)
    rounds, places = 200, 45
    for _ in range(rounds):
        stations = generator.integers(1, 12, places).astype(float)
        reached = generator.binomial(stations.astype(int), 0.3)
        limits = share_limits(stations, reached / stations, reached.sum() / stations.sum())
        assert limits is not None
        beyond += out(reached / stations, limits)
    assert beyond[0] / (rounds * places) < 0.05
    assert beyond[1] / (rounds * places) < 0.002


def test_of_other_ratios_about_one_place_in_twenty_is_beyond_the_inner_limits_by_chance():
    generator, beyond = np.random.default_rng(4), np.zeros(2)
    rounds, places = 300, 60
    for _ in range(rounds):
        stations = generator.integers(1, 12, places).astype(float)
        value = 50 + generator.normal(0, 9, places) / np.sqrt(stations)
        limits = ratio_limits(stations, value, 50.0, np.inf)
        assert limits is not None
        beyond += out(value, limits)
    assert 0.04 < beyond[0] / (rounds * places) < 0.075
    assert beyond[1] / (rounds * places) < 0.006


def out(value, limits):
    low_95, high_95, low_998, high_998 = limits.ends
    return np.array(
        [((value < low) | (value > high)).sum() for low, high in ((low_95, high_95), (low_998, high_998))]
    )


def test_places_that_really_differ_widen_the_limits_and_one_far_out_hardly_does():
    stations = np.full(40, 50.0)
    unlike = np.tile([0.1, 0.5], 20)
    limits = share_limits(stations, unlike, 0.3)
    assert limits is not None and limits.dispersion > 5
    assert limits.ends[2][0] < 0.1 and limits.ends[3][0] > 0.5
    alike = np.full(40, 0.3)
    alike[0] = 1.0
    limits = share_limits(stations, alike, 0.3)
    assert limits is not None and limits.dispersion == 1
    assert limits.ends[3][0] < 1.0


def test_where_nothing_differs_there_are_no_limits():
    assert share_limits(np.full(12, 3.0), np.ones(12), 1.0) is None
    assert share_limits(np.full(12, 3.0), np.zeros(12), 0.0) is None
    assert ratio_limits(np.full(12, 3.0), np.full(12, 4.5), 4.5, np.inf) is None


def test_scores_of_chance_have_a_dispersion_of_one():
    assert dispersion_of(np.random.default_rng(1).normal(size=200_000)) == pytest.approx(1, abs=0.01)
