"""The estimator against a textbook's example, fractions worked by hand, statsmodels and a known truth."""

from fractions import Fraction

import numpy as np
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from data.methods.kaplan_meier import curve, median

# Weeks in remission under 6-MP; False: still in remission when last seen (Freireich et al. 1963, as printed
# in Collett, and in Cox and Oakes, Analysis of Survival Data, 1984, table 1.1).
REMISSION = (
    (6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True), (10, False), (11, False),
    (13, True), (16, True), (17, False), (19, False), (20, False), (22, True), (23, True), (25, False),
    (32, False), (32, False), (34, False), (35, False),
)  # fmt: skip
SURVIVED = {
    6: Fraction(18, 21),
    7: Fraction(18, 21) * Fraction(16, 17),
    10: Fraction(18, 21) * Fraction(16, 17) * Fraction(14, 15),
    13: Fraction(18, 21) * Fraction(16, 17) * Fraction(14, 15) * Fraction(11, 12),
    16: Fraction(18, 21) * Fraction(16, 17) * Fraction(14, 15) * Fraction(11, 12) * Fraction(10, 11),
    22: Fraction(18, 21) * Fraction(16, 17) * Fraction(14, 15) * Fraction(10, 12) * Fraction(6, 7),
    23: Fraction(18, 21) * Fraction(16, 17) * Fraction(14, 15) * Fraction(10, 12) * Fraction(5, 7),
}
AT_RISK = {6: 21, 7: 17, 10: 15, 13: 12, 16: 11, 22: 7, 23: 6}
# Survival with its log–log interval, as the survival package of R prints it for these data.
INTERVALS = {6: (0.620, 0.952), 7: (0.563, 0.923), 13: (0.432, 0.849), 23: (0.188, 0.680)}


def of(*rows: tuple[int, bool]):
    return curve(np.array([month for month, _ in rows]), np.array([came for _, came in rows]))


def test_the_textbook_s_remissions():
    found = of(*REMISSION)
    assert found.months.tolist() == [0, *SURVIVED, 35]
    assert found.at_risk.tolist() == [21, *AT_RISK.values(), 1]
    assert found.events.tolist() == [0, 3, 1, 1, 1, 1, 1, 1, 0]
    expected = [0.0, *(float(1 - share) for share in SURVIVED.values()), float(1 - SURVIVED[23])]
    assert found.share.tolist() == pytest.approx(expected)
    assert median(found).month == 23


@pytest.mark.parametrize(("month", "limits"), INTERVALS.items())
def test_the_textbook_s_intervals(month: int, limits: tuple[float, float]):
    found = of(*REMISSION)
    place = found.months.tolist().index(month)
    assert (1 - found.high[place], 1 - found.low[place]) == pytest.approx(limits, abs=0.0005)


def followed(random: np.random.Generator, stations: int) -> tuple[np.ndarray, np.ndarray]:
    """Months followed and whether the event came: one in 20 each month, cut off by chance."""
    came, cut = random.geometric(0.05, stations), random.integers(1, 48, stations)
    return np.minimum(came, cut), came <= cut


def test_shares_and_intervals_are_those_of_statsmodels():
    months, came = followed(np.random.default_rng(4), 400)
    found, theirs = curve(months, came), SurvfuncRight(months, came.astype(int))
    at = np.isin(found.months, theirs.surv_times) & (found.events > 0)
    alive = theirs.surv_prob[np.isin(theirs.surv_times, found.months[at])]
    error = theirs.surv_prob_se[np.isin(theirs.surv_times, found.months[at])]
    assert found.share[at] == pytest.approx(1 - alive)
    away = 1.959964 * error / (alive * np.log(alive))
    assert found.low[at] == pytest.approx(1 - alive ** np.exp(away), rel=1e-5)
    assert found.high[at] == pytest.approx(1 - alive ** np.exp(-away), rel=1e-5)


def test_nineteen_of_twenty_intervals_hold_a_known_truth():
    random, truth, held = np.random.default_rng(5), 1 - 0.95**12, []
    for _ in range(600):
        found = curve(*followed(random, 120), marks=(12,))
        place = found.months.tolist().index(12)
        held.append(found.low[place] <= truth <= found.high[place])
    assert np.mean(held) == pytest.approx(0.95, abs=4 * (0.05 * 0.95 / 600) ** 0.5)


def test_those_not_there_yet_are_censored_not_dropped():
    found = of((2, True), (4, False), (4, False), (4, False))
    assert found.share.tolist() == [0, 0.25, 0.25]
    assert found.at_risk.tolist() == [4, 4, 3]
    assert median(found) == (None, 2, None)


def test_nobody_there_has_no_interval_and_everybody_none_either():
    nobody, everybody = of((3, False), (5, False)), of((3, True), (3, True))
    assert nobody.share.tolist() == [0, 0] and np.isnan(nobody.low).all()
    assert everybody.share.tolist() == [0, 1] and np.isnan(everybody.high).all()
    assert median(everybody) == (3, 3, 3)


def test_whoever_comes_at_once_counts_from_month_0():
    found = of((0, True), (0, True), (0, True), (1, False))
    assert found.months.tolist() == [0, 1]
    assert found.share.tolist() == [0.75, 0.75]
    assert median(found).month == 0
