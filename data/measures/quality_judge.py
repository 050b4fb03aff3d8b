"""The checks of one date as arithmetic: each site's value against its own past and its other columns."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from data.measures.quality import BOUNDED, FLOWS, ROBUST_SCALE, STEADY, Thresholds

Values = npt.NDArray[np.float32]
Exact = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Spread = tuple[npt.NDArray[np.int64], Exact, Exact]


class Judged(NamedTuple):
    """One check of one column at every site: whether it could be judged, whether it failed, and against what.

    expected: what the value was held against; score: how far it is from that, in standard deviations, as a
    modified z-score, or as a ratio less one. Where `known` is false the rest says nothing.
    """

    check: str
    field: str
    known: Truths
    failed: Truths
    expected: Exact
    score: Exact


def judge_date(now: Mapping[str, Values], past: Mapping[str, Values], limits: Thresholds) -> Iterator[Judged]:
    """Every check of one date. now: column → value at each site, NaN where unknown; past: column → the values
    of the baseline, oldest first (snapshots × sites; fewer at the beginning).
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        for field in FLOWS:
            spread = spread_of(past[field])
            yield from outliers(field, now[field], past[field], spread, limits)
            if field in STEADY:
                yield over_time(field, now[field], spread, limits)
        yield fallen("records_created", now["records_created"], past["records_created"], limits.falling)
        for field, bound in BOUNDED.items():
            check = "over_population" if bound == "population" else "between"
            yield _over(check, field, now[field], now[bound], getattr(limits, check))
        yield jumped("population", now["population"], past["population"], limits.register_jump)


def outliers(field: str, value: Values, past: Values, spread: Spread, limits: Thresholds) -> Iterator[Judged]:
    """Distance from the mean in sample standard deviations, and from the median as a modified z-score."""
    count, mean, deviation = spread
    enough = ~np.isnan(value) & (count >= limits.baseline_fewest)
    z = (value - mean) / deviation
    known, far = enough & (deviation > 0), np.abs(z)
    yield Judged("outlier_extreme", field, known, known & (far >= limits.outlier_extreme), mean, z)
    moderate = known & (far >= limits.outlier_moderate) & (far < limits.outlier_extreme)
    yield Judged("outlier_moderate", field, known, moderate, mean, z)
    middle = medians(past)
    middling = medians(np.abs(past - middle.astype(np.float32)))
    robust = ROBUST_SCALE * (value - middle) / middling
    known = enough & (middling > 0)
    failed = known & (np.abs(robust) > limits.outlier_robust)
    yield Judged("outlier_robust", field, known, failed, middle, robust)


def over_time(field: str, value: Values, spread: Spread, limits: Thresholds) -> Judged:
    """The ratio to the mean of the periods before, less one; small counts swing too much to be judged."""
    count, mean, _ = spread
    known = ~np.isnan(value) & (count >= limits.baseline_fewest) & (mean >= limits.fewest_cases)
    change = value / mean - 1
    return Judged("over_time", field, known, known & (np.abs(change) > limits.over_time), mean, change)


def fallen(field: str, value: Values, past: Values, limit: float) -> Judged:
    """A count that only grows, against the last one that was reported."""
    before = _last_known(past)
    known = ~np.isnan(value) & ~np.isnan(before)
    return Judged("falling", field, known, known & (value < before * (1 - limit)), before, value / before - 1)


def jumped(field: str, value: Values, past: Values, limit: float) -> Judged:
    """A value of the register against the snapshot just before."""
    before = _last_known(past[-1:])
    known = ~np.isnan(value) & (before > 0)
    change = value / before - 1
    return Judged("register_jump", field, known, known & (np.abs(change) > limit), before, change)


def medians(past: Values) -> Exact:
    """The median of each column's known values, NaN where none is known. past: periods × sites."""
    if not len(past):
        return np.full(past.shape[1], np.nan)
    ordered = np.sort(past, axis=0)  # NaN last
    count = _known(past)
    low, high = (count - 1).clip(0) // 2, np.minimum(count // 2, len(past) - 1)
    middle = np.take_along_axis(ordered, np.stack([low, high]), axis=0)
    return np.asarray(middle.mean(axis=0, dtype=np.float64))


def _over(check: str, field: str, value: Values, bound: Values, limit: float) -> Judged:
    """A count against the one that holds it; both are whole numbers, so at 0 the comparison is exact."""
    known, exact = ~np.isnan(value) & ~np.isnan(bound), bound.astype(np.float64)
    failed = known & (value > exact * (1 + limit))
    return Judged(check, field, known, failed, exact, value / exact - 1)


def spread_of(past: Values) -> Spread:
    """Count, mean and sample standard deviation of each column's known values."""
    count, exact = _known(past), past.astype(np.float64)
    known = ~np.isnan(past)
    mean = np.where(known, exact, 0.0).sum(axis=0) / count
    apart = np.where(known, exact - mean, 0.0)
    deviation = np.sqrt(np.einsum("ps,ps->s", apart, apart) / (count - 1))
    return count, mean, deviation


def _known(past: Values) -> npt.NDArray[np.int64]:
    """The number of known values of each column; bytes add up five times as fast as the default."""
    count: npt.NDArray[np.uint8] = (~np.isnan(past)).sum(axis=0, dtype=np.uint8)
    return count.astype(np.int64)


def _last_known(past: Values) -> Exact:
    last = np.full(past.shape[1], np.nan)
    for row in past:
        last = np.where(np.isnan(row), last, row)
    return last
