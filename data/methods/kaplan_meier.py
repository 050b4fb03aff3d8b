"""Kaplan–Meier curves: the share with the event by each month; the others count while they are followed."""

import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import CensoredData, ecdf

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Curve(NamedTuple):
    """One entry a month with an event, month 0 and the last month of follow-up.

    at_risk: those still followed before it; events: in that month; share: of those with the event by then;
    low, high: its 95 % interval, NaN before the first event and once everyone had one.
    """

    months: Whole
    at_risk: Whole
    events: Whole
    share: Floats
    low: Floats
    high: Floats


class Median(NamedTuple):
    """The first month by which more than half had the event, and its 95 % interval; None if never reached."""

    month: int | None
    low: int | None
    high: int | None


def curve(months: Whole, events: npt.NDArray[np.bool_]) -> Curve:
    """The curve of at least one that was followed for `months`, with its event then or without one.

    The interval is that of the log–log transform of Greenwood's variance (Kalbfleisch and Prentice, 1980).
    """
    found = ecdf(CensoredData.right_censored(months.astype(np.float64), ~events)).cdf
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", RuntimeWarning
        )  # no interval where nobody or everyone had the event: NaN says so
        limits = found.confidence_interval(method="log-log")
    share, low, high = (one.probabilities for one in (found, limits.low, limits.high))
    inside = (share > 0) & (share < 1)
    low, high = (np.where(inside, limit, np.nan) for limit in (low, high))
    every = found.quantiles.astype(np.int64)
    with_event = np.isin(every, months[events])
    at_risk = len(months) - np.searchsorted(np.sort(months), every)
    counted = np.searchsorted(np.sort(months[events]), every, side="right")
    columns = (every, at_risk, np.diff(counted, prepend=0), share, low, high)
    rows = Curve(*(column[with_event] for column in columns))
    return _with_ends(rows, months)


def median(rows: Curve) -> Median:
    """The median; its interval holds the months whose interval holds a half (Brookmeyer, Crowley, 1982)."""
    return Median(*(_above_half(rows, limit) for limit in (rows.share, rows.high, rows.low)))


def _with_ends(rows: Curve, months: Whole) -> Curve:
    """The rows with month 0, before any event, and the last month in which someone was still followed."""
    nobody = Curve(*(np.array([value]) for value in (0, len(months), 0, 0.0, np.nan, np.nan)))
    if not len(rows.months) or rows.months[0] > 0:
        rows = _joined(nobody, rows)
    last = months.max()
    if rows.months[-1] == last:
        return rows
    left = int((months >= last).sum())
    limits = (rows.share[-1], rows.low[-1], rows.high[-1])
    return _joined(rows, Curve(*(np.array([value]) for value in (last, left, 0, *limits))))


def _joined(first: Curve, second: Curve) -> Curve:
    return Curve(*(np.concatenate(pair) for pair in zip(first, second, strict=True)))


def _above_half(rows: Curve, limit: Floats) -> int | None:
    """The first month in which a limit is above one half; that everyone had the event is certain."""
    above = np.flatnonzero((limit > 0.5) | (rows.share >= 1))
    return int(rows.months[above[0]]) if len(above) else None
