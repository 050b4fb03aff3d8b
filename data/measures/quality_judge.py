"""The checks of one date as arithmetic: a site's value against its own past, its other columns, its peers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from data.measures.quality import BOUNDED, FEWEST_PEERS, FLOWS, INDICATORS, STEADY, Thresholds
from data.methods.outliers import chance_share, chance_share_within, known_in, robust_spread

Values = npt.NDArray[np.float32]
Exact = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]


class Judged(NamedTuple):
    """One check of one column at every site: whether it could be judged, whether it failed, and against what.

    expected: what the value was held against; score: how far it is from that, in robust standard deviations
    or as a ratio less one; chance: the share of values that fail with nothing there, 0 where chance has no
    part. Where `known` is false the rest says nothing.
    """

    check: str
    field: str
    known: Truths
    failed: Truths
    expected: Exact
    score: Exact
    chance: Exact


@dataclass(frozen=True)
class Expected:
    """What a column's values are expected to be, at each site, on the scale of log(1 + value).

    known: earlier changes since a year before that it rests on; middle: the value a year before and their
    median added up; spread: their robust standard deviation.
    """

    known: Indices
    middle: Exact
    spread: Exact

    @property
    def value(self) -> Exact:
        """The value expected."""
        return np.expm1(self.middle)


@dataclass(frozen=True)
class Moment:
    """One date. now: column → value at each site, NaN where unknown; past: column → the values of the
    baseline, oldest first (snapshots × sites; fewer at the beginning); expected: of each column of FLOWS;
    reported: sites with a report; peers: number of the group that a site is compared in, negative for none.
    """

    now: Mapping[str, Values]
    past: Mapping[str, Values]
    expected: Mapping[str, Expected]
    reported: Truths
    peers: Indices


def expected_from(year_before: Values, changes: Values) -> Expected:
    """What is expected on a date: its value a year before, moved by the median of the changes just before.

    Both on the scale of log(1 + value). changes: snapshots × sites, each the change since its own year
    before.
    """
    middle, spread = robust_spread(changes)
    return Expected(known_in(changes), year_before + middle, spread)


def judge_date(date: Moment, limits: Thresholds) -> Iterator[Judged]:
    """Every check of one date."""
    now, past = date.now, date.past
    with np.errstate(invalid="ignore", divide="ignore"):
        for field in FLOWS:
            yield outlier(field, now[field], date.expected[field], limits)
            if field in STEADY:
                yield over_time(field, now[field], date.expected[field], limits)
                yield among_peers(field, now, date.peers, limits)
        yield fallen("records_created", now["records_created"], past["records_created"], limits.falling)
        for field, bound in BOUNDED.items():
            check = "over_population" if bound == "population" else "between"
            yield _over(check, field, now[field], now[bound], getattr(limits, check))
        yield jumped("population", now["population"], past["population"], limits.register_jump)
        for field in INDICATORS:
            yield left_out(field, now[field], past[field], date.reported)


def outlier(field: str, value: Values, expected: Expected, limits: Thresholds) -> Judged:
    """Distance from what is expected, in robust standard deviations of the changes before."""
    enough = ~np.isnan(value) & (expected.known >= limits.baseline_fewest)
    known = enough & (expected.spread > 0) & (expected.value >= limits.fewest_cases)
    score = (np.log1p(value) - expected.middle) / expected.spread
    failed = known & (np.abs(score) > limits.outlier_robust)
    counts = np.unique(expected.known[known])
    chances = [chance_share(int(count), limits.outlier_robust) for count in counts]
    chance = np.interp(expected.known, counts, chances) if len(counts) else np.zeros(len(value))
    return Judged("outlier_robust", field, known, failed, expected.value, score, chance)


def over_time(field: str, value: Values, expected: Expected, limits: Thresholds) -> Judged:
    """The ratio to what is expected, less one; small counts swing too much to be judged."""
    known = ~np.isnan(value) & (expected.known >= limits.baseline_fewest)
    known &= expected.value >= limits.fewest_cases
    change = value / expected.value - 1
    return _certain(("over_time", field), known, np.abs(change) > limits.over_time, expected.value, change)


def among_peers(field: str, now: Mapping[str, Values], peers: Indices, limits: Thresholds) -> Judged:
    """A site's value a person against the median of its peers, in robust deviations of their logarithms."""
    value, people = now[field], now["population"].astype(np.float64)
    rate = np.log1p(value) - np.log(people)
    usable = np.isfinite(rate) & (peers >= 0)
    middle, spread, chance = (np.full(len(value), np.nan) for _ in range(3))
    order = np.flatnonzero(usable)[np.argsort(peers[usable], kind="stable")]
    for group in np.split(order, np.flatnonzero(np.diff(peers[order])) + 1):
        if len(group) < FEWEST_PEERS:
            continue
        both = robust_spread(rate[group][:, None])
        middle[group], spread[group] = both
        chance[group] = chance_share_within(len(group), limits.between_units)
    expected, score = np.expm1(middle + np.log(people)), (rate - middle) / spread
    known = usable & (spread > 0) & (expected >= limits.fewest_cases)
    failed = known & (np.abs(score) > limits.between_units)
    return Judged("between_units", field, known, failed, expected, score, chance)


def fallen(field: str, value: Values, past: Values, limit: float) -> Judged:
    """A count that only grows, against the last one that was reported."""
    before = _last_known(past)
    known = ~np.isnan(value) & ~np.isnan(before)
    return _certain(("falling", field), known, value < before * (1 - limit), before, value / before - 1)


def jumped(field: str, value: Values, past: Values, limit: float) -> Judged:
    """A value of the register against the snapshot just before."""
    before = _last_known(past[-1:])
    known = ~np.isnan(value) & (before > 0)
    change = value / before - 1
    return _certain(("register_jump", field), known, np.abs(change) > limit, before, change)


def left_out(field: str, value: Values, past: Values, reported: Truths) -> Judged:
    """A report that lacks a number which the site gave in the baseline, or gives now."""
    before = _last_known(past)
    missing, none = np.isnan(value), np.full(len(value), np.nan)
    known = reported & ~(missing & np.isnan(before))
    return _certain(("complete", field), known, missing, before, none)


def _over(check: str, field: str, value: Values, bound: Values, limit: float) -> Judged:
    """A count against the one that holds it; both are whole numbers, so at 0 the comparison is exact."""
    known, exact = ~np.isnan(value) & ~np.isnan(bound), bound.astype(np.float64)
    return _certain((check, field), known, value > exact * (1 + limit), exact, value / exact - 1)


def _certain(name: tuple[str, str], known: Truths, failed: Truths, expected: Exact, score: Exact) -> Judged:
    """A check (its key, its column) of what cannot be by chance, or whose chance is not known."""
    return Judged(*name, known, known & failed, expected, score, np.zeros(len(known)))


def _last_known(past: Values) -> Exact:
    last = np.full(past.shape[1], np.nan)
    for row in past:
        last = np.where(np.isnan(row), last, row)
    return last
