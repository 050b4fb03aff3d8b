"""Robust spreads against SciPy, and the share of outliers where there is nothing to find."""

from datetime import date, timedelta

import numpy as np
import pytest
import scipy.stats

from data.mart.quality_expected import History
from data.measures.quality import Thresholds
from data.measures.quality_judge import among_peers, outlier
from data.measures.year_earlier import tet_share
from data.methods.outliers import chance_share, chance_share_within, medians, robust_spread

UNKNOWN = float("nan")
LIMITS = Thresholds()


def test_a_median_passes_over_what_is_unknown():
    grid = np.array([[1, UNKNOWN], [5, UNKNOWN], [UNKNOWN, 4], [3, 8]], dtype=np.float32)
    assert medians(grid).tolist() == [3, 6]
    assert np.isnan(medians(np.full((3, 1), np.nan, dtype=np.float32))[0])


def test_the_spread_is_that_of_scipy():
    grid = np.random.default_rng(1).normal(size=(11, 50))
    grid[np.random.default_rng(2).random(grid.shape) < 0.2] = np.nan
    middle, spread = robust_spread(grid)
    assert middle == pytest.approx(np.nanmedian(grid, axis=0))
    scale = scipy.stats.median_abs_deviation(grid, axis=0, nan_policy="omit") / scipy.stats.norm.ppf(0.75)
    assert spread == pytest.approx(scale, rel=1e-4)


@pytest.mark.parametrize("known", (6, 11))
def test_the_share_due_to_chance_is_what_plain_draws_give(known):
    drawn = np.random.default_rng(5).normal(size=(known + 1, 150_000))
    scale = scipy.stats.median_abs_deviation(drawn[1:], axis=0) / scipy.stats.norm.ppf(0.75)
    share = (np.abs(drawn[0] - np.median(drawn[1:], axis=0)) > 3.5 * scale).mean()
    assert chance_share(known, 3.5) == pytest.approx(share, rel=0.05)


def test_the_share_due_to_chance_nears_that_of_the_normal_distribution():
    assert chance_share(1001, 2.0) == pytest.approx(2 * scipy.stats.norm.sf(2), rel=0.03)
    assert chance_share_within(1000, 2.0) == pytest.approx(2 * scipy.stats.norm.sf(2), rel=0.03)
    assert chance_share_within(10, 3.5) < chance_share(10, 3.5)


def country(sites: int, kind: str) -> tuple[list[date], np.ndarray]:
    """48 months in which nothing is wrong: growth, seasons and Tết; counts or logarithms that scatter."""
    random = np.random.default_rng(12)
    firsts = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(49)]
    days = [first - timedelta(days=1) for first in firsts[1:]]
    starts = [first - timedelta(days=1) for first in firsts]
    season = np.array([0.1 * np.sin(day.month / 12 * 2 * np.pi) + 0.01 * n for n, day in enumerate(days)])
    tet = np.array([tet_share(before, day) for before, day in zip(starts, days, strict=False)])
    level = 5 + random.normal(0, 0.4, sites)
    mean = np.exp(season[:, None] + np.log(1 - 0.12 * tet)[:, None] + level)
    if kind == "counts":
        return days, random.poisson(mean).astype(np.float32)
    return days, (mean * np.exp(random.normal(0, 0.15, mean.shape))).astype(np.float32)


@pytest.mark.parametrize("kind", ("counts", "logarithms"))
def test_where_nothing_is_wrong_as_many_fail_as_are_said_to_by_chance(kind):
    days, values = country(1500, kind)
    history, sites = History({"visits": values}, days, LIMITS.baseline_periods), np.arange(values.shape[1])
    judged, failed, chance = 0, 0, 0.0
    with np.errstate(all="ignore"):
        for number in range(len(days)):
            found = outlier("visits", values[number], history.expected(number, sites)["visits"], LIMITS)
            history.forget("visits", number, sites[found.failed])
            judged += found.known.sum()
            failed += found.failed.sum()
            chance += found.chance[found.known].sum()
    assert judged > 30_000
    assert failed / judged == pytest.approx(chance / judged, rel=0.12)


def test_among_peers_as_many_are_apart_as_are_said_to_be_by_chance():
    random = np.random.default_rng(3)
    people = random.integers(2000, 20_000, 200_000).astype(np.float32)
    visits = (people * np.exp(random.normal(-1, 0.3, people.shape))).astype(np.float32)
    now = {"visits": visits, "population": people}
    with np.errstate(all="ignore"):
        found = among_peers("visits", now, np.arange(len(people)) // 20, LIMITS)
    assert found.known.all()
    assert found.failed.mean() == pytest.approx(found.chance.mean(), rel=0.12)
