"""Kaplan–Meier curves: the share with the event by each month; the others count while they are followed."""

import warnings
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import CensoredData, ecdf

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Curve(NamedTuple):
    """One entry a month with an event, month 0, the months asked for and the last month of follow-up.

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


def curve(months: Whole, events: npt.NDArray[np.bool_], marks: Iterable[int] = ()) -> Curve:
    """The curve of at least one that was followed for `months`, with its event then or without one.

    marks: months that have an entry even without an event, as far as someone was followed.

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
    return _with_marks(rows, months, marks)


def median(rows: Curve) -> Median:
    """The median; its interval holds the months whose interval holds a half (Brookmeyer, Crowley, 1982)."""
    return Median(*(_above_half(rows, limit) for limit in (rows.share, rows.high, rows.low)))


def _with_marks(rows: Curve, months: Whole, marks: Iterable[int]) -> Curve:
    """The rows with month 0, before any event, the marks and the last month of follow-up."""
    if not len(rows.months) or rows.months[0] > 0:
        nobody = (0, len(months), 0, 0.0, np.nan, np.nan)
        rows = _inserted(rows, np.array([0]), nobody)
    last = int(months.max())
    new = np.array(sorted({mark for mark in (*marks, last) if mark <= last} - {*rows.months.tolist()}), int)
    at = np.searchsorted(rows.months, new)
    left = len(months) - np.searchsorted(np.sort(months), new)
    values = (new, left, 0, *(column[at - 1] for column in rows[3:]))
    return _inserted(rows, at, values)


def _inserted(rows: Curve, at: Whole, values: Sequence[Any]) -> Curve:
    """The rows with others before those at some places. values: one of each column, or one for all places."""
    columns: tuple[npt.NDArray[Any], ...] = rows
    return Curve(*(np.insert(column, at, value) for column, value in zip(columns, values, strict=True)))


def _above_half(rows: Curve, limit: Floats) -> int | None:
    """The first month in which a limit is above one half; that everyone had the event is certain."""
    above = np.flatnonzero((limit > 0.5) | (rows.share >= 1))
    return int(rows.months[above[0]]) if len(above) else None
