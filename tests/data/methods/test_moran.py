"""Moran's I against plain loops, PySAL, every possible draw and SciPy, and where nothing is there."""

from itertools import combinations

import numpy as np
import pytest
from esda.moran import Moran, Moran_Local
from libpysal.weights import W
from scipy.stats import false_discovery_control

from data.methods.moran import NOBODY, benjamini_hochberg, draws_for, global_moran, local_moran

VALUES = np.array([0.1, 0.2, 0.15, 0.8, 0.9, 0.7, 0.85, 0.3, 0.05])
DRAWS = draws_for(9)
RING = np.array([[(i - 1) % 9, (i + 1) % 9] for i in range(9)])


def test_the_statistic_is_that_of_the_definition():
    found = local_moran(VALUES, RING)
    mean = sum(VALUES) / 9
    variance = sum((value - mean) ** 2 for value in VALUES) / 9
    for i in range(9):
        lag = sum(VALUES[j] - mean for j in RING[i]) / 2
        assert found.statistic[i] == pytest.approx((VALUES[i] - mean) * lag / variance)
    # Their mean is the global Moran's I of row-standardised weights.
    ours = (
        sum((VALUES[i] - mean) * sum(VALUES[j] - mean for j in RING[i]) / 2 for i in range(9)) / 9 / variance
    )
    assert found.statistic.mean() == pytest.approx(ours)


def test_p_values_are_near_those_of_every_possible_draw():
    found = local_moran(VALUES, RING)
    for i in range(9):
        others = [j for j in range(9) if j != i]
        sums = np.array([sum(found.z[list(pair)]) for pair in combinations(others, 2)])
        own = found.lag[i] * 2
        exact = min(2 * min((sums >= own - 1e-9).mean(), (sums <= own + 1e-9).mean()), 1)
        assert found.p[i] == pytest.approx(exact, abs=8 * (0.25 / DRAWS) ** 0.5)


def test_the_correction_is_that_of_scipy():
    p = np.random.default_rng(3).uniform(size=40) ** 2
    assert benjamini_hochberg(p) == pytest.approx(false_discovery_control(p))


def test_draws_of_places_with_few_and_many_neighbours_are_each_their_own():
    around = np.full((9, 3), -1)
    around[:, 0] = (np.arange(9) + 1) % 9
    around[::2, 1] = (np.arange(0, 9, 2) + 3) % 9
    around[::4, 2] = (np.arange(0, 9, 4) + 5) % 9
    found = local_moran(VALUES, around)
    for i in range(9):
        k = int((around[i] >= 0).sum())
        sums = np.array(
            [sum(found.z[list(held)]) for held in combinations([j for j in range(9) if j != i], k)]
        )
        own = found.lag[i] * k
        exact = min(2 * min((sums >= own - 1e-9).mean(), (sums <= own + 1e-9).mean()), 1)
        assert found.p[i] == pytest.approx(exact, abs=8 * (0.25 / DRAWS) ** 0.5)


def test_equal_values_are_no_cluster():
    found = local_moran(np.full(9, 0.4), RING)
    assert set(found.statistic) == {0}
    assert set(found.p) == {1}
    assert global_moran(np.full(9, 0.4), RING) is None


def ring(places: int, reach: int) -> np.ndarray:
    return (np.arange(places)[:, None] + [step for step in range(-reach, reach + 1) if step]) % places


def test_the_global_statistic_and_its_p_are_those_of_pysal():
    around = ring(40, 3)
    around[::3, 4:] = NOBODY
    values = np.random.default_rng(1).gamma(1, size=40) + np.sin(np.arange(40) / 3)
    held = W({i: [int(j) for j in row if j != NOBODY] for i, row in enumerate(around)}, silence_warnings=True)
    theirs, ours = Moran(values, held, permutations=0), global_moran(values, around)
    assert (ours.statistic, ours.expected, ours.p) == pytest.approx((theirs.I, theirs.EI, theirs.p_rand))
    assert 0.001 < ours.p < 0.2


def test_the_local_statistic_and_its_p_are_those_of_pysal():
    around, values = ring(60, 2), np.cumsum(np.random.default_rng(3).normal(size=60))
    held = W({i: row.tolist() for i, row in enumerate(around)}, silence_warnings=True)
    theirs = Moran_Local(values, held, permutations=9999, seed=1, n_jobs=1)
    ours = local_moran(values, around)
    assert ours.statistic * 59 / 60 == pytest.approx(theirs.Is)  # theirs divides by n − 1
    twice = np.minimum(2 * theirs.p_sim, 1)  # theirs is one-sided
    assert ours.p == pytest.approx(twice, abs=8 * (0.5 / 9999) ** 0.5)
    assert (ours.p <= 0.05).sum() > 5


def test_where_nothing_is_there_findings_stay_at_the_stated_rate():
    """200 countries of 60 places whose values lie anywhere: one in twenty, of places and of countries."""
    around, random = ring(60, 2), np.random.default_rng(12)
    found = [
        (global_moran(values, around), local_moran(values, around))
        for values in random.gamma(2, size=(200, 60))
    ]
    whole = np.mean([overall.p <= 0.05 for overall, _ in found])
    assert whole == pytest.approx(0.05, abs=4 * (0.05 * 0.95 / 200) ** 0.5)
    assert np.mean([local.p <= 0.05 for _, local in found]) == pytest.approx(0.05, abs=0.01)
    # Benjamini and Hochberg: under nothing, any finding is false, in at most one of twenty countries.
    assert np.mean([(local.adjusted <= 0.05).any() for _, local in found]) <= 0.05 + 0.04


def test_one_place_alone_can_pass_the_correction():
    """A thousand places: the smallest p that the draws allow, times a thousand, is no more than 5 %."""
    assert 2 / (1 + draws_for(3317)) * 3317 <= 0.05
    values = np.random.default_rng(2).normal(size=1000)
    values[:7] -= 6
    local = local_moran(values, ring(1000, 3))
    assert local.adjusted[3] <= 0.05
    assert (local.adjusted <= 0.05).sum() < 20
