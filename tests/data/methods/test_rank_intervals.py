"""Intervals of ranks against their exact distribution, and how often they hold the true rank."""

import numpy as np
import pytest
from scipy import stats

from data.methods.rank_intervals import ENDS, rank_bounds, simulated, weighed


def exact_bounds(own, others):
    """The interval of a rank by integration over one's own ratio: given that, those ahead are a sum of
    independent coins, the highest ratio first. own, others: distributions of SciPy.
    """

    quantiles = (np.arange(4000) + 0.5) / 4000
    chances = np.array([1.0])
    for ahead in (other.sf(own.ppf(quantiles))[:, None] for other in others):
        chances = _one_more(chances, ahead)
    added = np.cumsum(chances.mean(axis=0))
    return tuple(int(np.searchsorted(added, end)) + 1 for end in ENDS), added


def _one_more(chances, ahead):
    """Chances of each number ahead, a column each, with one more coin that falls so with `ahead`."""
    rows = np.broadcast_to(chances, (len(ahead), chances.shape[-1]))
    pad = np.zeros((len(ahead), 1))
    return np.hstack([rows * (1 - ahead), pad]) + np.hstack([pad, rows * ahead])


def test_the_interval_is_that_of_the_exact_distribution_of_the_rank():
    reached, stations = np.array([1, 8, 30, 55, 70]), np.array([1, 10, 60, 100, 100])
    place = np.repeat(np.arange(5), stations)
    top = np.concatenate([np.arange(n) < k for k, n in zip(reached, stations, strict=True)]).astype(float)
    of = weighed(top, np.ones(len(top)), place, share=True)
    assert of.weight == pytest.approx(stations)  # a yes or no a station: no spread beyond that
    low, high = rank_bounds(simulated(of, 40_000, np.random.default_rng(1)), higher=True)
    betas = [stats.beta(k + 0.5, n - k + 0.5) for k, n in zip(reached, stations, strict=True)]
    for number, own in enumerate(betas):
        (first, last), added = exact_bounds(own, betas[:number] + betas[number + 1 :])
        assert min(abs(added - ENDS[0])) > 0.005 and min(abs(added - ENDS[1])) > 0.005, "no end on an edge"
        assert (low[number], high[number]) == (first, last)


@pytest.mark.parametrize("share", (True, False))
def test_the_true_rank_is_in_the_interval_about_four_times_in_five(share):
    generator, held, all_of = np.random.default_rng(3), 0, 0
    for _ in range(60):
        places = 20
        truth = generator.beta(6, 4, places) if share else generator.gamma(9, 0.5, places)
        place = np.repeat(np.arange(places), generator.integers(2, 60, places))
        people = generator.lognormal(8, 0.5, len(place)).round()
        if share:  # stations of a place are unlike, as 12 coins would be
            top = people * generator.beta(truth[place] * 12, (1 - truth[place]) * 12)
        else:
            top = people * generator.gamma(4, truth[place] / 4)
        low, high = rank_bounds(simulated(weighed(top, people, place, share), 800, generator), higher=True)
        rank = (-truth).argsort().argsort() + 1
        held += int(((low <= rank) & (rank <= high)).sum())
        all_of += places
    assert 0.77 < held / all_of < 0.93  # whole ranks: an interval holds a little more than it must


def test_places_of_one_station_at_the_top_are_not_sure_to_lead():
    place = np.array([0] + [1] * 40 + [2] * 40)
    top = np.array([1.0] + [1.0] * 38 + [0.0] * 2 + [1.0] * 10 + [0.0] * 30)
    of = weighed(top, np.ones(81), place, share=True)
    low, high = rank_bounds(simulated(of, 2000, np.random.default_rng(1)), higher=True)
    assert (low[0], high[0]) == (1, 3) or (low[0], high[0]) == (1, 2)
    assert (low[2], high[2])[0] >= 2


def test_places_that_are_all_at_the_top_cannot_be_told_apart():
    place = np.repeat(np.arange(10), 30)
    of = weighed(np.ones(300), np.ones(300), place, share=True)
    low, high = rank_bounds(simulated(of, 2000, np.random.default_rng(1)), higher=True)
    assert (high - low >= 7).all()


def test_the_lowest_leads_where_less_is_better_and_nothing_at_all_is_drawn_too():
    place = np.repeat(np.arange(3), 50)
    top = np.concatenate([np.zeros(50), np.full(50, 40.0), np.full(50, 90.0)])
    of = weighed(top, np.full(150, 100.0), place, share=False)
    low, high = rank_bounds(simulated(of, 500, np.random.default_rng(1)), higher=False)
    assert low.tolist() == high.tolist() == [1, 2, 3]
