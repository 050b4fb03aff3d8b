"""Local Moran's I against plain loops, every possible draw, and SciPy's own correction."""

from itertools import combinations

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from data.methods.moran import DRAWS, benjamini_hochberg, local_moran

VALUES = np.array([0.1, 0.2, 0.15, 0.8, 0.9, 0.7, 0.85, 0.3, 0.05])
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
        exact = min((sums >= own - 1e-9).mean(), (sums <= own + 1e-9).mean())
        assert found.p[i] == pytest.approx(exact, abs=4 * (0.25 / DRAWS) ** 0.5)


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
        exact = min((sums >= own - 1e-9).mean(), (sums <= own + 1e-9).mean())
        assert found.p[i] == pytest.approx(exact, abs=4 * (0.25 / DRAWS) ** 0.5)


def test_equal_values_are_no_cluster():
    found = local_moran(np.full(9, 0.4), RING)
    assert set(found.statistic) == {0}
    assert set(found.p) == {1}
