"""The share in a state against plain counting, Kaplan and Meier's estimate, and a process of known truth."""

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from data.methods.occupation import occupation


def walks(seed: int, count: int, last: int) -> list[list[int]]:
    """Months of moves: out of the state to it with chance 0.1 a month, back with 0.2."""
    random, found = np.random.default_rng(seed), []
    for _ in range(count):
        inside, moves = False, []
        for month in range(last + 1):
            if random.random() < (0.2 if inside else 0.1):
                inside = not inside
                moves.append(month)
        found.append(moves)
    return found


def inside(moves: list[int], month: int) -> bool:
    return sum(own <= month for own in moves) % 2 == 1


def test_of_all_followed_to_the_end_it_is_what_counting_gives():
    moves = walks(1, 40, 12)
    found = occupation(moves, np.full(40, 12), range(13))
    assert found.months.tolist() == list(range(13))
    counted = [sum(inside(own, month) for own in moves) / 40 for month in range(13)]
    assert found.share.tolist() == pytest.approx(counted)
    assert found.at_risk.tolist() == [40] * 13
    assert found.events.sum() == sum(len(own[0::2]) for own in moves)


def test_where_nobody_goes_back_it_is_the_kaplan_meier_estimate_of_statsmodels():
    random = np.random.default_rng(2)
    event, end = random.geometric(0.08, 300), random.integers(3, 40, 300)
    moves = [[int(own)] if own <= last else [] for own, last in zip(event, end, strict=True)]
    found = occupation(moves, end.astype(np.int64))
    judge = SurvfuncRight(np.minimum(event, end), event <= end)
    shares = dict(zip(found.months.tolist(), found.share.tolist(), strict=True))
    assert [shares[month] for month in judge.surv_times if month in shares] == pytest.approx(
        [1 - share for month, share in zip(judge.surv_times, judge.surv_prob, strict=True) if month in shares]
    )


def test_what_is_cut_off_by_chance_leaves_the_truth_in_place():
    moves, random = walks(3, 4000, 30), np.random.default_rng(4)
    until = random.integers(0, 31, 4000)
    seen = [[month for month in own if month <= last] for own, last in zip(moves, until, strict=True)]
    found = occupation(seen, until, (24,))
    truth = 0.0
    for _ in range(25):
        truth += (1 - truth) * 0.1 - truth * 0.2
    at = found.months.tolist().index(24)
    assert found.share[at] == pytest.approx(truth, abs=0.03)
    assert found.at_risk[at] == (until >= 24).sum()
