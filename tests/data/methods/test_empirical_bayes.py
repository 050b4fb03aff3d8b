"""Standardised rates against PySAL, a plain recomputation, and places that differ by chance alone."""

import numpy as np
import pytest
from esda.smoothing import assuncao_rate

from data.methods.empirical_bayes import standardised_rates, standardised_shares

BASE = np.array([1, 2, 7, 4, 30, 200, 3, 5], dtype=np.float64)
EVENTS = np.array([1, 0, 5, 1, 21, 90, 3, 2], dtype=np.float64)


@pytest.mark.parametrize("events", [EVENTS, EVENTS * 0.05, BASE * 0.3 + 0.01], ids=["far", "near", "alike"])
def test_rates_are_those_of_pysal(events):
    assert standardised_rates(events, BASE) == pytest.approx(assuncao_rate(events, BASE))


def test_shares_are_those_of_the_definition():
    pooled, n = EVENTS.sum() / BASE.sum(), len(BASE)
    spread = sum(x * (e / x - pooled) ** 2 for e, x in zip(EVENTS, BASE, strict=True)) / BASE.sum()
    mean = BASE.sum() / n
    between = max((mean * spread - pooled * (1 - pooled)) / (mean - 1), 0)
    expected = [
        (e / x - pooled) / (between * (1 - 1 / x) + pooled * (1 - pooled) / x) ** 0.5
        for e, x in zip(EVENTS, BASE, strict=True)
    ]
    assert between > 0
    assert standardised_shares(EVENTS, BASE) == pytest.approx(expected)


def test_chance_alone_gives_every_base_the_same_spread():
    """Raw shares of one station vary ten times as much as those of a hundred; standardised ones do not."""
    random = np.random.default_rng(6)
    base = np.repeat([1.0, 4.0, 100.0], 4000)
    found = standardised_shares(random.binomial(base.astype(int), 0.3).astype(float), base).reshape(3, -1)
    assert found.std(axis=1) == pytest.approx([1, 1, 1], abs=0.05)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_where_all_or_nobody_is_reached_no_place_differs(share):
    assert standardised_shares(BASE * share, BASE).tolist() == [0] * 8
    assert standardised_shares(np.ones(3), np.ones(3)).tolist() == [0] * 3
    assert standardised_rates(np.zeros(3), np.ones(3)).tolist() == [0] * 3
