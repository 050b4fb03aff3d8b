"""The share that is in a state by time since a beginning, where it can be left and entered again.

Aalen and Johansen, “An empirical transition matrix for non-homogeneous Markov chains based on censored
observations”, Scandinavian Journal of Statistics 5 (1978), 141–150, for two states; right for the share in
a state also where the past matters (Datta and Satten, Statistics & Probability Letters 55, 2001). Where
nobody leaves the state it is the Kaplan–Meier estimate of having entered it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


class Occupation(NamedTuple):
    """One entry a month with a move, month 0, the months asked for and the last month of follow-up.

    at_risk: those still followed before it; events: those who entered in that month; share: in it then.
    """

    months: Whole
    at_risk: Whole
    events: Whole
    share: npt.NDArray[np.float64]


def occupation(moves: Sequence[Sequence[int]], until: Whole, marks: Iterable[int] = ()) -> Occupation:
    """The shares of at least one that was followed from month 0, outside the state, `until` a month.

    moves: of each the months in which it entered, left, entered again and so on, one after the other.
    """
    span = 1 + int(until.max())
    entered = _counted([month for own in moves for month in own[0::2]], span)
    left = _counted([month for own in moves for month in own[1::2]], span)
    inside = np.array([len(own) % 2 == 1 for own in moves])
    within = _before(entered - left - _counted(until[inside], span))
    outside = len(until) - _before(entered - left + _counted(until[~inside], span))
    share, now = np.zeros(span), 0.0
    into, out = entered / np.maximum(outside, 1), left / np.maximum(within, 1)
    for month in range(span):
        now += (1 - now) * into[month] - now * out[month]
        share[month] = now
    told = (entered + left > 0) | np.isin(np.arange(span), (0, *marks, span - 1))
    return Occupation(np.arange(span)[told], (within + outside)[told], entered[told], share[told])


def _counted(months: Sequence[int] | Whole, span: int) -> Whole:
    return np.bincount(np.asarray(months, np.int64), minlength=span)


def _before(change: Whole) -> Whole:
    """The sum of all changes before each month."""
    return np.cumsum(change) - change
