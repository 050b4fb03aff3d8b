"""The log-rank test against SciPy's and a textbook's of two groups, counts of three, nothing there."""

import numpy as np
import pytest
from scipy.stats import CensoredData, chi2, logrank

from data.methods.log_rank import log_rank

# Weeks in remission under 6-MP and placebo (Freireich et al. 1963, in Cox and Oakes, 1984, table 1.1).
TREATED = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
STILL = [0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def group(months: list[int] | np.ndarray, came: list[bool] | np.ndarray | None = None):
    months = np.array(months, dtype=np.int64)
    return months, np.ones(len(months), dtype=bool) if came is None else np.array(came, dtype=bool)


def drawn(random: np.random.Generator, size: int):
    """Months to an event, cut off after a follow-up of 10 to 40 months."""
    event, end = random.geometric(0.04, size), random.integers(10, 41, size)
    return np.minimum(event, end), event <= end


def test_the_textbook_s_remissions():
    treated = group(TREATED, np.array(STILL) == 0)
    assert chi2.isf(log_rank([treated, group(PLACEBO)]), 1) == pytest.approx(16.79, abs=0.01)


@pytest.mark.parametrize("seed", range(5))
def test_two_groups_are_those_of_scipy(seed: int):
    random = np.random.default_rng(seed)
    pair = [drawn(random, 40), drawn(random, 25)]
    pair[1] = (np.maximum(pair[1][0] // 2, 1), pair[1][1])
    theirs = logrank(*(CensoredData.right_censored(months, ~came) for months, came in pair))
    assert log_rank(pair) == pytest.approx(theirs.pvalue)


def test_three_groups_are_those_of_counting_month_by_month():
    random = np.random.default_rng(8)
    groups = [drawn(random, size) for size in (12, 20, 9)]
    excess, covariance = np.zeros(3), np.zeros((3, 3))
    for month in range(1, 60):
        risk = [sum(months >= month) for months, _ in groups]
        came = [sum((months == month) & event) for months, event in groups]
        n, d = sum(risk), sum(came)
        if n < 2:
            continue
        for i in range(3):
            excess[i] += came[i] - d * risk[i] / n
            for j in range(3):
                own = (i == j) - risk[j] / n
                covariance[i, j] += risk[i] / n * own * d * (n - d) / (n - 1)
    statistic = excess[:2] @ np.linalg.inv(covariance[:2, :2]) @ excess[:2]
    assert log_rank(groups) == pytest.approx(chi2.sf(statistic, 2))


def test_what_cannot_be_compared_has_no_p():
    one = group([3, 4, 5])
    assert log_rank([]) is None
    assert log_rank([one]) is None
    assert log_rank([group([3, 4], [False, False]), group([5], [False])]) is None
    # The second group is followed no longer when the first event comes.
    assert log_rank([group([5, 6]), group([2], [False])]) is None


def test_groups_of_one_pace_are_told_apart_in_one_of_twenty():
    random = np.random.default_rng(17)
    found = [log_rank([drawn(random, 40) for _ in range(4)]) for _ in range(600)]
    rate = np.mean([p <= 0.05 for p in found])
    assert rate == pytest.approx(0.05, abs=4 * (0.05 * 0.95 / 600) ** 0.5)
    late = [drawn(random, 100), drawn(random, 100)]
    late[1] = (late[1][0] * 2, late[1][1])
    assert log_rank(late) < 0.001
