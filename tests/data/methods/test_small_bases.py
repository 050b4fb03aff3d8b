"""The chance of what neighbours of few stations reach: SciPy, all outcomes one by one, and nothing there."""

from itertools import product

import numpy as np
import pytest
from scipy.stats import betabinom, binom

from data.methods.empirical_bayes import shares_moments, standardised_shares
from data.methods.moran import NOBODY, benjamini_hochberg, local_moran
from data.methods.small_bases import beta_binomial, chance_around
from tests.data.methods.test_moran import ring


def test_the_chances_of_a_place_are_those_of_scipy():
    assert beta_binomial(7, 0.2, 0.0) == pytest.approx(binom.pmf(np.arange(8), 7, 0.2))
    expected = betabinom.pmf(np.arange(8), 7, 0.2 * (1 - 0.3) / 0.3, 0.8 * (1 - 0.3) / 0.3)
    assert beta_binomial(7, 0.2, 0.3) == pytest.approx(expected)
    assert beta_binomial(3, 0.2, 1 - 1e-9) == pytest.approx([0.8, 0, 0, 0.2], abs=1e-6)


def test_p_values_are_those_of_all_outcomes_of_the_neighbours():
    base = np.array([1, 3, 2, 1, 3, 2, 2], dtype=np.float64)
    reached = np.array([1, 0, 2, 0, 1, 0, 1], dtype=np.float64)
    around = np.array([[1, 2], [0, 2], [NOBODY, 4], [4, 5], [5, 6], [6, 0], [NOBODY, 0]])
    pooled, between = shares_moments(reached, base)
    found = chance_around(reached, base, around, np.arange(7))

    def score(e: float, x: float) -> float:
        return float(e / x - pooled) / (between * (1 - 1 / x) + pooled * (1 - pooled) / x) ** 0.5

    for place, row in enumerate(around):
        near = [int(j) for j in row if j != NOBODY]
        own, as_little, as_much = sum(score(reached[j], base[j]) for j in near), 0.0, 0.0
        for outcome in product(*(range(int(base[j]) + 1) for j in near)):
            chances = [
                beta_binomial(int(base[j]), pooled, between / (pooled * (1 - pooled)))[e]
                for j, e in zip(near, outcome, strict=True)
            ]
            total, chance = (
                sum(score(e, base[j]) for j, e in zip(near, outcome, strict=True)),
                np.prod(chances),
            )
            as_little += chance * (total <= own + 1e-9)
            as_much += chance * (total >= own - 1e-9)
        assert found[place] == pytest.approx(min(2 * min(as_little, as_much), 1))


@pytest.mark.parametrize(("share", "alike"), [(0.01, 0.0), (0.16, 0.15), (0.98, 0.04)])
def test_where_nothing_is_there_places_of_few_beside_places_of_many_are_no_cluster(share, alike):
    """100 countries of 200 places, half of them of one or two stations, half of five to eight, apart."""
    random, around, false, of_draws = np.random.default_rng(14), ring(200, 3), [], []
    for _ in range(100):
        few = np.arange(200) < 100
        base = np.where(few, random.integers(1, 3, 200), random.integers(5, 9, 200)).astype(np.float64)
        own = random.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1), 200) if alike else share
        reached = random.binomial(base.astype(int), own).astype(np.float64)
        drawn = local_moran(standardised_shares(reached, base), around)
        p = np.maximum(drawn.p, chance_around(reached, base, around, np.arange(200)))
        false.append((benjamini_hochberg(p) <= 0.05).any())
        of_draws.append((drawn.adjusted <= 0.05).any())
    assert np.mean(false) <= 0.05 + 0.04
    assert np.mean(of_draws) > np.mean(false)
