"""The index against known answers, single persons, a jackknife and SciPy's bootstrap; the slope; fifths."""

import numpy as np
import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import least_squares
from scipy.special import expit, logit
from scipy.stats import bootstrap, t

from data.methods.equity import (
    Index,
    erreygers,
    fifths,
    fifths_of_people,
    ranked_groups,
    reach_95,
    slope_index,
)

# Thousandths: shares near the smallest float lose the digits that an index is compared by.
SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
GROUPS = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6), SHARES), min_size=1, max_size=9)


def people(rows: list[tuple[int, int, float]]) -> pl.DataFrame:
    frame = [(float(rank), weight, weight * share) for rank, weight, share in rows]
    return pl.DataFrame(
        frame, schema={"rank": pl.Float64, "weight": pl.Int64, "reached": pl.Float64}, orient="row"
    )


def one_by_one(rows: list[tuple[int, int, float]]) -> float | None:
    """E = 8 cov(y, R) over single persons, R the mid-rank among persons of one rank."""
    persons = sorted((rank, share) for rank, weight, share in rows for _ in range(weight))
    mean = sum(share for _, share in persons) / len(persons)
    if not mean or len({rank for rank, _ in persons}) < 2:
        return None
    places: dict[int, list[float]] = {}
    for number, (rank, _) in enumerate(persons):
        places.setdefault(rank, []).append((number + 0.5) / len(persons))
    middle = {rank: sum(held) / len(held) for rank, held in places.items()}
    covariance = sum((share - mean) * (middle[rank] - 0.5) for rank, share in persons) / len(persons)
    return 8 * covariance


@given(GROUPS)
def test_the_index_is_that_of_single_persons(rows):
    expected, found = one_by_one(rows), erreygers(people(rows))
    if expected is None:
        assert found is None
    else:
        assert found.value == pytest.approx(expected, abs=1e-9)


def test_known_answers():
    even = [(0, 10, 0.5), (1, 30, 0.5)]
    assert erreygers(people(even)) == Index(*(pytest.approx(0, abs=1e-12),) * 3)
    # Half the people and all that are reached: as uneven as can be.
    assert erreygers(people([(0, 5, 0.0), (1, 5, 1.0)])).value == pytest.approx(1)
    assert erreygers(people([(0, 5, 1.0), (1, 5, 0.0)])).value == pytest.approx(-1)


@given(GROUPS)
def test_the_index_of_those_not_reached_is_its_mirror(rows):
    mirrored = [(rank, weight, 1 - share) for rank, weight, share in rows]
    one, other = erreygers(people(rows)), erreygers(people(mirrored))
    assume(one is not None and other is not None)
    assert one.value == pytest.approx(-other.value, abs=1e-9)


@given(GROUPS)
def test_the_index_is_that_of_the_area_under_the_curve(rows):
    """C is one less twice the area; E is C times four means."""
    groups, found = ranked_groups(people(rows)), erreygers(people(rows))
    assume(found is not None)
    area = np.trapezoid([0.0, *groups["share_reached"]], [0.0, *groups["share_people"]])
    mean = groups["reached"].sum() / groups["weight"].sum()
    assert found.value == pytest.approx(4 * mean * (1 - 2 * area), abs=1e-9)


def country(random: np.random.Generator, slope: float) -> list[tuple[int, int, float]]:
    """Eighty stations of four ranks, whose share does not depend on the rank where the slope is zero."""
    rank, weight = random.integers(0, 4, 80), random.integers(500, 9000, 80)
    share = np.clip(random.beta(4, 2, 80) + slope * rank, 0, 1)
    return list(zip(rank.tolist(), weight.tolist(), share.tolist(), strict=True))


def test_the_standard_error_is_that_of_a_jackknife_and_of_a_bootstrap_of_stations():
    rows = country(np.random.default_rng(3), 0.05)
    found = erreygers(people(rows))
    error = (found.high - found.low) / 2 / reach_95(np.array(rows)[:, 1])
    without = np.array([one_by_weight(np.array(rows[:n] + rows[n + 1 :])) for n in range(len(rows))])
    assert error == pytest.approx(((without - without.mean()) ** 2).sum() ** 0.5, rel=0.05)
    drawn = bootstrap(
        (np.arange(len(rows)),),
        lambda chosen: one_by_weight(np.array(rows)[chosen]),
        vectorized=False,
        n_resamples=999,
        method="percentile",
        rng=np.random.default_rng(7),
    )
    assert error == pytest.approx(drawn.standard_error, rel=0.15)


def one_by_weight(rows: np.ndarray) -> float:
    """E = 8 cov(y, R) of stations (rank, weight, share), the rank of each by comparing it with all."""
    rank, weight, share = rows.T
    weight = weight / weight.sum()
    middle = ((rank[:, None] > rank) + (rank[:, None] == rank) / 2) @ weight
    return 8 * (weight * share * middle).sum() - 4 * (weight * share).sum()


def test_where_shares_do_not_follow_ranks_the_interval_leaves_zero_out_in_one_of_twenty():
    random = np.random.default_rng(21)
    found = [erreygers(people(country(random, 0))) for _ in range(400)]
    wrong = np.mean([index.low > 0 or index.high < 0 for index in found])
    assert wrong == pytest.approx(0.05, abs=4 * (0.05 * 0.95 / 400) ** 0.5)


def test_an_interval_reaches_as_far_as_student_s_distribution():
    for count in (25, 80, 5000):
        widened = (count / (count - 2)) ** 0.5
        assert reach_95(np.full(count, 700)) == pytest.approx(t.ppf(0.975, count - 2) * widened, rel=0.01)
    assert reach_95(np.array([1, 1, 1, 10_000])) > reach_95(np.full(4, 700)) > 3


def test_fifths_of_people_spread_a_rank_over_all_that_it_spans():
    """Ranks of 30, 30 and 40 of a hundred people: the second fifth is half of the first, half of the next."""
    parts = fifths_of_people(ranked_groups(people([(0, 30, 0.1), (1, 30, 0.5), (2, 40, 1.0)])))
    assert parts == pytest.approx([0.1, 0.3, 0.5, 1.0, 1.0])
    assert fifths_of_people(ranked_groups(people([]))) == []


def test_the_slope_of_two_ranks_is_their_logistic_line_carried_to_both_ends():
    # Two points fix the line: their middles are at 0.2 and 0.7 of the people.
    low, high = logit(0.3), logit(0.6)
    step = (high - low) / 0.5
    expected = expit(low + 0.8 * step) - expit(low - 0.2 * step)
    found = slope_index(ranked_groups(people([(0, 40, 0.3), (1, 60, 0.6)])))
    assert found == pytest.approx(expected, abs=1e-4)
    assert slope_index(ranked_groups(people([(0, 40, 0.3), (1, 60, 0.3)]))) == pytest.approx(0, abs=1e-4)
    assert slope_index(ranked_groups(people([(0, 40, 0.3)]))) is None


def test_a_slope_is_a_difference_of_shares_even_where_ranks_part_all_from_none():
    assert slope_index(ranked_groups(people([(0, 40, 0.0), (1, 60, 1.0)]))) == pytest.approx(1, abs=1e-3)
    assert slope_index(ranked_groups(people([(0, 40, 1.0), (1, 60, 0.0)]))) == pytest.approx(-1, abs=1e-3)
    assert slope_index(ranked_groups(people([(0, 40, 0.0), (1, 60, 0.0)]))) == pytest.approx(0, abs=1e-4)
    assert slope_index(ranked_groups(people([(0, 40, 1.0), (1, 60, 1.0)]))) == pytest.approx(0, abs=1e-4)


@given(GROUPS)
def test_a_slope_stays_between_minus_one_and_one(rows):
    found = slope_index(ranked_groups(people(rows)))
    assert found is None or -1 <= found <= 1


def test_the_slope_is_the_line_of_greatest_likelihood():
    groups = ranked_groups(people(country(np.random.default_rng(1), 0.08)))
    weight, middle = groups["weight"].to_numpy(), groups["middle"].to_numpy()
    share = (groups["reached"] / groups["weight"]).to_numpy()
    line = least_squares(
        lambda at: [
            (weight * (expit(at[0] + at[1] * middle) - share)).sum() / weight.sum(),
            (weight * middle * (expit(at[0] + at[1] * middle) - share)).sum() / weight.sum(),
        ],
        [0, 0],
        xtol=1e-12,
    ).x
    assert slope_index(groups) == pytest.approx(expit(line.sum()) - expit(line[0]), abs=1e-4)


@given(st.lists(st.none() | st.floats(0, 1), max_size=40))
def test_fifths_hold_every_known_place_once_in_order(values):
    rows = [(f"{number:02}", value, number, 10) for number, value in enumerate(values)]
    schema = {"code": pl.String, "value": pl.Float64, "top": pl.Int64, "bottom": pl.Int64}
    found = fifths(pl.DataFrame(rows, schema=schema, orient="row"))
    codes = [code for held in found["codes"] for code in held]
    assert sorted(codes) == [row[0] for row in rows if row[1] is not None]
    by_code = {row[0]: row[1] for row in rows}
    assert [by_code[code] for code in codes] == sorted(by_code[code] for code in codes)
    if len(codes) >= 5:
        assert found["places"].max() - found["places"].min() <= 1
        assert found.height == 5
