"""The index against known answers and against one computed person by person."""

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.methods.equity import concentration_index, fifths, ranked_groups

# Thousandths: shares near the smallest float lose the digits that an index is compared by.
SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
GROUPS = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6), SHARES), min_size=1, max_size=9)


def people(rows: list[tuple[int, int, float]]) -> pl.DataFrame:
    frame = [(float(rank), weight, weight * share) for rank, weight, share in rows]
    return pl.DataFrame(
        frame, schema={"rank": pl.Float64, "weight": pl.Int64, "reached": pl.Float64}, orient="row"
    )


def one_by_one(rows: list[tuple[int, int, float]]) -> float | None:
    """C = 2 cov(y, R) / mean(y) over single persons, R the mid-rank among persons of one rank."""
    persons = sorted((rank, share) for rank, weight, share in rows for _ in range(weight))
    mean = sum(share for _, share in persons) / len(persons)
    if not mean or len({rank for rank, _ in persons}) < 2:
        return None
    places: dict[int, list[float]] = {}
    for number, (rank, _) in enumerate(persons):
        places.setdefault(rank, []).append((number + 0.5) / len(persons))
    middle = {rank: sum(held) / len(held) for rank, held in places.items()}
    covariance = sum((share - mean) * (middle[rank] - 0.5) for rank, share in persons) / len(persons)
    return 2 * covariance / mean


@given(GROUPS)
def test_the_index_is_that_of_single_persons(rows):
    expected = one_by_one(rows)
    found = concentration_index(ranked_groups(people(rows)))
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


def test_known_answers():
    even = [(0, 10, 0.5), (1, 30, 0.5)]
    assert concentration_index(ranked_groups(people(even))) == pytest.approx(0)
    # All with the better off half: the curve's area is a quarter, C = 1 − 2 · 1/4.
    assert concentration_index(ranked_groups(people([(0, 5, 0.0), (1, 5, 1.0)]))) == pytest.approx(0.5)
    assert concentration_index(ranked_groups(people([(0, 5, 1.0), (1, 5, 0.0)]))) == pytest.approx(-0.5)


@given(GROUPS)
def test_the_index_is_one_less_twice_the_area_under_the_curve(rows):
    groups = ranked_groups(people(rows))
    assume(concentration_index(groups) is not None)
    across, up = [0.0, *groups["share_people"]], [0.0, *groups["share_reached"]]
    steps = zip(zip(across, up, strict=True), zip(across[1:], up[1:], strict=True), strict=False)
    area = sum((x1 - x0) * (y0 + y1) / 2 for (x0, y0), (x1, y1) in steps)
    assert concentration_index(groups) == pytest.approx(1 - 2 * area, abs=1e-9)


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
